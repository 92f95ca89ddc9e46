/** What the operator is told by mail: what happened or is wrong, and what they can do about it. */
import { type Alert, SIGN_INS_A_DAY, WRONG_INVITATIONS_A_DAY } from '../../domain/delivery/alerts.ts'
import { type ChannelName, channelRules } from '../../domain/delivery/channels.ts'
import { channelWords } from '../../text/labels/channels.ts'
import { count } from '../../text/plurals.ts'
import { capital } from '../../text/sentences.ts'
import {
  type EmailDocument,
  type Mail,
  type Operator,
  type Part,
  senderLine,
} from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

/** One thing there is to say: what is so, and what follows from it. `subject` is the mail's where nothing else is said. */
export type Said = { subject: string | null; says: string; more: readonly string[] }

const ALERTS: Readonly<Record<Alert, (channel: ChannelName, day: string) => Said>> = {
  'invitations-guessed': (_, day) => ({
    subject: 'Somebody is guessing your invitation code',
    says: `More than ${count(WRONG_INVITATIONS_A_DAY, 'wrong invitation code')} came in on ${day}.`,
    more: [
      'Anyone with the code still gets in. From then until midnight UTC, each network gets one wrong try.',
      'If the code is a word or a date, change INVITE_CODE to a dozen letters and digits that mean nothing.',
    ],
  }),
  'many-sign-ins': (_, day) => ({
    subject: 'Unusually many sign-in links were requested',
    says: `${count(SIGN_INS_A_DAY, 'mail')} with a sign-in link were requested on ${day}, more than your runners should need.`,
    more: [
      'Nobody is locked out. From then until midnight UTC, an address gets a new link every four hours, and each works until the next.',
      'Somebody may be asking in other people’s names. Anyone waiting for a link can also sign in by connecting their source again.',
    ],
  }),
  'requests-used-up': (channel, day) => ({
    subject: `The requests to confirm by ${channelWords[channel].noun} are used up`,
    says: `${count(channelRules[channel].requestsADay.service, channelWords[channel].noun)} that ask for a confirmation went out on ${day}, which is the daily limit.`,
    more: [
      'From then until midnight UTC, nobody can add another. Those already confirmed work as before.',
      'If these were not your runners, look at who connected lately; INVITE_CODE keeps strangers from connecting.',
    ],
  }),
}

/** Somebody uses up what all share. @example sayAlert('many-sign-ins', 'email', '2026-03-10').says // '300 mails …' */
export const sayAlert = (alert: Alert, channel: ChannelName, day: string): Said => ALERTS[alert](channel, day)

/** A source refuses the application: its label, and its name as the settings have it. */
export const sayApplicationRefused = (
  { label, name }: { label: string; name: string },
  day: string,
): Said => ({
  subject: `${label} refuses your application`,
  says: `${label} answered on ${day}, but refused the application that Legwork uses.`,
  more: [
    `Check that it is still active there, and that ${name.toUpperCase()}_CLIENT_ID and ${name.toUpperCase()}_CLIENT_SECRET match it.`,
    'Until then no run is read. Runners see why on their pages, nobody is disconnected, and missed runs are read once it works again.',
  ],
})

/** A month's messages are used up; `setting` is what the operator may raise, and `limit` what it stands at. */
export function sayLimitReached(
  channel: ChannelName,
  { setting, limit, month }: { setting: string; limit: number; month: string },
): Said {
  const { noun } = channelWords[channel]
  return {
    subject: `The ${noun}s for ${month} are used up`,
    says: `Legwork may send ${count(limit, noun)} a month, and the share for nudges is used up.`,
    more: [
      'Until the month is over, nudges go to a runner’s mailbox where there is one. Codes still go out, as long as their share lasts.',
      `To allow more, raise ${setting}.`,
    ],
  }
}

/** Something only they can mend. */
export const sayToMend = ({ says, next }: { says: string; next: string | null }): Said => ({
  subject: null,
  says,
  more: next ? [next] : [],
})

export type OperatorMailWords = {
  said: readonly [Said, ...Said[]]
  /** Where all checks are. */
  page: string
  operator: Operator
}

/** @example composeOperatorMail({ said: [{ subject: null, … }], … }).subject // 'One thing about Legwork needs you' */
export function composeOperatorMail({ said, page, operator }: OperatorMailWords): Mail {
  const [first, ...rest] = said
  const many = capital(count(said.length, 'thing'))
  const together = `${many} about Legwork ${rest.length === 0 ? 'needs' : 'need'} you`
  const letter: EmailDocument = {
    subject: (rest.length === 0 && first.subject) || together,
    parts: [
      ...said.flatMap(({ says, more }): Part[] => [
        { kind: 'lead', words: says },
        ...more.map((words) => ({ kind: 'paragraph', words }) satisfies Part),
      ]),
      { kind: 'act', words: 'See all checks', href: page },
      {
        kind: 'paragraph',
        words: 'Mails like this come at most once a day, and only when something needs you.',
      },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

/** @example composeTestMail({ page: 'https://…/operator', operator }).subject // 'Legwork can write to you' */
export function composeTestMail({ page, operator }: { page: string; operator: Operator }): Mail {
  const letter: EmailDocument = {
    subject: 'Legwork can write to you',
    parts: [
      { kind: 'lead', words: 'This is the test you asked for. Mails to your runners go the same way.' },
      {
        kind: 'paragraph',
        words:
          'If it landed in spam, so will theirs: see what your mail sender says about SPF, DKIM and DMARC.',
      },
      { kind: 'act', words: 'See how Legwork is running', href: page },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

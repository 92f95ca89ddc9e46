/** Tells the operator that somebody uses up what all share: what is done about it, and what they may do. */
import { type Alert, SIGN_INS_A_DAY, WRONG_INVITATIONS_A_DAY } from '../../domain/delivery/alerts.ts'
import { type ChannelName, channelRules } from '../../domain/delivery/channels.ts'
import { channelWords } from '../../text/labels/channels.ts'
import { count } from '../../text/plurals.ts'
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type AlertWords = { alert: Alert; channel: ChannelName; day: string; operator: Operator }

type Words = { subject: string; happened: string; done: string; next: string }

const WORDS: Readonly<Record<Alert, (channel: ChannelName) => Words>> = {
  'invitations-guessed': () => ({
    subject: 'Somebody is guessing your invitation code',
    happened: `More than ${count(WRONG_INVITATIONS_A_DAY, 'wrong invitation code')} came in today.`,
    done: 'Anyone with the code still gets in. Until midnight UTC each network gets one wrong try.',
    next: 'If the code is a word or a date, change INVITE_CODE to a dozen letters and digits that mean nothing.',
  }),
  'many-sign-ins': () => ({
    subject: 'Unusually many sign-in links were requested',
    happened: `${count(SIGN_INS_A_DAY, 'mail')} with a sign-in link were requested today, more than your runners should need.`,
    done: 'Nobody is locked out. Until midnight UTC an address gets a new link every four hours, and each works until the next.',
    next: 'Somebody may be asking in other people’s names. Anyone waiting for a link can also sign in by connecting their source again.',
  }),
  'requests-used-up': (channel) => ({
    subject: `The requests to confirm by ${channelWords[channel].noun} are used up`,
    happened: `${count(channelRules[channel].requestsADay.service, channelWords[channel].noun)} that ask for a confirmation went out today, which is the daily limit.`,
    done: 'Until midnight UTC nobody can add another. Those already confirmed work as before.',
    next: 'If these were not your runners, look at who connected lately; INVITE_CODE keeps strangers from connecting.',
  }),
}

/** @example composeAlert({ alert: 'invitations-guessed', day: '2026-03-10', … }).subject // 'Somebody is guessing …' */
export function composeAlert({ alert, channel, day, operator }: AlertWords): Mail {
  const { subject, happened, done, next } = WORDS[alert](channel)
  const letter: EmailDocument = {
    subject,
    parts: [
      { kind: 'lead', words: happened },
      { kind: 'paragraph', words: done },
      { kind: 'paragraph', words: next },
      { kind: 'paragraph', words: `This is about ${day}, and is sent once a day.` },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject, html: htmlOf(letter), text: textOf(letter) }
}

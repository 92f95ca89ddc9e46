/** Says that nothing more is posted to an address, why, and how it begins again. */
import type { EndpointOff } from '../../domain/events/endpoint.ts'
import {
  type EmailDocument,
  type Mail,
  NOT_MEDICAL,
  type Operator,
  senderLine,
} from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { smsOf } from '../render/sms.ts'
import { textOf } from '../render/text.ts'

export type EndpointOffWords = {
  /** The name in the address, without what may be a secret in the rest of it. */
  host: string
  why: EndpointOff
  link: string
  operator: Operator
}

const WHY = {
  failing: 'For three days it accepted nothing Legwork sent, so it is switched off.',
  gone: 'It says that it is gone for good, so it is switched off.',
  chosen: 'It is switched off.',
} satisfies Record<EndpointOff, string>

/** @example composeEndpointOff({ host: 'ntfy.sh', why: 'failing', link, operator }).subject // 'Legwork sends nothing more to ntfy.sh' */
export function composeEndpointOff({ host, why, link, operator }: EndpointOffWords): Mail {
  const letter: EmailDocument = {
    subject: `Legwork sends nothing more to ${host}`,
    parts: [
      { kind: 'lead', words: `You chose to have events sent to an address at ${host}. ${WHY[why]}` },
      {
        kind: 'paragraph',
        words: 'Nothing is lost for 30 days: once it works again, switch it on and resend what it missed.',
      },
      { kind: 'act', words: 'See what went wrong', href: link },
    ],
    foot: { lines: [NOT_MEDICAL, senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

export const endpointOffSms = ({ host, link }: Pick<EndpointOffWords, 'host' | 'link'>): string =>
  smsOf({ opening: `nothing more is sent to your address at ${host}.`, ifRoom: ['See why:'], link })

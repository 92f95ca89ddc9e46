/** Tells the operator that a source refuses their application, so that nobody's runs can be read. */
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type RefusedApplication = {
  /** The source, as its owner calls it, and as the settings do. */
  label: string
  name: string
  day: string
  operator: Operator
}

/** @example composeApplicationRefused({ label, name, … }).subject // '… refuses your application' */
export function composeApplicationRefused({ label, name, day, operator }: RefusedApplication): Mail {
  const subject = `${label} refuses your application`
  const settings = `${name.toUpperCase()}_CLIENT_ID and ${name.toUpperCase()}_CLIENT_SECRET`
  const letter: EmailDocument = {
    subject,
    parts: [
      { kind: 'lead', words: `${label} answers, but refuses the application that Legwork uses.` },
      {
        kind: 'paragraph',
        words: `Check that it is still active there, and that ${settings} match it.`,
      },
      {
        kind: 'paragraph',
        words: `Until then no run is read. Runners see why on their pages, nobody is disconnected, and missed runs are read once it works again.`,
      },
      { kind: 'paragraph', words: `This is about ${day}, and is sent once a day while it lasts.` },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject, html: htmlOf(letter), text: textOf(letter) }
}

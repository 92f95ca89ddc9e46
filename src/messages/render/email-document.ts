/** A letter: what is said, in order, before anyone asks how it will look. Composed once, rendered in several ways. */

export type Part =
  | { kind: 'lead'; words: string }
  | { kind: 'paragraph'; words: string }
  | { kind: 'heading'; words: string }
  /** Things to do or to know, each with its days where it has some. */
  | { kind: 'list'; items: readonly Item[] }
  /** Words to copy and hand on. */
  | { kind: 'copy'; label: string; words: string }
  /** Stands with every massage suggestion. */
  | { kind: 'caution'; words: string }
  /** The one way to act. */
  | { kind: 'act'; words: string; href: string }
  /** A question that one tap answers. */
  | { kind: 'question'; words: string; answers: readonly Link[] }
  | { kind: 'bars'; label: string; bars: readonly Bar[] }

/** @example { when: 'Monday and Tuesday', what: 'easy or rest.' } */
export type Item = { when: string | null; what: string }

/** One week of a chart: `share` of the longest bar, 0 to 1. */
export type Bar = { label: string; figure: string; share: number; note: string | null }

export type Link = { words: string; href: string }

export type EmailDocument = {
  subject: string
  parts: readonly Part[]
  /** Why it came and how to stop it; none in a mail that may hold only one link. */
  foot: { lines: readonly string[]; links: readonly Link[] }
}

/** Who runs this Legwork: named with a postal address under every mail. */
export type Operator = { name: string; address: string; email: string }

export type Mail = { subject: string; html: string; text: string }

export const NOT_MEDICAL = 'Legwork reads a training log. It is not medical advice.'

/** The foot of a mail that the runner can turn off; `attribution` names whose devices what it says comes from. */
export function footFor(
  operator: Operator,
  links: readonly Link[],
  attribution: string | null = null,
): EmailDocument['foot'] {
  return { lines: [...(attribution ? [attribution] : []), NOT_MEDICAL, senderLine(operator)], links }
}

/** @example senderLine({ name: 'Riverside Massage', address: '1 River Street, Leeds', email: '…' }) */
export function senderLine({ name, address }: Operator): string {
  return `Sent by ${[name, ...address.split(/\r?\n/)]
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ')}`
}

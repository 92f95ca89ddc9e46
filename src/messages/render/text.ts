/** A letter as plain text: the same words in the same order, links written out. */
import type { Bar, EmailDocument, Link, Part } from './email-document.ts'

const WIDEST_BAR = 20

export function textOf({ parts, foot }: EmailDocument): string {
  const links = foot.links.map(linkText)
  const end = [...links, ...foot.lines].join('\n')
  return `${parts.map(partText).join('\n\n')}\n\n--\n${end}\n`
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'lead':
    case 'paragraph':
    case 'caution':
      return part.words
    case 'heading':
      return part.words.toUpperCase()
    case 'list':
      return part.items.map(({ when, what }) => `- ${when ? `${when}: ${what}` : what}`).join('\n')
    case 'copy':
      return `${part.label}:\n"${part.words}"`
    case 'act':
      return `${part.words}:\n${part.href}`
    case 'question':
      return [part.words, ...part.answers.map((answer) => `- ${linkText(answer)}`)].join('\n')
    case 'bars':
      return [`${part.label}:`, ...aligned(part.bars)].join('\n')
  }
}

/** A question needs no colon after its mark. */
const linkText = ({ words, href }: Link) => `${words}${words.endsWith('?') ? '' : ':'} ${href}`

function aligned(bars: readonly Bar[]): string[] {
  const label = Math.max(0, ...bars.map((bar) => bar.label.length))
  const figure = Math.max(0, ...bars.map((bar) => bar.figure.length))
  return bars.map((bar) => {
    const line = '='.repeat(Math.round(bar.share * WIDEST_BAR))
    const note = bar.note ? ` (${bar.note})` : ''
    return `${bar.label.padEnd(label)}  ${bar.figure.padStart(figure)}  ${line}${note}`.trimEnd()
  })
}

/** Takes JSON apart into its rows, each with its line, so that one broken row doesn't spoil the others. */
import { parseJson } from '../../json.ts'
import type { Found } from '../training-file.ts'

/** Where rows stand in a text. */
export type Span = { from: number; to: number }

/**
 * The rows within a span, parsed one by one, whether they stand in one list, in several, or one to a line; a row that is
 * no JSON is reported where it begins.
 */
export function readJsonRows(text: string, { from, to }: Span): Found<unknown>[] {
  const rows: Found<unknown>[] = []
  const lineAt = linesOf(text)
  for (let at = from; ; ) {
    const start = skip(text, at, /[\s,[\]]/)
    if (start >= to) return rows
    const end = endOfRow(text, start)
    const parsed = parse(text.slice(start, end))
    rows.push({ line: lineAt(start), ...parsed })
    // a bracket too many belongs to the broken row before it
    at = 'value' in parsed ? end : Math.max(nextStart(text, start, end), start + 1)
  }
}

/** The line of a place; places are asked for in their order. */
function linesOf(text: string): (place: number) => number {
  let line = 1
  let counted = 0
  return (place) => {
    for (; counted < place; counted++) {
      const sign = text[counted]
      if (sign === '\n' || (sign === '\r' && text[counted + 1] !== '\n')) line++
    }
    return line
  }
}

function skip(text: string, from: number, what: RegExp): number {
  let place = from
  while (place < text.length && what.test(text[place] ?? '')) place++
  return place
}

/** The lists of objects that an object holds under its own names. */
export function listsWithin(text: string): Span[] {
  const spans: Span[] = []
  const open = skip(text, 0, /\s/)
  if (text[open] !== '{') return spans
  for (let at = skip(text, open + 1, /[\s,]/); text[at] === '"'; ) {
    const from = skip(text, endOfText(text, at), /[\s:]/)
    const to = endOfRow(text, from)
    if (text[from] === '[' && /[{[]/.test(text[skip(text, from + 1, /\s/)] ?? '')) spans.push({ from, to })
    if (to <= from) return spans
    at = skip(text, to, /[\s,]/)
  }
  return spans
}

function endOfText(text: string, open: number): number {
  let place = open + 1
  while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1
  return place + 1
}

/** Where the row that starts here ends: with its last bracket, or at the comma or bracket of the list it stands in. */
function endOfRow(text: string, start: number): number {
  let depth = 0
  let inText = false
  for (let place = start; place < text.length; place++) {
    const sign = text[place]
    if (inText) {
      if (sign === '\\') place++
      // JSON knows no text over several lines: a quote left open ends here
      else if (sign === '"' || sign === '\n') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return place
      depth--
      if (depth === 0) return place + 1
    } else if (sign === ',' && depth === 0) return place
  }
  return text.length
}

/** After a broken row, whose brackets prove nothing: the next line that begins a row as this one did. */
function nextStart(text: string, start: number, end: number): number {
  const lineStart = text.lastIndexOf('\n', start) + 1
  const indent = text.slice(lineStart, start)
  if (indent.trim() !== '' || text[start] !== '{') return end
  const next = text.indexOf(`\n${indent}{`, start)
  return next === -1 ? end : next
}

function parse(text: string): { value: unknown } | { unreadable: string } {
  const value = parsed(text) ?? parsed(withoutNaN(text))
  return value ?? { unreadable: 'is cut off or broken: its brackets and quotes do not close' }
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: parseJson(text) }
  } catch {
    return null
  }
}

/** Python writes numbers that are none by their name, which is no JSON. */
const withoutNaN = (text: string) =>
  text.replace(/"(?:[^"\\\n]|\\.)*"?|-?\b(?:NaN|Infinity)\b/g, (part) => (part[0] === '"' ? part : 'null'))

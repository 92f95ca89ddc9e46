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
  const indent = indentIn(text, from)
  let patience = PATIENCE * text.length
  for (let at = from; ; ) {
    const start = skip(text, at, /[\s,[\]]/)
    if (start >= to) return rows
    const end = endOfRow(text, start, patience > 0 ? text.length : nextStart(text, start + 1, indent))
    const parsed = parse(text.slice(start, end))
    rows.push({ line: lineAt(start), ...parsed })
    if (!('value' in parsed)) patience -= end - start
    at = 'value' in parsed ? end : nextStart(text, start + 1, indent)
  }
}

/**
 * A bracket left open sends the search for its end through the whole text. After so many times, a row is taken to end
 * where another begins.
 */
const PATIENCE = 10

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
function endOfRow(text: string, start: number, limit = text.length): number {
  let depth = 0
  let inText = false
  for (let place = start; place < limit; place++) {
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
  return limit
}

/**
 * After a broken row, whose brackets and quotes prove nothing: where another one begins. Rows that stand on lines of
 * their own (`indent`) begin as far in as the first of them; others behind a comma.
 */
function nextStart(text: string, from: number, indent: string | null): number {
  if (indent === null) {
    const comma = /,\s*\{/g
    comma.lastIndex = from
    return comma.test(text) ? comma.lastIndex - 1 : text.length
  }
  const begin = `${indent}{`
  for (let place = text.indexOf(begin, from); place !== -1; place = text.indexOf(begin, place + 1))
    if (/[\n\r]/.test(text[place - 1] ?? '\n')) return place + indent.length
  return text.length
}

/** How far in the first row on a line of its own stands; null when none does. */
function indentIn(text: string, from: number): string | null {
  const first = /^([ \t]*)\{/gm
  first.lastIndex = from
  return first.exec(text)?.[1] ?? null
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

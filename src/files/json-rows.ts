/** Takes a JSON list apart into its rows, each with its line, so that one broken row doesn't spoil the others. */
import { parseJson } from '../json.ts'
import type { Row } from './training-file.ts'

type JsonRow = Row<unknown> | { line: number; unreadable: string }

/** The rows of a list, parsed one by one; a row that is no JSON is reported where it begins. */
export function readJsonList(text: string): JsonRow[] {
  const rows: JsonRow[] = []
  let line = 1
  let counted = 0
  const lineAt = (place: number) => {
    for (; counted < place; counted++) if (text[counted] === '\n') line++
    return line
  }
  let from = text.indexOf('[') + 1
  for (;;) {
    const start = skip(text, from, /[\s,]/)
    if (start >= text.length || text[start] === ']') return rows
    const end = endOfRow(text, start)
    const parsed = parse(text.slice(start, end))
    rows.push({ line: lineAt(start), ...parsed })
    from = 'value' in parsed ? end : nextStart(text, start, end)
  }
}

function skip(text: string, from: number, what: RegExp): number {
  let place = from
  while (place < text.length && what.test(text[place] ?? '')) place++
  return place
}

/** Where the row that starts here ends: at the comma or bracket of the list it stands in. */
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
  return next === -1 ? end : Math.min(end, next)
}

function parse(text: string): { value: unknown } | { unreadable: string } {
  try {
    return { value: parseJson(text) }
  } catch {
    return { unreadable: 'is not valid JSON' }
  }
}

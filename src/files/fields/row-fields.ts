/** Takes the fields of one row: what must be there, what may be there, and the words for what is wrong. */

/** One kind of field: how it is read, and what a person is told it should have been. */
export type Kind<T> = { expected: string; read(found: unknown): T | null }

/** A row by the names we have for its fields, whatever format it comes from. */
export type Cells = {
  /** What stands there; undefined where the file has no such field. */
  at(field: string): unknown
  /** What the file itself calls the field. */
  heading(field: string): string
}

export type RowFields = {
  /** A field without which there is no run: null when it can't be read, and the complaint is kept. */
  need<T>(field: string, kind: Kind<T>): T | null
  /** A field that may be missing or spoiled: null then, and nothing is said. */
  maybe<T>(field: string, kind: Kind<T>): T | null
  /** All complaints about the row in one line. */
  complaints(): string
}

const LONGEST = 40

/** What was found, short enough for a line. */
export function cut(text: string, longest = LONGEST): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

const NOTHING = /^[\s:.,–—-]*$|^[\d:]*nan(:|$)|^(nat|null|none|n\/a)$/i

/** Nothing, in the ways exports write it: an empty cell, dashes, a clock of dashes, `00:NaN:NaN`, `null`. */
export function isNothing(found: unknown): boolean {
  if (found === undefined || found === null) return true
  if (typeof found === 'number') return Number.isNaN(found)
  return typeof found === 'string' && NOTHING.test(found.trim())
}

const textOf = (found: unknown): string => (typeof found === 'object' ? JSON.stringify(found) : String(found))

export function fieldsOf(cells: Cells): RowFields {
  const wrong: string[] = []
  const maybe = <T>(field: string, kind: Kind<T>) => {
    const found = cells.at(field)
    return isNothing(found) ? null : kind.read(found)
  }
  return {
    maybe,
    need(field, kind) {
      const value = maybe(field, kind)
      if (value !== null) return value
      const heading = cut(cells.heading(field))
      const found = cells.at(field)
      const what = isNothing(found) ? 'is missing' : `is "${cut(textOf(found))}", not ${kind.expected}`
      wrong.push(`${heading} ${what}`)
      return null
    },
    complaints: () => wrong.join('; '),
  }
}

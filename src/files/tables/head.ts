/** A table as its reader sees it: the column names, and its rows to learn from. */
import type { Cells } from '../fields/row-fields.ts'

export type Head = { names: string[]; rows: readonly string[][] }

/** A row by our names for its columns; a column nobody named is called by its place. */
export function cellsOf(
  cells: readonly string[],
  names: readonly string[],
  columns: Readonly<Partial<Record<string, number>>>,
): Cells {
  return {
    at: (field) => cells[columns[field] ?? -1],
    heading(field) {
      const at = columns[field]
      const name = names[at ?? -1]?.replace(/<[^<>]*>/g, '').trim()
      return name || (at === undefined ? field : `column ${at + 1}`)
    },
  }
}

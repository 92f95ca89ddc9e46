/** Rows of a list by the names of their fields. */
import type { Cells } from '../fields/row-fields.ts'

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

/** A row; what is no object has no fields. */
export function keysOf(value: unknown): Cells {
  const fields = new Map(entriesOf(value))
  return { at: (field) => fields.get(field), heading: (field) => field }
}

export const hasKeys = (value: unknown, keys: readonly string[]): boolean => {
  const names = namesOf(value)
  return keys.every((key) => names.includes(key))
}

export const namesOf = (value: unknown): string[] => entriesOf(value).map(([name]) => name)

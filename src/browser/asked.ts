/** What the page and the worker beside it say to each other. */
import type { DateOrder } from '../files/training-file.ts'
import type { Supposed } from '../report/simulate.ts'

export type Ask = {
  /** Which number is the day, where a file can't tell. */
  dates: DateOrder | null
  files: readonly File[]
  supposed: Supposed
  /** Whose days they are, where the file does not say. */
  timeZone: string
}

export type Said =
  | { doing: string }
  | { refused: string; asksDates: boolean }
  /** A report as markup, every word of the file escaped in it, and its own style. */
  | { report: string; css: string }

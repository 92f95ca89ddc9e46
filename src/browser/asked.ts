/** What the page and the worker beside it say to each other. */
import type { Supposed } from '../report/simulate.ts'

export type Ask = {
  file: File
  supposed: Supposed
  /** Whose days they are, where the file does not say. */
  timeZone: string
}

export type Said =
  | { doing: string }
  | { refused: string }
  /** A report as markup, every word of the file escaped in it, and its own style. */
  | { report: string; css: string }

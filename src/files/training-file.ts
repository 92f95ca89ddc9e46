/** What a reader of training logs is: it knows its file when it sees it, and says of every row what became of it. */
import type { Run } from '../domain/training/run.ts'
import type { Units } from '../domain/training/runner.ts'

/** The word in front of a run's id. */
export type FileSource = 'strava' | 'garmin' | 'running-page' | 'intervals' | 'recording'

/** Which number of a date with the year last is the day: 03/11/2024 is in November or in March. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

export type ReadOptions = {
  /** Whose day it was, for files that do not say. */
  timeZone?: string
  /** The unit of distances, for files that do not say. */
  units?: Units
  /** Which number comes first in a date, where no row tells. */
  dates?: DateOrder
  /** What begins later has not been run. */
  latest?: Date
}

/** What became of one row: a run, an activity that is none or may be one, or nothing, with the reason. */
export type RowRead =
  /** `madeId`: the file has none, and it is made of the start. `note`: what was taken otherwise than it stands there. */
  | { run: Run; timeZone?: string | undefined; madeId?: true; note?: string }
  | { notRunning: string }
  | { soundsLikeRunning: string }
  | { unreadable: string }

type Row<T> = { line: number; value: T }

/** A row as it was taken apart, or why it couldn't be. */
export type Found<T> = Row<T> | { line: number; unreadable: string }

/** A file that its reader knows: how a row is read, and what the file left open and what was taken instead. */
export type Opened<Value> = { read(value: Value): RowRead; notes: string[] }

/**
 * One format. `open` looks at a file's head and gives the reading of a row, null when the file is none of its own, or
 * a refusal when it is and a person has to say something first.
 */
export type Reader<Head, Value> = {
  source: FileSource
  /** What a person calls such a file. */
  format: string
  open(head: Head, options: ReadOptions): Opened<Value> | { refused: Refusal } | null
}

/** A row by its line, or a file as a whole; the file's name stands there when several were read. */
export type UnreadableRow = { file?: string; line?: number; reason: string }

/** One of the files that a log was read from, and how many runs it gave. */
type FileOf = { name: string; format: string; runs: number }

export type TrainingFile = {
  source: FileSource | 'several'
  format: string
  runs: Run[]
  unreadable: UnreadableRow[]
  /** Activities that are no runs, by the name the file has for them. */
  notRunning: ReadonlyMap<string, number>
  /** Activities whose name sounds like running and isn't known: they are not counted, and that is said. */
  soundsLikeRunning: ReadonlyMap<string, number>
  /** The zone of the newest run, where the file tells. */
  timeZone?: string
  notes: string[]
  /** The files it came from, where more than a text was read. */
  files?: FileOf[]
}

/**
 * The file as a whole can't be read: what it was found to be, and a short sentence on what to give instead; or what has
 * to be said about it first.
 */
export type Refusal = { found: string; instead: string; asks?: 'date-order' }

/** What a reader of training logs is: it knows its file when it sees it, and says of every row what became of it. */
import type { Run } from '../domain/training/run.ts'
import type { Units } from '../domain/training/runner.ts'

/** The word in front of a run's id. */
type FileSource = 'strava' | 'garmin' | 'running-page'

export type ReadOptions = {
  /** Whose day it was, for files that do not say. */
  timeZone?: string
  /** The unit of distances, for files that do not say. */
  units?: Units
}

/** What became of one row: a run, an activity that is none or may be one, or nothing, with the reason. */
export type RowRead =
  | { run: Run; timeZone?: string | undefined }
  | { notRunning: string }
  | { soundsLikeRunning: string }
  | { unreadable: string }

export type Row<T> = { line: number; value: T }

/**
 * One format. `open` looks at a file's head (the first row of a list, the column names of a CSV) and gives the reading
 * of a row, or null when the file is none of its own.
 */
export type Reader<Head, Value> = {
  source: FileSource
  /** What a person calls such a file. */
  format: string
  open(head: Head, options: ReadOptions): ((value: Value) => RowRead) | null
  /** What the file left open, and what was taken instead. */
  notes(options: ReadOptions): string[]
}

type UnreadableRow = { line: number; reason: string }

export type TrainingFile = {
  source: FileSource
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
}

/** The file as a whole can't be read: what it was found to be, and a short sentence on what to give instead. */
export type Refusal = { found: string; instead: string }

/** A recording of one activity, whatever kind of file it comes from, and the run that it is. */
import { localDateOf } from '../../domain/time/calendar.ts'
import type { Ground, Run } from '../../domain/training/run.ts'
import { offsetName } from '../fields/offsets.ts'
import { sportOf } from '../fields/sport.ts'
import { wrongStart } from '../fields/starts.ts'
import type { ReadOptions, TrainingFile } from '../training-file.ts'

export type RecordingKind = 'FIT' | 'GPX' | 'TCX'

export type Recording = {
  startedAt: Date
  distanceMeters: number
  movingSeconds: number
  elapsedSeconds: number
  climbMeters: number | null
  /** As the file names it; null where it names none. */
  sport: string | null
  /** How far the watch's clock was ahead of UTC, in minutes, where the file tells. */
  offsetMinutes: number | null
  /** Where it began, in degrees to the east. */
  longitude: number | null
  device: string | null
}

/** 3:02 to 8:46 a kilometre: slower is mostly walked, faster mostly ridden. */
const RUNNING_METERS_PER_SECOND = { least: 1.9, most: 5.5 }

const NOTES = {
  added: 'GPX holds points only: distance, times and climb are added up from them.',
  pace: 'A recording that names no sport counts as a run when its pace is a runner’s (3:02 to 8:46 a kilometre).',
  longitude:
    'Where a recording names no time zone, its day is that of the longitude it begins at (say whose with --time-zone).',
  utc: 'Where a recording names neither time zone nor place, its day is that of UTC (say whose with --time-zone).',
}

/** The activities of one file, as a log of its own. */
export function logOf(
  kind: RecordingKind,
  recordings: readonly Recording[],
  options: ReadOptions,
): TrainingFile {
  const notes = new Set(kind === 'GPX' ? [NOTES.added] : [])
  const [notRunning, soundsLikeRunning] = [new Map<string, number>(), new Map<string, number>()]
  const log: TrainingFile = {
    source: 'recording',
    format: `${kind} recording`,
    ...{ runs: [], unreadable: [], notRunning, soundsLikeRunning, notes: [] },
  }
  for (const recording of recordings) {
    const wrong = wrongStart(recording.startedAt, options)
    if (wrong) {
      log.unreadable.push({ reason: wrong })
      continue
    }
    if (recording.sport === null) notes.add(NOTES.pace)
    const sport = recording.sport === null ? byPace(recording) : sportOf(recording.sport)
    if ('notRunning' in sport) countUp(notRunning, sport.notRunning)
    else if ('soundsLikeRunning' in sport) countUp(soundsLikeRunning, sport.soundsLikeRunning)
    else {
      const { timeZone, note } = zoneOf(recording, options)
      if (note) notes.add(note)
      log.runs.push(runOf(kind, recording, sport.ground, timeZone))
      log.timeZone = timeZone
    }
  }
  return { ...log, notes: [...notes] }
}

const countUp = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

function byPace({ distanceMeters, movingSeconds }: Recording): { ground: Ground } | { notRunning: string } {
  const pace = distanceMeters / Math.max(1, movingSeconds)
  const { least, most } = RUNNING_METERS_PER_SECOND
  return pace >= least && pace <= most
    ? { ground: 'road' }
    : { notRunning: 'a recording that names no sport' }
}

type Zone = { timeZone: string; note?: string }

function zoneOf({ offsetMinutes, longitude }: Recording, { timeZone }: ReadOptions): Zone {
  // an offset of nothing is also what writes who doesn't know it
  if (offsetMinutes) return { timeZone: offsetName(offsetMinutes) }
  if (timeZone) return { timeZone }
  if (longitude === null) return { timeZone: 'UTC', note: NOTES.utc }
  return { timeZone: offsetName(Math.round(longitude / 15) * 60), note: NOTES.longitude }
}

function runOf(kind: RecordingKind, recording: Recording, ground: Ground, timeZone: string): Run {
  const { startedAt, distanceMeters, climbMeters, device } = recording
  const elapsedSeconds = Math.round(Math.max(recording.elapsedSeconds, recording.movingSeconds))
  return {
    // a watch starts one activity in a second, and the same one may come as two kinds of file
    id: `recording:${startedAt.toISOString().slice(0, 19).replace(/\D/g, '')}${kind}`,
    startedAt,
    localDate: localDateOf(startedAt, timeZone),
    distanceMeters: Math.round(distanceMeters),
    movingSeconds: Math.round(recording.movingSeconds) || elapsedSeconds,
    elapsedSeconds,
    climbMeters: climbMeters === null ? null : Math.round(climbMeters),
    ground,
    marked: null,
    manual: false,
    device,
  }
}

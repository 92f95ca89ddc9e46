/**
 * Runs that a source sends by itself: how they travel, and how they join what is stored. Last received wins, but for a
 * recording told again after it was edited.
 */

import { localDateOf } from '../domain/time/calendar.ts'
import type { Run, RunId } from '../domain/training/run.ts'
import type { PushedRun } from './pushed-run.ts'
import type { PushReceived, Synced, SyncRequest } from './source.ts'

type PushedFigures = NonNullable<PushedRun['run']>

/** The stored window with what was pushed joined in, where nothing newer was received of the same run. */
export function withPushed({ window, stored, pushed, received, timeZone }: SyncRequest): Synced {
  const runs = new Map<RunId, Run>(stored.map((run) => [run.id, run]))
  const fresh = pushed.runs.filter((run) => isNews(run, pushed.at, received.get(run.id)))
  for (const { id, run } of fresh) {
    if (run) runs.set(id, runFrom(id, run, timeZone))
    else runs.delete(id)
  }
  const kept = [...runs.values()].filter(({ localDate }) => localDate >= window.from)
  return {
    runs: kept,
    listed: new Set(kept.map(({ id }) => id)),
    unreadable: [],
    timeZone: newestZone(fresh, kept),
    rateLimit: [],
    received: fresh.map(({ id, edited }) => ({ id, edited })),
  }
}

/** What was received later stands; but an edit is newer than its recording, whenever either is told once more. */
function isNews({ edited }: PushedRun, at: Date, last: PushReceived | undefined): boolean {
  if (!last) return true
  return edited === last.edited ? at >= last.at : edited
}

function runFrom(id: RunId, { startedAt, offsetSeconds, ...rest }: PushedFigures, timeZone: string): Run {
  const localDate =
    offsetSeconds === null
      ? localDateOf(new Date(startedAt), timeZone)
      : localDateOf(new Date(startedAt + offsetSeconds * 1000), 'UTC')
  return { id, startedAt: new Date(startedAt), localDate, ...rest }
}

/** The wall clock of the newest run, when it is among those that just came. */
function newestZone(fresh: readonly PushedRun[], kept: readonly Run[]): string | null {
  const last = Math.max(...kept.map(({ startedAt }) => startedAt.getTime()))
  const newest = fresh.find(({ run }) => run?.startedAt === last)?.run
  return newest?.offsetSeconds == null ? null : zoneOf(newest.offsetSeconds)
}

/** @example zoneOf(-25_200) // '-07:00' */
function zoneOf(offsetSeconds: number): string {
  const minutes = Math.round(Math.abs(offsetSeconds) / 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offsetSeconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * Runs that a source sends by itself: how they travel, and how they join what is stored. Last received wins, but for a
 * recording told again after it was edited.
 */

import { localDateOf } from '../domain/time/calendar.ts'
import type { Run, RunId } from '../domain/training/run.ts'
import type { Unreadable } from '../domain/training/unreadable.ts'
import { latestStart } from './figures.ts'
import { isRead, type PushedRun } from './pushed-run.ts'
import type { PushReceived, Remark, Synced, SyncRequest } from './source.ts'

type PushedFigures = NonNullable<PushedRun['run']>

/** The stored window with what was pushed joined in, where nothing newer was received of the same run. */
export function withPushed(request: SyncRequest): Synced {
  const { window, stored, received, timeZone } = request
  const runs = new Map<RunId, Run>(stored.map((run) => [run.id, run]))
  const pushed = request.pushed.runs.map((each) => inTime(each, request.pushed.at))
  const fresh = pushed.filter(
    (each) => isRead(each) && isNews(each, request.pushed.at, received.get(each.id)),
  )
  for (const { id, run } of fresh) {
    if (run) runs.set(id, runFrom(id, run, timeZone))
    else runs.delete(id)
  }
  const lost = pushed.filter((each) => isLost(each, request.pushed.at, received.get(each.id)))
  const kept = [...runs.values()].filter(({ localDate }) => localDate >= window.from)
  return {
    runs: kept,
    listed: new Set(kept.map(({ id }) => id)),
    unreadable: stillUnreadable(request, { fresh, lost }),
    remarks: [...fresh, ...lost].flatMap(remarkOn),
    timeZone: newestZone(fresh, kept),
    rateLimit: [],
    received: fresh.map(({ id, edited }) => ({ id, edited })),
  }
}

/** What was received later stands; but an edit is newer than its recording, whenever either is told once more. */
function isNews({ edited }: Pick<PushedRun, 'edited'>, at: Date, last: PushReceived | undefined): boolean {
  if (!last) return true
  return edited === last.edited ? at >= last.at : edited
}

/** What cannot be read loses nothing when the same was told in another form that could be. */
function isLost(pushed: PushedRun, at: Date, last: PushReceived | undefined): boolean {
  return !isRead(pushed) && (pushed.edited ? isNews(pushed, at, last) : !last)
}

/** A source that tells of each run once does not tell it again: what was lost stays so until it leaves the window. */
function stillUnreadable(
  { unreadable, window, pushed: { at } }: SyncRequest,
  { fresh, lost }: { fresh: readonly PushedRun[]; lost: readonly PushedRun[] },
): Unreadable[] {
  const toldAgain = new Set(lost.map(({ id }) => id))
  const isMended = (odd: Unreadable) =>
    fresh.some(
      (each) => each.id === odd.id && (!odd.edited || isNews(each, at, { ...odd, at: new Date(odd.at) })),
    )
  const before = unreadable.filter(
    (odd) => odd.at >= window.since.getTime() && !toldAgain.has(odd.id ?? '') && !isMended(odd),
  )
  const now = lost.map(({ id, edited }) => ({ id, edited, at: at.getTime() }))
  return [...before, ...now.filter((odd) => !isMended(odd))]
}

const remarkOn = ({ id, remark }: PushedRun): Remark[] => (remark ? [{ ...remark, run: id }] : [])

function inTime(pushed: PushedRun, at: Date): PushedRun {
  if (!pushed.run || pushed.run.startedAt <= latestStart(at)) return pushed
  return { ...pushed, run: null, remark: { kind: 'row', reason: 'starts in the future' } }
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

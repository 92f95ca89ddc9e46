/** From findings to nudges: what is worth a message, and when. Everything is decided here, nothing is sent. */

import { policy } from '../policy/rules.ts'
import { RULES, type RunFinding } from '../rules/index.ts'
import { localDateOf, windowAt } from '../time/calendar.ts'
import { openAt } from '../time/quiet-hours.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import type { RunId } from '../training/run.ts'
import type { Runner } from '../training/runner.ts'
import { whyHeldBack } from './hold-back.ts'
import { decideMassage } from './massage-due.ts'
import { isOpen, keyOf, type Nudge, stands } from './nudge.ts'
import { type Occasion, occasionsAt, standingFirst } from './occasions.ts'

export { hasSettled, isOpen, MEMORY_MS, type Nudge } from './nudge.ts'

const HOUR_MS = 3_600_000

/** What is looked at, for whom, and when the sync began. */
type Sync = { log: TrainingLog; runner: Runner; now: Date }

type Book = ReadonlyMap<string, Nudge>

/**
 * Looks at the recent outings and says which nudges are new or have changed, those that are taken back first; an
 * unchanged one is not returned, so deciding twice at the same moment decides nothing more. `now` is when the sync at
 * the source began: a waiting nudge is released only when that was after its settling time.
 *
 * @example decideNudges(log, runner, [], now) // [{ rule: 'long-run-spike', state: 'waiting', dueAt: … }]
 */
export function decideNudges(log: TrainingLog, runner: Runner, nudges: readonly Nudge[], now: Date): Nudge[] {
  const before = new Map(nudges.map((nudge) => [nudge.id, nudge]))
  const book = new Map(before)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changes = decideOnce({ log, runner, now }, [...book.values()])
    for (const nudge of changes) book.set(nudge.id, nudge)
    if (changes.length === 0) break
  }
  return [...book.values()]
    .filter((nudge) => {
      const was = before.get(nudge.id)
      return !was || was.runGone !== nudge.runGone || !same(was, nudge)
    })
    .sort((a, b) => Number(stands(a)) - Number(stands(b)))
}

/** What is decided of one outing bears on the others, so it is gone through again until nothing changes: twice as a rule. */
const MOST_ROUNDS = 6

function decideOnce(sync: Sync, nudges: readonly Nudge[]): Nudge[] {
  const { log, runner, now } = sync
  const book = new Map(nudges.map((nudge) => [nudge.id, nudge]))
  const changed = new Set<string>()
  const write = (changes: readonly Nudge[]) => {
    for (const nudge of changes) {
      book.set(nudge.id, nudge)
      changed.add(nudge.id)
    }
  }
  write(stale(book, now))
  const occasions = occasionsAt(log, runner, [...book.values()], now)
  write(gone(occasions, book, sync))
  write(decided(occasions, book, sync))
  write(decideMassage(log, runner, [...book.values()], now))
  write(released(book, sync))
  write(forgotten(book, sync))
  return [...changed].flatMap((id) => book.get(id) ?? [])
}

/** Nudges that were to be said and no longer are: their time has gone. */
function stale(book: Book, now: Date): Nudge[] {
  return [...book.values()]
    .filter(
      (nudge) =>
        isOpen(nudge) && now.getTime() - nudge.createdAt.getTime() > policy.nudge.staleHours * HOUR_MS,
    )
    .map((nudge) => ({ ...nudge, state: 'cancelled', why: 'stale' }))
}

/** Nudges whose finding no longer holds: those that can be taken back, and those held back that can still be judged. */
function gone(occasions: readonly Occasion[], book: Book, sync: Sync): Nudge[] {
  const borne = new Set(
    occasions.flatMap(({ findings }) => findings.map((each) => keyOf(sync.runner.id, each))),
  )
  const judged = new Set<RunId | null>(occasions.flatMap((occasion) => occasion.judged.map(({ id }) => id)))
  const isHeldBack = (nudge: Nudge) =>
    (isHeld(nudge) || isOutranked(nudge)) && (judged.has(nudge.run) || hasLostItsRun(nudge, sync))
  return [...book.values()]
    .filter((nudge) => nudge.run !== null && !borne.has(nudge.id) && (isOpen(nudge) || isHeldBack(nudge)))
    .map((nudge) => ({ ...nudge, state: 'cancelled', why: 'gone' }))
}

const isHeld = ({ state }: Nudge) => state === 'held-back'
/** It was held back first, and the day on which it was still tells for its outing. */
const isOutranked = ({ why }: Nudge) => why === 'outranked'

/**
 * Whether the run a nudge rests on is no longer in the log, or no longer counts; unknown without findings. One that has
 * left the window has gone nowhere.
 */
function hasLostItsRun({ findings }: Nudge, { log, runner, now }: Sync): boolean {
  const lead = findings?.[0]
  if (!lead || lead.run === null || lead.date < windowAt(now, runner).from) return false
  return !ranBetween(log, lead.date, lead.date).some(({ id }) => id === lead.run)
}

/** Goes through the occasions and gives each its one nudge; only the ones already given count against the next. */
function decided(occasions: readonly Occasion[], book: Book, sync: Sync): Nudge[] {
  const said = [...book.values()].filter((nudge) => stands(nudge) && !isOpen(nudge))
  const changes: Nudge[] = []
  for (const occasion of standingFirst(occasions, book, sync.runner)) {
    const nudge = decideOccasion(occasion, said, book, sync)
    if (nudge && stands(nudge)) said.push(nudge)
    if (nudge && nudge !== book.get(nudge.id)) changes.push(nudge)
    for (const finding of occasion.findings) {
      const other = book.get(keyOf(sync.runner.id, finding))
      if (!other || other.id === nudge?.id || other.state === 'sent' || other.state === 'cancelled') continue
      changes.push({ ...other, state: 'cancelled', why: isHeld(other) ? 'outranked' : 'superseded' })
    }
  }
  return changes
}

/** One outing, one nudge: the strongest finding that is worth a message leads; with none, the strongest is held back. */
function decideOccasion(occasion: Occasion, said: readonly Nudge[], book: Book, sync: Sync): Nudge | null {
  const own = new Set<string | null>(occasion.runs.map(({ id }) => id))
  const spoken = said.filter(({ run }) => own.has(run))
  const findings = occasion.findings.filter((finding) => spoken.every((nudge) => isNews(finding, nudge)))

  // a day later the cap of the day on which the outing was first held back still holds
  const heldOn = [...book.values()]
    .filter((nudge) => own.has(nudge.run) && (isHeld(nudge) || isOutranked(nudge)))
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a.getTime() - b.getTime())[0]
  const drafts = findings.flatMap((finding) => {
    const before = book.get(keyOf(sync.runner.id, finding))
    return before?.state === 'sent' ? [] : [draftOf(finding, before, heldOn, said, sync)]
  })
  const draft = drafts.find(({ why }) => why === null) ?? drafts[0]
  if (!draft || (draft.why && !draft.before && isRecorded(findings, own, book, sync))) return null

  const lead = draft.finding
  const nudge: Nudge = {
    id: keyOf(sync.runner.id, lead),
    rule: lead.rule,
    subject: lead.subject,
    run: lead.run,
    policyVersion: policy.version,
    findings: [lead, ...findings.filter((other) => other !== lead)],
    ...outcomeOf(draft, heldOn, sync.now),
    runGone: false,
  }
  return draft.before && same(draft.before, nudge) ? draft.before : nudge
}

/** Whether a finding is worth another word of its outing, by another run than the one that led to the first. */
function isNews(finding: RunFinding, { run, findings }: Nudge): boolean {
  if (run === finding.run || findings === null) return false
  return RULES[finding.rule].isNewsAfter?.(finding, findings[0]) ?? false
}

/** Whether something else of the outing was held back, by a run that is too old to be judged again. */
const isRecorded = (
  findings: readonly RunFinding[],
  own: ReadonlySet<string | null>,
  book: Book,
  { runner }: Sync,
): boolean => {
  const judged = new Set(findings.map((finding) => keyOf(runner.id, finding)))
  return [...book.values()].some((nudge) => own.has(nudge.run) && isHeld(nudge) && !judged.has(nudge.id))
}

type Draft = { finding: RunFinding; before: Nudge | undefined; dueAt: Date; why: Nudge['why'] }

/**
 * A standing nudge keeps its time, or waits for the next open hour when the hours have closed meanwhile; one that is new
 * or comes back settles first.
 */
function draftOf(
  finding: RunFinding,
  before: Nudge | undefined,
  heldOn: Date | undefined,
  said: readonly Nudge[],
  { log, runner, now }: Sync,
): Draft {
  const why = (day: Date) => {
    const circumstances = { log, runner, said, date: localDateOf(day, runner.timeZone) }
    return whyHeldBack(finding, circumstances)
  }
  if (before && stands(before)) {
    const closedMeanwhile = before.state === 'waiting' && before.dueAt <= now && openAt(now, runner) > now
    const dueAt = closedMeanwhile ? openAt(now, runner) : before.dueAt
    return { finding, before, dueAt, why: why(dueAt) }
  }
  const dueAt = openAt(new Date(now.getTime() + runner.settleMinutes * 60_000), runner)
  return { finding, before, dueAt, why: (heldOn && why(heldOn)) ?? why(dueAt) }
}

/** Standing or held back, since when, and for when. */
function outcomeOf({ before, dueAt, why }: Draft, heldOn: Date | undefined, now: Date) {
  const state = why ? 'held-back' : before && stands(before) ? before.state : 'waiting'
  const goesOn = before && (stands(before) || (why !== null && before.state === 'held-back'))
  return {
    state,
    why,
    createdAt: goesOn ? before.createdAt : now,
    dueAt: why && heldOn ? heldOn : dueAt,
  } as const
}

/** Released by a sync that began after the settling time, and by no other. */
function released(book: Book, { now }: Sync): Nudge[] {
  return [...book.values()]
    .filter(({ state, dueAt }) => state === 'waiting' && dueAt <= now)
    .map((nudge) => ({ ...nudge, state: 'released' }))
}

/**
 * Findings leave with the window, and with the run they rest on; of what was sent it is noted beside it that its run
 * has gone since, and taken back when the run is there again.
 */
function forgotten(book: Book, sync: Sync): Nudge[] {
  const { log, runner, now } = sync
  const { from } = windowAt(now, runner)
  return [...book.values()].flatMap((nudge): Nudge[] => {
    if (nudge.runGone) return isListed(nudge.run, log) ? [{ ...nudge, runGone: false }] : []
    if (!nudge.findings) return []
    const isLost = hasLostItsRun(nudge, sync)
    if (nudge.findings[0].date >= from && !isLost) return []
    const runGone = isLost && nudge.state === 'sent' && !isListed(nudge.run, log)
    return [{ ...nudge, findings: null, runGone }]
  })
}

/** Whether a run is in the log, counted or not. */
const isListed = (id: RunId | null, log: TrainingLog) =>
  log.counted.some((run) => run.id === id) || log.notCounted.some(({ run }) => run.id === id)

function same(before: Nudge, decided: Nudge): boolean {
  return (
    before.state === decided.state &&
    before.why === decided.why &&
    before.createdAt.getTime() === decided.createdAt.getTime() &&
    before.dueAt.getTime() === decided.dueAt.getTime() &&
    JSON.stringify(before.findings) === JSON.stringify(decided.findings)
  )
}

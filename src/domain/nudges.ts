/** From findings to nudges: what is worth a message, and when. Everything is decided here, nothing is sent. */
import { localDateOf, windowAt } from './calendar.ts'
import { assessRun, type Finding, type Rule, type Subject } from './findings.ts'
import { type HeldBack, held } from './gates.ts'
import { openAt } from './hours.ts'
import { startedBetween, type TrainingLog } from './log.ts'
import { type Outing, outingsOf } from './outing.ts'
import { policy } from './policy.ts'
import { endOf, type RunId } from './run.ts'
import type { Runner } from './runner.ts'

/** Why a nudge was not said, or no longer. */
export type Withdrawn = 'gone' | 'superseded' | 'stale'

/** The decision to speak, or not to. Its id is made of runner, rule and subject, so a repeat is the same nudge. */
export type Nudge = {
  id: string
  rule: Rule
  subject: Subject
  /** The run that led to it: one nudge per outing, for ever. */
  run: RunId | null
  policyVersion: string
  /** The leading finding and those that support it; null once they have left with the cache. */
  findings: readonly [lead: Finding, ...supporting: Finding[]] | null
  state: 'waiting' | 'released' | 'held-back' | 'cancelled'
  why: HeldBack | Withdrawn | null
  createdAt: Date
  /** When it is to be said: after the settling time and outside the quiet hours. */
  dueAt: Date
  /** How far its deliveries are. Once sending has begun a nudge is never taken back nor repeated. */
  sending: 'none' | 'scheduled' | 'begun'
}

/** The key of a nudge. @example nudgeId('r7', 'long-run-spike', 'run:strava:12') // 'r7.long-run-spike.run-strava-12' */
export function nudgeId(runnerId: string, rule: Rule, subject: Subject): string {
  return `${runnerId}.${rule}.${subject.replaceAll(':', '-')}`
}

/**
 * Which of an outing's findings speaks first: the lower, the stronger. A small step ranks below a changed week.
 *
 * @example [weeklyJump, bigLongRun].sort((a, b) => rankOf(a) - rankOf(b)) // [bigLongRun, weeklyJump]
 */
export function rankOf(finding: Finding): number {
  if (finding.rule === 'long-run-spike') return { large: 2, moderate: 3, small: 8 }[finding.facts.band]
  return { 'big-long-run': 5, 'weekly-jump': 6 }[finding.rule]
}

const HOUR_MS = 3_600_000

/** Whether a nudge stands: it is to be said or was. */
const stands = (nudge: Nudge) => nudge.state === 'waiting' || nudge.state === 'released'

/** Whether a nudge stands and can still be taken back. */
const isOpen = (nudge: Nudge) => stands(nudge) && nudge.sending !== 'begun'

/**
 * Looks at the recent outings and says which nudges are new or have changed; an unchanged one is not returned, so
 * deciding twice at the same moment decides nothing more. `now` is when the look at the source began: a waiting nudge
 * is released only when that was after its settling time.
 *
 * @example decideNudges(log, runner, [], now) // [{ rule: 'long-run-spike', state: 'waiting', dueAt: … }]
 */
export function decideNudges(log: TrainingLog, runner: Runner, nudges: readonly Nudge[], now: Date): Nudge[] {
  const book = new Map(nudges.map((nudge) => [nudge.id, nudge]))
  const changed = new Set<string>()
  const write = (nudge: Nudge) => {
    book.set(nudge.id, nudge)
    changed.add(nudge.id)
  }

  const decisions = outingsWorthALook(log, runner, nudges, now)
    .filter((outing) => !spokenOf(outing, nudges))
    .map((outing) => ({ outing, findings: findingsOf(outing, log, runner) }))

  // what stands is looked at first, so that a newcomer gives way to it and not it to the newcomer
  const standingFirst = decisions
    .map((decision) => ({ ...decision, order: orderOf(decision.findings, book, runner) }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])

  const kept = new Set<string>()
  for (const { findings } of standingFirst) {
    const decided = decideOuting(findings, log, runner, book, now)
    if (!decided) continue
    kept.add(decided.id)
    if (decided !== book.get(decided.id)) write(decided)
  }
  for (const nudge of book.values()) {
    const withdrawn = withdrawal(nudge, kept, book, now)
    if (withdrawn) write({ ...nudge, state: 'cancelled', why: withdrawn })
  }
  for (const nudge of [...book.values()]) {
    const released = release(nudge, runner, now)
    if (released !== nudge) write(released)
  }
  const { from } = windowAt(now, runner)
  for (const nudge of [...book.values()]) {
    if (nudge.findings && nudge.findings[0].date < from) write({ ...nudge, findings: null })
  }
  return [...changed].flatMap((id) => book.get(id) ?? [])
}

/** The outings of the last 72 hours that ended after connecting, and those a standing nudge still rests on. */
function outingsWorthALook(log: TrainingLog, runner: Runner, nudges: readonly Nudge[], now: Date): Outing[] {
  const { recentHours, staleHours } = policy.nudge
  const recent = new Date(now.getTime() - recentHours * HOUR_MS)
  // a nudge is made at most 72 hours after the run's start and stands for at most as long; a day more for the outing
  const reach = new Date(now.getTime() - (recentHours + staleHours + 24) * HOUR_MS)
  const restsOn = new Set(nudges.filter(isOpen).map((nudge) => nudge.run))
  const over = startedBetween(log, reach, now).filter((run) => endOf(run) <= now)
  return outingsOf(over).filter((outing) =>
    outing.some((run) => restsOn.has(run.id) || (run.startedAt >= recent && endOf(run) > runner.connectedAt)),
  )
}

/** Whether something was already said about this outing. */
function spokenOf(outing: Outing, nudges: readonly Nudge[]): boolean {
  return nudges.some((nudge) => nudge.sending === 'begun' && outing.some((run) => run.id === nudge.run))
}

/** An outing's findings, the strongest first. */
function findingsOf(outing: Outing, log: TrainingLog, runner: Runner): Finding[] {
  return outing.flatMap((run) => assessRun(log, run, runner)).sort((a, b) => rankOf(a) - rankOf(b))
}

/** Standing nudges by their age, then the rest by strength, of equals the latest. */
function orderOf(findings: Finding[], book: ReadonlyMap<string, Nudge>, runner: Runner): [number, number] {
  const standing = findings
    .map((finding) => book.get(nudgeId(runner.id, finding.rule, finding.subject)))
    .filter((nudge) => nudge !== undefined && stands(nudge))
    .map((nudge) => nudge?.createdAt.getTime() ?? 0)
  if (standing.length > 0) return [-1, Math.min(...standing)]
  const [lead] = findings
  return lead ? [rankOf(lead), -Date.parse(lead.date)] : [Number.POSITIVE_INFINITY, 0]
}

/** One outing, one nudge: the strongest finding that is worth a message leads; with none, the strongest is held back. */
function decideOuting(
  findings: Finding[],
  log: TrainingLog,
  runner: Runner,
  book: ReadonlyMap<string, Nudge>,
  now: Date,
): Nudge | null {
  const mine = new Set(findings.map((finding) => nudgeId(runner.id, finding.rule, finding.subject)))
  const fresh = findings.filter(
    ({ rule, subject }) => book.get(nudgeId(runner.id, rule, subject))?.sending !== 'begun',
  )
  const others = [...book.values()].filter((nudge) => stands(nudge) && !mine.has(nudge.id))
  const drafts = fresh.map((finding) => {
    const before = book.get(nudgeId(runner.id, finding.rule, finding.subject))
    const dueAt = dueAtOf(before, runner, now)
    const heldOn = (day: Date) =>
      held(finding, { log, runner, others, date: localDateOf(day, runner.timeZone) })
    // a day later the cap of the day it was held back for still holds
    const stillHeld = before?.state === 'held-back' ? heldOn(before.dueAt) : null
    return { finding, before, dueAt, why: stillHeld ?? heldOn(dueAt) }
  })
  const draft = drafts.find(({ why }) => why === null) ?? drafts[0]
  if (!draft) return null

  const { finding, before, dueAt, why } = draft
  const decided: Nudge = {
    id: nudgeId(runner.id, finding.rule, finding.subject),
    rule: finding.rule,
    subject: finding.subject,
    run: finding.run,
    policyVersion: policy.version,
    findings: [finding, ...findings.filter((other) => other !== finding)],
    state: why ? 'held-back' : before && stands(before) ? before.state : 'waiting',
    why,
    createdAt: before?.createdAt ?? now,
    dueAt: why && before ? before.dueAt : dueAt,
    sending: before?.sending ?? 'none',
  }
  return before && same(before, decided) ? before : decided
}

/** A standing nudge keeps its time; one that is new or comes back settles first, and waits for an open hour. */
function dueAtOf(before: Nudge | undefined, runner: Runner, now: Date): Date {
  if (before && stands(before)) return before.dueAt
  return openAt(new Date(now.getTime() + runner.settleMinutes * 60_000), runner)
}

/** Why a standing nudge is to be taken back, if it is: nothing bears it any more, or its time has gone. */
function withdrawal(
  nudge: Nudge,
  kept: ReadonlySet<string>,
  book: ReadonlyMap<string, Nudge>,
  now: Date,
): Withdrawn | null {
  if (!isOpen(nudge)) return null
  if (now.getTime() - nudge.createdAt.getTime() > policy.nudge.staleHours * HOUR_MS) return 'stale'
  if (kept.has(nudge.id)) return null
  const replaced = [...kept].some((id) => book.get(id)?.run === nudge.run)
  return replaced ? 'superseded' : 'gone'
}

/** Released once the look began after its time; when the hours have closed meanwhile, it waits for the next open one. */
function release(nudge: Nudge, runner: Runner, now: Date): Nudge {
  if (nudge.state !== 'waiting' || nudge.dueAt > now) return nudge
  const dueAt = openAt(now, runner)
  return dueAt > now ? { ...nudge, dueAt } : { ...nudge, state: 'released' }
}

function same(before: Nudge, decided: Nudge): boolean {
  return (
    before.state === decided.state &&
    before.why === decided.why &&
    before.run === decided.run &&
    before.dueAt.getTime() === decided.dueAt.getTime() &&
    JSON.stringify(before.findings) === JSON.stringify(decided.findings)
  )
}

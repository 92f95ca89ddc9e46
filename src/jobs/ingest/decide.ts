/** What follows from what a source has now: nudges, deliveries, and the rows that changed. */
import type { Practice } from '../../domain/advice/advice.ts'
import { deliveriesFor, takesSummaries } from '../../domain/delivery/deliveries.ts'
import { lookAgainAt, type SummaryDue } from '../../domain/delivery/schedule.ts'
import { isOpen, type Nudge } from '../../domain/nudges/decide.ts'
import { syncAt } from '../../domain/replay/sync.ts'
import { type Run, sameRun } from '../../domain/training/run.ts'
import { MOST_UNREADABLE, type Unreadable } from '../../domain/training/unreadable.ts'
import { deliveryId } from '../../secrets.ts'
import type { Synced } from '../../sources/source.ts'
import type { Claim } from '../../store/sync/claim.ts'
import type { Decided } from '../../store/sync/decided.ts'
import { syncEvents } from '../events/sync-events.ts'
import { lettersOn } from './tell-operator.ts'

/** What was seen, and whether the source was asked for it. */
export type Seen = { seen: Synced; asked: boolean; opened: boolean }

/** Pure but for the ids of deliveries, which are hashes: what the source has now, and what follows from it. */
export async function decide(
  claim: Claim,
  { seen, asked, opened }: Seen,
  { pushedAt, cacheDays, practice }: { pushedAt: Date; cacheDays: number; practice: Practice },
  now: Date,
): Promise<Decided> {
  // a source that waits says nothing about the runner either
  const timeZone = claim.zoneChosen || !claim.isSourceOfRecord ? null : seen.timeZone
  const runner = { ...claim.runner, timeZone: timeZone ?? claim.runner.timeZone }
  const { runs, log, reviewAt, ...decided } = syncAt(seen.runs, runner, claim.nudges, now)
  const { nudges, said, nudgesNow } = withSaid(
    claim,
    claim.isSourceOfRecord ? decided.nudges : withdrawn(claim.nudges),
  )
  const summary = claim.isSourceOfRecord ? decided.summary : null
  const sync = { connectionId: claim.connection.id, before: claim.nudges, log, runner }
  return {
    syncStartedAt: now,
    timeZone,
    ...changesOf(claim.runs, runs),
    weeks: log.weeks,
    nudges,
    reviewAt: lookAgainAt(
      log,
      { reviewAt, syncedAt: (asked ? null : claim.connection.syncedAt) ?? now, isEmpty: runs.length === 0 },
      cacheDays,
    ),
    deliveries: await deliveriesOf(nudgesNow, summary, claim),
    events: await syncEvents({ ...sync, nudges, said, weekStart: summary?.weekStart ?? null }, practice, now),
    unreadable: newestOf(seen.unreadable),
    letters: lettersOn(claim.connection.id, seen.remarks),
    rateLimit: seen.rateLimit,
    received: { runs: seen.received, at: pushedAt },
    asked,
    opened,
  }
}

/**
 * What is said to endpoints alone is said: a nudge that was released, that goes to no contact, and that an endpoint takes.
 */
function withSaid(claim: Claim, decided: readonly Nudge[]) {
  const all = new Map([...claim.nudges, ...decided].map((nudge) => [nudge.id, nudge]))
  const addressed = new Set(deliveriesFor([...all.values()], claim.addresses).map(({ nudge }) => nudge.id))
  const said = claim.endpointTakesNudges
    ? [...all.values()]
        .filter(({ id, state }) => state === 'released' && !addressed.has(id))
        .map((nudge): Nudge => ({ ...nudge, state: 'sent' }))
    : []
  const nudges = [...new Map([...decided, ...said].map((nudge) => [nudge.id, nudge])).values()]
  return { nudges, said, nudgesNow: [...new Map([...all, ...said.map((n) => [n.id, n] as const)]).values()] }
}

const newestOf = (unreadable: readonly Unreadable[]): Unreadable[] =>
  [...unreadable].sort((a, b) => b.at - a.at).slice(0, MOST_UNREADABLE)

/** A source that waits beside the one that counts keeps its weeks and says nothing. */
const withdrawn = (nudges: readonly Nudge[]): Nudge[] =>
  nudges.filter(isOpen).map((nudge) => ({ ...nudge, state: 'cancelled', why: 'gone' }))

function changesOf(stored: readonly Run[], runs: readonly Run[]): Pick<Decided, 'changedRuns' | 'goneRuns'> {
  const before = new Map(stored.map((run) => [run.id, run]))
  const now = new Set(runs.map(({ id }) => id))
  return {
    changedRuns: runs.filter((run) => {
      const known = before.get(run.id)
      return !known || !sameRun(known, run)
    }),
    goneRuns: stored.map(({ id }) => id).filter((id) => !now.has(id)),
  }
}

function deliveriesOf(nudges: readonly Nudge[], summary: SummaryDue | null, claim: Claim) {
  const nudgesAddressed = deliveriesFor(nudges, claim.addresses).map(({ nudge, contactId, dueAt }) => ({
    kind: 'nudge' as const,
    about: nudge.id,
    contactId,
    dueAt,
  }))
  const summed = (summary ? [summary] : []).flatMap(({ weekStart, dueAt }) =>
    claim.addresses.filter(takesSummaries).map(({ contactId }) => ({
      kind: 'summary' as const,
      about: `${claim.runner.id}.${weekStart}`,
      contactId,
      dueAt,
    })),
  )
  return Promise.all(
    [...nudgesAddressed, ...summed].map(async (each) => ({
      ...each,
      id: await deliveryId(each.kind, each.about, each.contactId),
    })),
  )
}

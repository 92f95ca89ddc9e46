/** claim ─► access ─► look ─► decide ─► commit ─► prompt */
import { blockedUntil } from '../domain/delivery/rate-limit.ts'
import { windowAt } from '../domain/time/calendar.ts'
import { address } from '../domain/delivery/deliveries.ts'
import { lookAt } from '../domain/nudges/sync.ts'
import type { SummaryDue } from '../domain/delivery/schedule.ts'
import { isOpen, type Nudge } from '../domain/nudges/decide.ts'
import { type Run, sameRun } from '../domain/training/run.ts'
import type { Outside } from '../dependencies.ts'
import type { LookPrompt } from '../queue.ts'
import { ok } from '../result.ts'
import { deliveryId } from '../secrets.ts'
import type { Look, LookFor, SourceError } from '../sources/source.ts'
import type { AskedFor, Claim, Unclaimed } from '../store/claim.ts'
import type { Decided } from '../store/decided.ts'
import type { Paused, Scheduled } from '../store/training.ts'
import { freshAccess, type Held, isConfigured, keepAlive, sourceOf } from './access.ts'
import { ack, type Fate, jitterOf, waitAfter } from './outcome.ts'
import { isRefusedAgain, loseAccess, REFUSAL_PAUSE_MS } from './access-lost.ts'

/** How long to wait for an activity that was announced and is not listed yet: half an hour in all, then give up. */
const NOT_YET_MINUTES = [1, 2, 4, 8, 15]
const BUSY_MS = 10_000
const MOST_LETTERS = 3

/**
 * Looks at a source's whole window and decides everything anew. What the list says is the truth, so lost events, edits
 * without an event, deletions and order heal by themselves; what was decided is written in one batch or not at all.
 */
export async function ingest(outside: Outside, prompt: LookPrompt, now: Date): Promise<Fate> {
  if (!isConfigured(outside, prompt.connection)) {
    return { kind: 'park', reason: 'its source is not configured' }
  }
  const claim = await outside.store.training.claim(prompt.connection, askFor(prompt, now), now)
  if ('kind' in claim) return withoutClaim(outside, prompt, claim, now)
  try {
    return await lookAndDecide(outside, claim, prompt, now)
  } catch (error) {
    // the retry is to crash again or to do better, and not to wait for a lease nobody holds
    await outside.store.training.release(claim)
    throw error
  }
}

async function lookAndDecide(outside: Outside, claim: Claim, prompt: LookPrompt, now: Date): Promise<Fate> {
  const closed = blockedUntil(claim.budget, now, isForAPerson(prompt) ? 'person' : 'event')
  if (closed) return wait(outside, claim, { notBefore: closed, because: 'limit' }, claim.budget, now)

  const seen = await look(outside, claim, prompt, now)
  if (!seen.ok) return giveWay(outside, claim, seen.error, now)

  const opened = sourceOf(outside, claim.connection.id).pushing === null
  const decided = await decide(claim, { seen: seen.value, opened }, new Date(prompt.at), now)
  const scheduled = await outside.store.training.commit(claim, decided)
  if (!scheduled) {
    await outside.store.training.release(claim)
    return { kind: 'later', at: new Date(now.getTime() + BUSY_MS) }
  }
  await promptFor(outside, claim, { scheduled, nudges: decided.nudges }, now)
  await tellUnreadable(outside, claim.connection.id, seen.value, now)
  if (prompt.kind === 'review') await keepAlive(outside, claim.connection, now)
  return isMissing(prompt, seen.value) ? lookAgain(outside, prompt, now) : ack
}

/** What was pushed is taken in whatever was seen since; any other look may have been done by a later one already. */
function askFor(prompt: LookPrompt, now: Date): AskedFor {
  if (prompt.kind === 'pushed') return { askedAt: now, pushed: prompt.runs.map(({ id }) => id) }
  return { askedAt: new Date(prompt.at), pushed: [] }
}

const isForAPerson = (prompt: LookPrompt) => prompt.kind === 'review' && prompt.person

/** Looks run one at a time: a lease in the way is the trace of a crash, and waiting for it counts as a retry. */
async function withoutClaim(
  outside: Outside,
  prompt: LookPrompt,
  unclaimed: Unclaimed,
  now: Date,
): Promise<Fate> {
  const names = prompt.kind === 'changed' && prompt.change === 'create' ? prompt.runId : null
  switch (unclaimed.kind) {
    case 'busy':
      return { kind: 'retry', at: unclaimed.until }
    case 'waiting':
      // the row says that a look is due then; only what the look would not find by itself comes back
      return prompt.kind === 'pushed' || names ? { kind: 'later', at: unclaimed.until } : ack
    case 'seen': {
      // the look since may have begun before the activity was listed
      const known = unclaimed.runs.some((id) => id.endsWith(`:${names}`))
      return names && !known ? lookAgain(outside, prompt, now) : ack
    }
    default:
      return ack
  }
}

/** Asks for the window; tokens that are refused are refreshed once, whatever their date says. */
async function look(outside: Outside, claim: Claim, prompt: LookPrompt, now: Date) {
  const lookFor: LookFor = {
    window: windowAt(now, claim.runner),
    timeZone: claim.runner.timeZone,
    stored: claim.runs,
    received: claim.received,
    pushed: { runs: prompt.kind === 'pushed' ? prompt.runs : [], at: new Date(prompt.at) },
  }
  const source = sourceOf(outside, claim.connection.id)
  const held = claim.connection
  let opened = false
  const seen = await source.currentRuns(
    async () => {
      const access = await accessTo(outside, held, now)
      opened = access.ok
      return access
    },
    lookFor,
    now,
  )
  if (seen.ok || seen.error.kind !== 'unauthorized' || !opened) return seen
  const refreshed = (await outside.store.connections.find(held.id)) ?? held
  return source.currentRuns(() => accessTo(outside, refreshed, now, true), lookFor, now)
}

async function accessTo(outside: Outside, held: Held, now: Date, anew = false) {
  const tokens = await freshAccess(outside, held, now, anew)
  return tokens.ok ? ok(tokens.value.access) : tokens
}

/** What was seen, and whether the source was asked for it. */
type Seen = { seen: Look; opened: boolean }

/** Pure but for the ids of deliveries, which are hashes: what the source has now, and what follows from it. */
async function decide(claim: Claim, { seen, opened }: Seen, pushedAt: Date, now: Date): Promise<Decided> {
  // a source that waits says nothing about the runner either
  const timeZone = claim.zoneChosen || !claim.counts ? null : seen.timeZone
  const runner = { ...claim.runner, timeZone: timeZone ?? claim.runner.timeZone }
  const { runs, log, reviewAt, ...decided } = lookAt(seen.runs, runner, claim.nudges, now)
  const nudges = claim.counts ? decided.nudges : withdrawn(claim.nudges)
  const standing = new Map([...claim.nudges, ...nudges].map((nudge) => [nudge.id, nudge]))
  return {
    lookedAt: now,
    timeZone,
    ...changesOf(claim.runs, runs),
    lastRunOn: log.counted.at(-1)?.localDate ?? null,
    weeks: log.weeks,
    nudges,
    reviewAt,
    deliveries: await deliveriesFor([...standing.values()], claim.counts ? decided.summary : null, claim),
    budget: seen.budget,
    received: { runs: seen.received, at: pushedAt },
    opened,
  }
}

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

function deliveriesFor(nudges: readonly Nudge[], summary: SummaryDue | null, claim: Claim) {
  const told = address(nudges, claim.addresses).map(({ nudge, contactId, dueAt }) => ({
    kind: 'nudge' as const,
    about: nudge.id,
    contactId,
    dueAt,
  }))
  const summed = (summary ? [summary] : []).flatMap(({ weekStart, dueAt }) =>
    claim.addresses
      .filter((to) => to.summary && to.channel === 'email')
      .map(({ contactId }) => ({
        kind: 'summary' as const,
        about: `${claim.runner.id}.${weekStart}`,
        contactId,
        dueAt,
      })),
  )
  return Promise.all(
    [...told, ...summed].map(async (each) => ({
      ...each,
      id: await deliveryId(each.kind, each.about, each.contactId),
    })),
  )
}

/** The rows say it too: what is lost here is found by the sweep. */
async function promptFor(
  outside: Outside,
  { connection: { id } }: Claim,
  { scheduled, nudges }: { scheduled: Scheduled; nudges: readonly Nudge[] },
  now: Date,
): Promise<void> {
  for (const { id: delivery, dueAt } of scheduled) {
    await outside.prompts.hint({ kind: 'deliver', delivery }, dueAt, now)
  }
  const dueTimes = nudges.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt.getTime())
  for (const at of new Set(dueTimes)) {
    await outside.prompts.hint({ kind: 'review', connection: id, at, person: false }, new Date(at), now)
  }
}

/** An activity that was announced and is not there yet, or was deleted and still is. */
function isMissing(prompt: LookPrompt, seen: Look): boolean {
  if (prompt.kind !== 'changed' || prompt.runId === null) return false
  if (prompt.change === 'create') return !seen.listed.has(prompt.runId)
  return prompt.change === 'delete' && seen.listed.has(prompt.runId)
}

async function lookAgain(outside: Outside, prompt: LookPrompt, now: Date): Promise<Fate> {
  const tries = prompt.kind === 'changed' ? prompt.tries : 0
  const minutes = NOT_YET_MINUTES[tries]
  if (minutes === undefined || prompt.kind !== 'changed') return ack
  const at = new Date(now.getTime() + minutes * 60_000)
  await outside.prompts.send({ ...prompt, at: at.getTime(), tries: tries + 1 }, at, now)
  return ack
}

async function wait(
  outside: Outside,
  claim: Claim,
  paused: Paused,
  budget: Claim['budget'],
  now: Date,
): Promise<Fate> {
  await outside.store.training.postpone(claim, paused, budget, now)
  return { kind: 'later', at: paused.notBefore }
}

/** A look that did not come about: the connection says until when, and the prompt comes back then. */
async function giveWay(outside: Outside, claim: Claim, error: SourceError, now: Date): Promise<Fate> {
  const { budget, connection } = claim
  if (error.kind === 'unauthorized') {
    if (isRefusedAgain(connection, now)) return loseAccess(outside, claim, now)
    const notBefore = new Date(now.getTime() + REFUSAL_PAUSE_MS)
    return wait(outside, claim, { notBefore, because: 'refusal' }, budget, now)
  }
  if (error.kind === 'rate-limited') {
    return wait(outside, claim, { notBefore: error.until, because: 'limit' }, error.budget, now)
  }
  // whatever is wrong with the source's answers, only looking again shows that it has been mended
  if (error.kind !== 'unavailable') await tellOperator(outside, connection.id, error, now)
  const notBefore = waitAfter(connection.failures, now, jitterOf(connection.id))
  return wait(outside, claim, { notBefore, because: 'failure' }, budget, now)
}

/** The same few rows come at every look: a letter for each, once. */
async function tellUnreadable({ store }: Outside, connection: string, { unreadable }: Look, now: Date) {
  for (const { id, reason } of unreadable.slice(0, MOST_LETTERS)) {
    const letter = { kind: 'row', ids: { connection, ...(id === null ? {} : { run: id }) }, reason }
    await store.letters.parkOnce(`row ${connection} ${id ?? reason}`, letter, now)
  }
}

/** A letter a day for each connection whose source answers what cannot be used. */
async function tellOperator(outside: Outside, connection: string, error: SourceError, now: Date) {
  const reason = 'why' in error ? error.why : error.kind
  const day = now.toISOString().slice(0, 10)
  const letter = { kind: 'look', ids: { connection }, reason }
  await outside.store.letters.parkOnce(`look ${connection} ${day}`, letter, now)
}

/** Calls on a source that sends runs by itself: for its past, for what it says is ready, for what it still allows. */

import { accountOf, type Dependencies } from '../dependencies.ts'
import { WINDOW_WEEKS } from '../domain/time/calendar.ts'
import { pushedJobs, type SourceRequestJob } from '../queue.ts'
import type { Result } from '../result.ts'
import type { Pushing, SourceError } from '../sources/source.ts'
import type { ConnectionRow } from '../store/sync/claim.ts'
import { tellApplicationRefused } from '../tell-operator.ts'
import { isConfigured, sourceOf, withAccess } from './access.ts'
import { loseConnection, refused } from './access-lost.ts'
import { ack, MOST_TRIES, type Outcome, outcomeOf, pauseFor } from './outcome.ts'

const DAY_MS = 86_400_000

type Of<K extends SourceRequestJob['kind']> = Extract<SourceRequestJob, { kind: K }>

export async function runSourceRequest(
  dependencies: Dependencies,
  job: SourceRequestJob,
  now: Date,
): Promise<Outcome> {
  if (!isConfigured(dependencies, job.connection)) return ack
  const connection = await dependencies.store.connections.find(job.connection)
  const { pushing } = sourceOf(dependencies, job.connection)
  if (!connection || !pushing || connection.state === 'disconnecting') return ack
  switch (job.kind) {
    case 'history':
      return askHistory(dependencies, { connection, pushing }, job, now)
    case 'ready':
      return fetchReady(dependencies, { connection, pushing }, job, now)
    case 'permissions':
      return checkPermissions(dependencies, { connection, pushing }, job, now)
  }
}

type At = { connection: ConnectionRow; pushing: Pushing }

/**
 * One piece after the other, the newest first: the window grows backwards as the runs come in. The row says how far, and
 * when to ask next, so that several jobs about it are as one.
 */
async function askHistory(
  dependencies: Dependencies,
  at: At,
  job: Of<'history'>,
  now: Date,
): Promise<Outcome> {
  const { connections } = dependencies.store
  const { id, historyUntil: to, historyNotBefore: notBefore, historyFailures: failures } = at.connection
  if (!to || (notBefore && notBefore > now)) return ack
  const from = new Date(to.getTime() - at.pushing.historyDays * DAY_MS)
  const asked = await ask(dependencies, at, now, (access) => at.pushing.askHistory(access, { from, to }, now))
  if (!asked.ok) {
    const outcome = await failed(dependencies, at, { error: asked.error, tries: failures }, now)
    if (outcome.kind === 'dead-letter') await connections.historyAsked(id, { from: to, until: null })
    if (outcome.kind !== 'later') return outcome
    await connections.postponeHistory(id, outcome.at, pauseFor(asked.error))
    await dependencies.queue.tryEnqueue({ ...job, at: outcome.at.getTime() }, outcome.at, now)
    return ack
  }
  const isLast = now.getTime() - from.getTime() >= WINDOW_WEEKS * 7 * DAY_MS
  await connections.historyAsked(id, { from: to, until: isLast ? null : from })
  if (!isLast) await dependencies.queue.tryEnqueue({ ...job, at: now.getTime() }, now, now)
  return ack
}

/** What lies there is what the source knows now, so it counts as received now. Others' entries are nobody's. */
async function fetchReady(dependencies: Dependencies, at: At, job: Of<'ready'>, now: Date): Promise<Outcome> {
  const events = await ask(dependencies, at, now, (access) => at.pushing.fetchReady(access, job.url, now))
  if (!events.ok) {
    // what is given up here may still be asked for: whoever parks it sees to that
    return failed(dependencies, at, { error: events.error, tries: job.tries }, now)
  }
  const { source, userId } = accountOf(job.connection)
  await dependencies.queue.enqueueAll(
    events.value.flatMap((event) => {
      if (event.kind === 'unreadable') return [{ ...event, ids: { ...event.ids, source, user: userId } }]
      const isTheirs = event.kind === 'runs.pushed' && event.userId === userId
      return isTheirs ? pushedJobs(job.connection, event.runs, now.getTime()) : []
    }),
  )
  return ack
}

/** What an event says of permissions is not believed without asking. */
async function checkPermissions(
  dependencies: Dependencies,
  at: At,
  job: Of<'permissions'>,
  now: Date,
): Promise<Outcome> {
  const allowed = await ask(dependencies, at, now, (access) => at.pushing.allows(access, now))
  if (!allowed.ok) return failed(dependencies, at, { error: allowed.error, tries: job.tries }, now)
  if (!allowed.value) return loseConnection(dependencies, job.connection, now)
  // what was run meanwhile was told to nobody
  if (await dependencies.store.connections.regain(job.connection)) await wantHistory(dependencies, at, now)
  return ack
}

/** The source's past is asked for from its newest piece on. */
async function wantHistory(dependencies: Dependencies, { connection: { id } }: At, now: Date): Promise<void> {
  await dependencies.store.connections.wantHistory(id, now)
  await dependencies.queue.tryEnqueue({ kind: 'history', connection: id, at: now.getTime() }, now, now)
}

/** Calls the source; that it let us in is noted, where it had refused us before. */
async function ask<T>(
  dependencies: Dependencies,
  { connection }: At,
  now: Date,
  call: (access: string) => Promise<Result<T, SourceError>>,
): Promise<Result<T, SourceError>> {
  const answer = await withAccess(dependencies, connection, now, ({ access }) => call(access))
  if (answer.ok && connection.refusedAt) await dependencies.store.connections.noteAccess(connection.id)
  return answer
}

type Failure = { error: SourceError; tries: number }

async function failed(
  dependencies: Dependencies,
  { connection }: At,
  { error, tries }: Failure,
  now: Date,
): Promise<Outcome> {
  if (tries >= MOST_TRIES) return { kind: 'dead-letter', reason: `given up after ${tries} tries` }
  if (error.kind === 'unauthorized') return refused(dependencies, connection, now)
  if (error.kind === 'application-refused')
    await tellApplicationRefused(dependencies, accountOf(connection.id).source, now)
  return outcomeOf(error, { failures: tries, idempotent: true }, now)
}

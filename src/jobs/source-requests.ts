/** Calls on a source that sends runs by itself: for its past, for what it says is ready, for what it still allows. */
import { WINDOW_WEEKS } from '../domain/time/calendar.ts'
import { accountOf, type Outside } from '../dependencies.ts'
import { type FetchPrompt, pushedPrompts } from '../queue.ts'
import { err, type Result } from '../result.ts'
import type { Pushing, SourceError } from '../sources/source.ts'
import type { ConnectionRow } from '../store/claim.ts'
import { freshAccess, isConfigured, sourceOf } from './access.ts'
import { ack, type Fate, fateOf } from './outcome.ts'
import { loseConnection, refused } from './access-lost.ts'

const DAY_MS = 86_400_000

type Of<K extends FetchPrompt['kind']> = Extract<FetchPrompt, { kind: K }>

export async function reach(outside: Outside, prompt: FetchPrompt, now: Date): Promise<Fate> {
  if (!isConfigured(outside, prompt.connection)) return ack
  const connection = await outside.store.connections.find(prompt.connection)
  const { pushing } = sourceOf(outside, prompt.connection)
  if (!connection || !pushing || connection.state === 'disconnecting') return ack
  switch (prompt.kind) {
    case 'history':
      return askHistory(outside, { connection, pushing }, prompt, now)
    case 'ready':
      return fetchReady(outside, { connection, pushing }, prompt, now)
    case 'permissions':
      return checkPermissions(outside, { connection, pushing }, prompt, now)
  }
}

type At = { connection: ConnectionRow; pushing: Pushing }

/**
 * One piece after the other, the newest first: the window grows backwards as the runs come in. The row says how far, and
 * when to ask next, so that several prompts about it are as one.
 */
async function askHistory(outside: Outside, at: At, prompt: Of<'history'>, now: Date): Promise<Fate> {
  const { connections } = outside.store
  const { id, historyUntil: to, historyNotBefore: notBefore, historyFailures: failures } = at.connection
  if (!to || (notBefore && notBefore > now)) return ack
  const from = new Date(to.getTime() - at.pushing.historyDays * DAY_MS)
  const asked = await withAccess(outside, at, now, (access) =>
    at.pushing.askHistory(access, { from, to }, now),
  )
  if (!asked.ok) {
    const fate = await failed(outside, at, { error: asked.error, tries: failures }, now)
    if (fate.kind === 'park') await connections.historyAsked(id, { from: to, until: null })
    if (fate.kind !== 'later') return fate
    await connections.postponeHistory(id, fate.at, asked.error.kind === 'unavailable')
    await outside.prompts.hint({ ...prompt, at: fate.at.getTime() }, fate.at, now)
    return ack
  }
  const isLast = now.getTime() - from.getTime() >= WINDOW_WEEKS * 7 * DAY_MS
  await connections.historyAsked(id, { from: to, until: isLast ? null : from })
  if (!isLast) await outside.prompts.hint({ ...prompt, at: now.getTime() }, now, now)
  return ack
}

/** What lies there is what the source knows now, so it counts as received now. Others' entries are nobody's. */
async function fetchReady(outside: Outside, at: At, prompt: Of<'ready'>, now: Date): Promise<Fate> {
  const events = await withAccess(outside, at, now, (access) =>
    at.pushing.fetchReady(access, prompt.url, now),
  )
  if (!events.ok) {
    // what is given up here may still be asked for: whoever parks it sees to that
    return failed(outside, at, { error: events.error, tries: prompt.tries }, now)
  }
  const { userId } = accountOf(prompt.connection)
  await outside.prompts.sendAll(
    events.value.flatMap((event) => {
      if (event.kind === 'unreadable') return [event]
      const isTheirs = event.kind === 'runs.pushed' && event.userId === userId
      return isTheirs ? pushedPrompts(prompt.connection, event.runs, now.getTime()) : []
    }),
  )
  return ack
}

/** What an event says of permissions is not believed without asking. */
async function checkPermissions(
  outside: Outside,
  at: At,
  prompt: Of<'permissions'>,
  now: Date,
): Promise<Fate> {
  const allowed = await withAccess(outside, at, now, (access) => at.pushing.allows(access, now))
  if (!allowed.ok) return failed(outside, at, { error: allowed.error, tries: prompt.tries }, now)
  if (!allowed.value) return loseConnection(outside, prompt.connection, now)
  // what was run meanwhile was told to nobody
  if (await outside.store.connections.regain(prompt.connection)) await wantHistory(outside, at, now)
  return ack
}

/** The source's past is asked for from its newest piece on. */
async function wantHistory(outside: Outside, { connection: { id } }: At, now: Date): Promise<void> {
  await outside.store.connections.wantHistory(id, now)
  await outside.prompts.hint({ kind: 'history', connection: id, at: now.getTime() }, now, now)
}

/** Tokens that are refused are refreshed once, whatever their date says. */
async function withAccess<T>(
  outside: Outside,
  { connection }: At,
  now: Date,
  call: (access: string) => Promise<Result<T, SourceError>>,
): Promise<Result<T, SourceError>> {
  const access = await freshAccess(outside, connection, now)
  if (!access.ok) return access
  const answer = await call(access.value.access)
  if (answer.ok && connection.refusedAt) await outside.store.connections.noteAccess(connection.id)
  if (answer.ok || answer.error.kind !== 'unauthorized') return answer
  const refreshed = (await outside.store.connections.find(connection.id)) ?? connection
  const anew = await freshAccess(outside, refreshed, now, true)
  return anew.ok ? call(anew.value.access) : err(anew.error)
}

/** How often something is asked for again, with waits that double up to six hours: three days in all. */
const MOST_TRIES = 20

type Failure = { error: SourceError; tries: number }

async function failed(
  outside: Outside,
  { connection }: At,
  { error, tries }: Failure,
  now: Date,
): Promise<Fate> {
  if (tries >= MOST_TRIES) return { kind: 'park', reason: `given up after ${tries} tries` }
  if (error.kind === 'unauthorized') return refused(outside, connection, now)
  return fateOf(error, { failures: tries, idempotent: true }, now)
}

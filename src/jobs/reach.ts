/** Calls on a source that sends runs by itself: for its past, for what it says is ready, for what it still allows. */
import { WINDOW_WEEKS } from '../domain/calendar.ts'
import { accountOf, type Outside } from '../outside.ts'
import { type FetchPrompt, pushedPrompts } from '../prompts.ts'
import { err, type Result } from '../result.ts'
import type { Pushing, SourceError } from '../sources/source.ts'
import type { ConnectionRow } from '../store/claim.ts'
import { freshAccess, sourceOf } from './access.ts'
import { ack, type Fate, fateOf } from './fate.ts'
import { loseConnection } from './losing.ts'

const DAY_MS = 86_400_000

type Of<K extends FetchPrompt['kind']> = Extract<FetchPrompt, { kind: K }>

export async function reach(outside: Outside, prompt: FetchPrompt, now: Date): Promise<Fate> {
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

/** One piece after the other, the newest first: the window grows backwards as the runs come in. */
async function askHistory(outside: Outside, at: At, prompt: Of<'history'>, now: Date): Promise<Fate> {
  const { connection, piece } = prompt
  if (piece === 0) {
    await outside.prompts.send({ kind: 'review', connection, at: prompt.at, person: true }, now, now)
  }
  const end = prompt.at - piece * at.pushing.historyDays * DAY_MS
  const period = { from: new Date(end - at.pushing.historyDays * DAY_MS), to: new Date(end) }
  const asked = await withAccess(outside, at, now, (access) => at.pushing.askHistory(access, period, now))
  if (!asked.ok) return failed(asked.error, prompt.tries, now)
  const isLast = (piece + 1) * at.pushing.historyDays >= WINDOW_WEEKS * 7
  if (!isLast) await outside.prompts.send({ ...prompt, piece: piece + 1, tries: 0 }, now, now)
  return ack
}

/** What lies there is what the source knows now, so it counts as received now. Others' entries are nobody's. */
async function fetchReady(outside: Outside, at: At, prompt: Of<'ready'>, now: Date): Promise<Fate> {
  const events = await withAccess(outside, at, now, (access) =>
    at.pushing.fetchReady(access, prompt.url, now),
  )
  if (!events.ok) return failed(events.error, prompt.tries, now)
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
  if (!allowed.ok) return failed(allowed.error, prompt.tries, now)
  if (!allowed.value) return loseConnection(outside, prompt.connection, now)
  const regained = await outside.store.connections.regain(prompt.connection)
  // what was run meanwhile was told to nobody
  return regained ? askHistory(outside, at, { ...prompt, kind: 'history', piece: 0, tries: 0 }, now) : ack
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
  if (answer.ok || answer.error.kind !== 'unauthorized') return answer
  const refreshed = (await outside.store.connections.find(connection.id)) ?? connection
  const anew = await freshAccess(outside, refreshed, now, true)
  return anew.ok ? call(anew.value.access) : err(anew.error)
}

/** A refusal of the tokens is left to the look, or to the source's word that it is over. */
function failed(error: SourceError, failures: number, now: Date): Fate {
  if (error.kind === 'unauthorized') return { kind: 'park', reason: 'the source refused the tokens' }
  return fateOf(error, { failures, idempotent: true }, now)
}

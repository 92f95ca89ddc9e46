/** What a runner does about their sources: connect, look again, disconnect. */

import { accountOf, type Dependencies } from '../dependencies.ts'
import type { QuietHours } from '../domain/time/quiet-hours.ts'
import { err, ok, type Result } from '../result.ts'
import { tellApplicationRefused } from '../tell-operator.ts'

type ConnectionOptions = Pick<Dependencies, 'store' | 'queue'>

export type Connecting = {
  connectionId: string
  sealedTokens: string
  scope: string
  /** Whose log it joins, where they said so. */
  joins: string | null
  quietHours: QuietHours | null
  /** A new runner's own, as far as their network says; the source knows better. Null where nothing says it. */
  timeZone: string | null
  /** Whether the source's past has to be asked for; it comes when it comes. */
  asksHistory: boolean
}

/**
 * Connects a source. Somebody the source knows already comes back as the runner they are, whoever is signed in; a new
 * one joins the log they said it is to join, and is a new runner otherwise.
 */
export async function connect(
  { store, queue }: ConnectionOptions,
  { connectionId, sealedTokens, scope, joins, quietHours, timeZone, asksHistory }: Connecting,
  now: Date,
): Promise<{ runnerId: string; epoch: number }> {
  const known = await store.connections.find(connectionId)
  const owner = known?.runnerId ?? joins
  const newRunner =
    owner === null ? { id: crypto.randomUUID(), timeZone: timeZone ?? 'UTC', quietHours, now } : null
  const id = owner ?? newRunner?.id ?? ''
  const connected = await store.connections.connect(
    { id: connectionId, runnerId: id, tokens: sealedTokens, scope, asksHistory, now },
    newRunner,
  )
  if (newRunner) await store.notes.noteRoom(accountOf(connectionId).source)
  const about = { connection: connectionId, at: now.getTime() }
  if (asksHistory) await queue.tryEnqueue({ kind: 'history', ...about }, now, now)
  await queue.tryEnqueue({ kind: 'review', ...about, interactive: true }, now, now)
  return connected
}

/**
 * A source let nobody in, which only its operator can put right: that it takes no more runners they are shown until another
 * comes in, that it refuses our application they are told.
 */
export const noteTurnedAway = (
  { store }: Pick<ConnectionOptions, 'store'>,
  source: string,
  why: 'full' | 'application',
  now: Date,
): Promise<void> =>
  why === 'full' ? store.notes.noteFull(source, now) : tellApplicationRefused({ store }, source, now)

/** Whether a source would be new to a runner: of each there is one. */
export async function mayJoin(
  { store }: Pick<ConnectionOptions, 'store'>,
  runnerId: string,
  source: string,
): Promise<boolean> {
  const connections = await store.connections.of(runnerId)
  return !connections.some(({ id }) => id.startsWith(`${source}:`))
}

/** Erases what came from a source at once; the job that follows revokes our access there. */
export async function disconnect(
  { store, queue }: ConnectionOptions,
  runnerId: string,
  connectionId: string,
  now: Date,
): Promise<Result<null, 'not-yours'>> {
  const connection = await store.connections.find(connectionId)
  if (connection?.runnerId !== runnerId) return err('not-yours')
  await store.connections.cutOff(connectionId, now)
  await queue.tryEnqueue({ kind: 'disconnect', connection: connectionId }, now, now)
  return ok(null)
}

const ASK_AGAIN_MS = 60_000

/** Asks for a sync because somebody waits on a page; a page that looks again by itself asks once a minute. */
export async function refresh(
  { store, queue }: ConnectionOptions,
  connectionId: string,
  now: Date,
): Promise<void> {
  const may = await store.connections.mayAsk(connectionId, new Date(now.getTime() - ASK_AGAIN_MS), now)
  if (!may) return
  await queue.tryEnqueue(
    { kind: 'review', connection: connectionId, at: now.getTime(), interactive: true },
    now,
    now,
  )
}

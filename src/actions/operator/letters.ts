/** What was given up, once more: tried again, or thrown away. */
import type { Dependencies } from '../../dependencies.ts'
import type { Job } from '../../queue.ts'
import { err, ok, type Result } from '../../result.ts'
import type { DeadLetter } from '../../store/dead-letters.ts'

/** `left`: nobody can tell whether the message arrived, or it was not to be sent, so it is not sent once more. */
export type ReplayRefused = 'gone' | 'nothing-to-try' | 'left'

/** Whether a letter names work that can be done again. @example isReplayable({ connection: 'a:1' }) // true */
export const isReplayable = (ids: DeadLetter['ids']): boolean => 'connection' in ids || 'delivery' in ids

/** The work is put where the sweep finds it, and a job makes it sooner; then the letter goes. */
export async function replayLetter(
  dependencies: Dependencies,
  id: string,
  now: Date,
): Promise<Result<null, ReplayRefused>> {
  const { deadLetters } = dependencies.store
  const letter = await deadLetters.find(id)
  if (!letter) return err('gone')
  const job = await putBack(dependencies, letter, now)
  if (!job.ok) return job
  await deadLetters.discard(id)
  await dependencies.queue.tryEnqueue(job.value, now, now)
  return ok(null)
}

async function putBack(
  { store }: Dependencies,
  { kind, ids }: DeadLetter,
  now: Date,
): Promise<Result<Job, ReplayRefused>> {
  const { connection, delivery }: Partial<Record<string, string>> = ids
  if (delivery !== undefined) {
    const isDue = await store.deliveries.sendAgain(delivery, now)
    return isDue ? ok({ kind: 'deliver', delivery }) : err('left')
  }
  if (connection === undefined) return err('nothing-to-try')
  const at = now.getTime()
  switch (kind) {
    case 'pushed':
    case 'ready':
    case 'history':
      await store.connections.wantHistory(connection, now)
      return ok({ kind: 'history', connection, at })
    case 'revoked':
      return ok({ kind, connection, at, tries: 0 })
    case 'permissions':
      return ok({ kind, connection, at, tries: 0 })
    case 'disconnect':
      return ok({ kind, connection })
    default:
      await store.connections.missed(connection)
      return ok({ kind: 'review', connection, at, interactive: false })
  }
}

/** False when it was gone already. */
export const discardLetter = ({ store }: Pick<Dependencies, 'store'>, id: string): Promise<boolean> =>
  store.deadLetters.discard(id)

/** What is given up is lost to nobody: before its letter is parked, the work itself is put where it is found again. */
import type { Outside } from '../dependencies.ts'
import type { Prompt } from '../queue.ts'
import type { DeadLetter } from '../store/dead-letters.ts'

/** Pushed runs come back so often: what crashes still is asked for at the source. */
const MOST_RETURNS = 2

export async function keepFromLoss(outside: Outside, prompt: Prompt, now: Date): Promise<void> {
  const { connections } = outside.store
  switch (prompt.kind) {
    case 'changed':
    case 'review':
    case 'revoked':
      return connections.missed(prompt.connection)
    case 'pushed':
      if (prompt.tries < MOST_RETURNS) {
        return outside.prompts.send({ ...prompt, tries: prompt.tries + 1 }, now, now)
      }
      return connections.wantHistory(prompt.connection, now)
    case 'ready':
      return connections.wantHistory(prompt.connection, now)
    // the row says what is still to be done, or nothing was named that could be
    case 'history':
    case 'permissions':
    case 'disconnect':
    case 'deliver':
    case 'unreadable':
  }
}

/** What names the work and whose it is, never a person's words. */
export function idsOf(prompt: Prompt | null): Pick<DeadLetter, 'kind' | 'ids'> {
  if (!prompt) return { kind: 'unknown', ids: {} }
  const { kind } = prompt
  switch (kind) {
    case 'deliver':
      return { kind, ids: { delivery: prompt.delivery } }
    case 'unreadable':
      return { kind, ids: prompt.ids }
    case 'changed':
      return { kind, ids: { connection: prompt.connection, ...(prompt.runId ? { run: prompt.runId } : {}) } }
    case 'pushed':
      return { kind, ids: { connection: prompt.connection, runs: prompt.runs.map(({ id }) => id).join(' ') } }
    default:
      return { kind, ids: { connection: prompt.connection } }
  }
}

/** Whoever changes what weeks and nudges depend on writes the choice and that a look is wanted; only the look decides. */
import type { Outside } from '../outside.ts'

export type Reach = Pick<Outside, 'store' | 'prompts'>

/** Prompts the look that is wanted at the runner's source of record, if there is one. */
export async function review({ store, prompts }: Reach, runnerId: string, now: Date): Promise<void> {
  const connection = await store.connections.record(runnerId)
  if (connection === null) return
  await prompts.hint({ kind: 'review', connection, at: now.getTime(), person: true }, now, now)
}

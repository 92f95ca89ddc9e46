/** Whoever changes what weeks and nudges depend on writes the choice and asks for a look; only the look decides. */
import type { Outside } from '../outside.ts'

export type Reach = Pick<Outside, 'store' | 'prompts'>

/** Asks for a look at the runner's source of record, if there is one. */
export async function review({ store, prompts }: Reach, runnerId: string, now: Date): Promise<void> {
  const connection = await store.connections.record(runnerId)
  if (connection === null) return
  await prompts.send({ kind: 'review', connection, at: now.getTime(), person: true }, now, now)
}

/** Whoever changes what weeks and nudges depend on writes the choice and that a look is wanted; only the look decides. */
import type { Outside } from '../dependencies.ts'
import { faultOf, say } from '../log.ts'

export type Reach = Pick<Outside, 'store' | 'prompts'>

/** Prompts the look that is wanted at the runner's source of record, if there is one. */
export async function review({ store, prompts }: Reach, runnerId: string, now: Date): Promise<void> {
  // the choice is written and says itself that a look is wanted: whoever made it hears of no failure after that
  try {
    const connection = await store.connections.record(runnerId)
    if (connection === null) return
    await prompts.hint({ kind: 'review', connection, at: now.getTime(), person: true }, now, now)
  } catch (error) {
    say('not-prompted', { kind: 'review', error: faultOf(error) })
  }
}

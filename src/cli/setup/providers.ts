/** The operator's accounts, tried with the settings there are before anything is made of them. */
import { TRIALS, type Trial } from '../../accounts/try-out.ts'
import { err, ok } from '../../result.ts'
import { askFor } from './questions.ts'
import type { Step } from './world.ts'

/** How often somebody is asked again who copied something wrongly. */
const TRIES = 3

export const tryAccounts: Step = async (world) => {
  for (const trial of TRIALS) {
    const done = await tried(trial)(world)
    if (!done.ok) return done
  }
  return ok(null)
}

/** Asked live; who sits at a terminal may correct what is wrong. */
const tried =
  ({ names, ask }: Trial): Step =>
  async (world) => {
    for (let turn = 1; ; turn++) {
      const answer = await ask(world.call, world.kept.settings)
      if (answer?.ok) world.say(`${names.join(', ')}: right, just tried`)
      if (!answer || answer.ok) return ok(null)
      const { kind, says } = answer.error
      if (!world.asker.canAsk || kind === 'unavailable' || turn === TRIES) return err(says)
      world.say(says)
      for (const name of names) await askFor(world, name)
    }
  }

/** Nothing of anybody and no secret in the Worker's log, whatever went wrong. */
import { givenAway, type LogLines, listen, secretsOf } from '../../road/log-lines.ts'
import type { Promised } from './promise.ts'

/** The Worker's own lines are a thousand a seed, and few of them differ. */
let heard: LogLines | null = null

/** Hears the lines of one seed and keeps them from the terminal. */
export function hearLines(): void {
  heard?.stop()
  heard = listen({ quiet: true })
}

/** How many lines the seed has said so far: as many are searched. */
export const linesHeard = (): number => heard?.said ?? 0

export const lines: Promised = {
  name: 'lines',
  broken({ world, everybody }) {
    const people = everybody.flatMap(({ person, runnerId, former }) => [
      ...[
        person.mailbox,
        person.secondMailbox,
        person.number,
        person.watch,
        String(person.athlete),
        runnerId,
      ],
      ...former,
    ])
    const secrets = [...secretsOf(world.sandbox), ...people.flatMap((each) => each ?? [])]
    return givenAway(heard?.lines ?? [], secrets).slice(0, MOST_TOLD)
  },
}

/** One is enough to look for the others. */
const MOST_TOLD = 5

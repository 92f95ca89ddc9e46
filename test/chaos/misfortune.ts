/** The plan of misfortune of a seed: spells of bad weather, from seconds to hours, and clocks that jump. */
import { mailFaultAnswers } from '../../src/sandbox/resend/faults.ts'
import { textFaultAnswers } from '../../src/sandbox/twilio/answers.ts'
import { type Random, randomOf } from './random.ts'
import type { Spell, Wrong } from './weather.ts'
import type { World } from './world.ts'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000

type Kind = {
  /** At most so many in a world; below one, the share of worlds that have one. */
  often: number
  /** In minutes. */
  lasts: readonly [number, number]
  share: readonly [number, number]
  wrong(random: Random): Wrong
}

const KINDS: readonly Kind[] = [
  {
    often: 3,
    lasts: [1, 20],
    share: [0.2, 1],
    wrong: (r) => ({ on: 'database', how: r.pick(['before', 'after', 'either']) }),
  },
  {
    often: 1,
    lasts: [30, 300],
    share: [0.3, 1],
    wrong: (r) => ({ on: 'database', how: r.pick(['before', 'either']) }),
  },
  {
    often: 3,
    lasts: [600, 3_000],
    share: [0.01, 0.04],
    wrong: (r) => ({ on: 'database', how: r.pick(['before', 'after', 'either']) }),
  },
  { often: 3, lasts: [2, 240], share: [0.4, 1], wrong: () => ({ on: 'queue', how: 'refuses' }) },
  {
    often: 3,
    lasts: [600, 6_000],
    share: [0.05, 0.4],
    wrong: (r) => ({ on: 'queue', how: r.pick(['doubles', 'delays', 'shuffles']) }),
  },
  {
    often: 4,
    lasts: [5, 300],
    share: [0.3, 1],
    wrong: (r) => ({
      on: 'strava',
      how: r.pick([
        'server-error',
        'rate-limited',
        'forbidden-inactive',
        'not-found-empty',
        'malformed',
        'odd-row',
        'odd-day',
        'odd-number',
        'bare-row',
        'odd-zones',
        'html',
        'hang',
        'drop-after',
      ] as const),
    }),
  },
  { often: 1, lasts: [0.2, 3], share: [0.5, 1], wrong: () => ({ on: 'strava', how: 'unauthorized' }) },
  { often: 2, lasts: [300, 6_000], share: [1, 1], wrong: () => ({ on: 'pages', how: 'short' }) },
  {
    often: 2,
    lasts: [30, 600],
    share: [0.3, 0.9],
    wrong: (r) => ({
      on: 'refresh',
      how: r.pick(['drop-after', 'server-error', 'hang', 'malformed'] as const),
    }),
  },
  {
    often: 1,
    lasts: [5, 200],
    share: [0.3, 1],
    wrong: (r) => ({
      on: 'garmin',
      how: r.pick(['server-error', 'rate-limited', 'malformed', 'hang'] as const),
    }),
  },
  { often: 2, lasts: [600, 6_000], share: [0.2, 0.8], wrong: () => ({ on: 'notices', how: 'odd-entry' }) },
  {
    often: 4,
    lasts: [5, 240],
    share: [0.3, 1],
    wrong: (r) => ({ on: 'resend', how: r.pick(mailFaultAnswers.filter((each) => each !== 'invalid')) }),
  },
  {
    often: 3,
    lasts: [5, 240],
    share: [0.3, 1],
    wrong: (r) => ({
      on: 'twilio',
      how: r.pick(textFaultAnswers.filter((each) => each !== 'invalid' && each !== 'opted-out')),
    }),
  },
  {
    often: 3,
    lasts: [1_000, 8_000],
    share: [0.05, 0.4],
    wrong: (r) => ({ on: 'events', how: r.pick(['lost', 'doubled', 'late']) }),
  },
  {
    often: 2,
    lasts: [2_000, 9_000],
    share: [0.2, 0.8],
    wrong: (r) => ({ on: 'callbacks', how: r.pick(['before', 'twice', 'lost']) }),
  },
  { often: 4, lasts: [60, 1_500], share: [0.03, 0.3], wrong: () => ({ on: 'worker', how: 'killed' }) },
  { often: 4, lasts: [1_000, 9_000], share: [0.1, 0.5], wrong: () => ({ on: 'worker', how: 'interrupted' }) },
  { often: 1, lasts: [60, 600], share: [0.1, 0.5], wrong: () => ({ on: 'worker', how: 'slow' }) },
  // longer than anything is tried again
  { often: 0.15, lasts: [1_800, 2_400], share: [1, 1], wrong: () => ({ on: 'database', how: 'before' }) },
]

export function spellsOf(seed: number, start: number, end: number): Spell[] {
  const random = randomOf(seed, 'misfortune')
  return KINDS.flatMap(({ often, lasts, share, wrong }) =>
    Array.from({ length: often < 1 ? Number(random.chance(often)) : random.int(0, often) }, (): Spell => {
      const from = start + random.next() * (end - start)
      const to = from + (lasts[0] + random.next() * (lasts[1] - lasts[0])) * MINUTE
      return {
        ...wrong(random),
        from,
        to: Math.min(to, end),
        share: share[0] + random.next() * (share[1] - share[0]),
      }
    }),
  )
}

/** Nothing runs for a while, or the clock is set back a little. */
export function jumpClocks(world: World, start: number, end: number): void {
  const random = randomOf(world.seed, 'clock')
  for (let count = random.int(0, 4); count > 0; count--) {
    const at = start + random.next() * (end - start - 8 * HOUR)
    const ms = random.chance(0.4) ? -random.int(1, 90) * SECOND : random.int(5, 360) * MINUTE
    world.agenda.add(at, `the clock jumps ${Math.round(ms / 1000)} s`, () => world.jump(ms))
  }
}

/** One seed: a world lived through, calm at its end, and what it broke. */
import { callBack } from './callbacks.ts'
import { interludesOf, live } from './life.ts'
import { jumpClocks, spellsOf } from './misfortune.ts'
import { peopleOf } from './people.ts'
import { backtest } from './promises/backtest.ts'
import { caps, quiet } from './promises/hours.ts'
import { connected, gone, nobody, settled } from './promises/leaving.ts'
import { hearLines, lines, linesHeard } from './promises/lines.ts'
import { once, rest, sent } from './promises/messages.ts'
import type { Promised } from './promises/promise.ts'
import { weeks } from './promises/weeks.ts'
import { randomOf, seededEntropy } from './random.ts'
import { somebodyFrom } from './somebody.ts'
import { worldOf } from './world.ts'

const DAY = 86_400_000
const LIVED_DAYS = 31
/** Longer than it takes until somebody silent is looked at, with an hour between two askings. */
const CALM_DAYS = 5

export type Report = {
  seed: number
  broken: [promise: string, line: string][]
  seconds: number
  figures: {
    runners: number
    nudges: number
    arrivals: number
    jobs: number
    looks: number
    killed: number
    lines: number
  }
  trace: string[]
}

const PROMISES: readonly Promised[] = [
  weeks,
  sent,
  once,
  quiet,
  caps,
  gone,
  nobody,
  rest,
  connected,
  settled,
  backtest,
  lines,
]

/** A few days or weeks before clocks change, in spring or in autumn. */
function startOf(seed: number): number {
  const random = randomOf(seed, 'start')
  const first = random.chance(0.5) ? '2026-02-23T18:00:00Z' : '2026-10-05T18:00:00Z'
  return Date.parse(first) + random.int(0, 16) * DAY + random.int(0, 23) * 3_600_000
}

export async function liveThrough(seed: number, calm: boolean): Promise<Report> {
  const unseed = seededEntropy(seed)
  hearLines()
  const began = performance.now()
  try {
    const start = startOf(seed)
    const end = start + LIVED_DAYS * DAY
    const world = await worldOf(seed, calm, { start, end }, calm ? [] : spellsOf(seed, start, end))
    const everybody = peopleOf(randomOf(seed, 'people'), calm).map(somebodyFrom)
    live(world, everybody, start, end)
    const react = world.arrivals.onArrival
    world.arrivals.onArrival = (arrival) => {
      callBack(world, arrival)
      react?.(arrival)
    }
    if (!calm) jumpClocks(world, start, end)
    world.jobs.interlude = interludesOf(world, everybody)
    for (const spell of world.weather.spells) {
      const line = `${spell.on} ${spell.how} for ${Math.round((spell.to - spell.from) / 60_000)} minutes, ${Math.round(spell.share * 100)}%`
      world.agenda.add(spell.from, line, () => {})
    }
    await world.pass(end)
    world.weather.spells.splice(0)
    // hidden for so many look-ups is hidden for seconds at the real one, where many look
    world.sandbox.strava.showAll()
    world.say('== calm')
    await world.pass(end + CALM_DAYS * DAY)
    const broken: Report['broken'] = [...world.broken]
    for (const promise of PROMISES) {
      const lines = await promise.broken({ world, everybody, start, end: end + CALM_DAYS * DAY })
      broken.push(...lines.map((line): [string, string] => [promise.name, line]))
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10
    return { seed, seconds, broken, figures: figuresOf(world, everybody.length), trace: world.trace }
  } finally {
    unseed()
  }
}

function figuresOf(
  { arrivals, jobs, trace }: Awaited<ReturnType<typeof worldOf>>,
  runners: number,
): Report['figures'] {
  return {
    runners,
    nudges: new Set(arrivals.all.filter(({ row }) => row?.kind === 'nudge').map(({ row }) => row?.about))
      .size,
    arrivals: arrivals.all.length,
    jobs: jobs.count,
    looks: jobs.looks.length,
    killed: trace.filter((line) => line.includes('KILLED')).length,
    lines: linesHeard(),
  }
}

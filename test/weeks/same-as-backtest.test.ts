/** The service over whole seasons says what its own backtest says: the same, about the same, at the same minute. */
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { isWorthAText } from '../../src/domain/delivery/channels.ts'
import type { Replay } from '../../src/domain/replay/replay.ts'
import { buildLog } from '../../src/domain/training/log.ts'
import type { GivenLog } from '../logs/given-log.ts'
import { backtest, type Life, linesOf, runsOf, service } from './lives.ts'

const LIVES: readonly (Omit<Life, 'races'> & { entered: boolean })[] = [
  { weekStartsOn: 'monday', sensitivity: 'standard', habit: 'ignores', entered: false, texts: true },
  { weekStartsOn: 'sunday', sensitivity: 'careful', habit: 'books', entered: true, texts: false },
  { weekStartsOn: 'monday', sensitivity: 'relaxed', habit: 'books', entered: false, texts: false },
  { weekStartsOn: 'sunday', sensitivity: 'standard', habit: 'ignores', entered: true, texts: true },
]

/** The races a runner would have entered: those the log shows they ran. */
function racesOf({ findings }: Replay) {
  const races = new Map(
    findings.flatMap(({ rule, date, facts }) =>
      rule === 'race-effort' ? [[date, { date, distanceMeters: facts.distanceMeters, goal: false }]] : [],
    ),
  )
  return [...races.values()]
}

// the Worker writes a line for each job: over years that is most of the time
const { log } = console
beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  // a test is one request to the runtime, which lets none set as many timers as years of calls would
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal)
})
afterAll(() => void vi.restoreAllMocks())

/** Years take long: two lives for a log of somebody's, and between two they differ in all that a runner can choose. */
const livesOf = ({ name, runs }: GivenLog) =>
  runs.length < 200 ? LIVES : LIVES.filter((_, life) => Math.floor(life / 2) === name.length % 2)

describe.each(inject('logs'))('$name', (given) => {
  const runs = runsOf(given)

  it.each(livesOf(given))(
    '$sensitivity, weeks from $weekStartsOn, massages: $habit, races entered: $entered',
    async ({ entered, ...rest }) => {
      const plain = { ...rest, races: [] }
      const races = entered ? racesOf(backtest(runs, given.timeZone, plain)) : []
      const life = { ...rest, races }
      const expected = backtest(runs, given.timeZone, life)
      const { mails, texts } = await service(runs, given.timeZone, life, expected)
      expect(mails).toEqual(linesOf(expected))
      const worth = {
        ...expected,
        summaries: [],
        said: expected.said.filter(({ nudge }) => isWorthAText(nudge)),
      }
      expect(texts).toEqual(life.texts ? linesOf(worth) : [])
      const weeks = buildLog(runs, { weekStartsOn: life.weekStartsOn }).weeks.length
      log(
        `SAME ${given.name}: ${weeks} weeks, ${life.sensitivity}, massages ${life.habit === 'books' ? 'booked' : 'ignored'}, ${races.length} races entered: ${expected.said.length} nudges, ${mails.length} mails, ${texts.length} texts`,
      )
    },
    3_600_000,
  )
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { givenAt } from '../../src/cli/backtest/disk.ts'
import { massageOf } from '../../src/domain/advice/advice.ts'
import { replay } from '../../src/domain/replay/replay.ts'
import { readTraining } from '../../src/files/read-training.ts'
import { massageName } from '../../src/messages/massage/massage.ts'
import { simulate } from '../../src/report/simulate.ts'

const logs = fileURLToPath(new URL('../../../shared/data/logs/', import.meta.url))
const here = existsSync(logs)

const SUNDAY = 0

/** In one short log it is one more than half, with none in the two weeks after a break. */
const MOST = 0.55

/** What was suggested to a runner who named the day of their long run and books each time: by kind, without its minutes. */
async function suggestedIn(name: string): Promise<string[]> {
  const read = await readTraining([await givenAt(join(logs, name), name)], {}, () => {})
  if (!read.ok) throw new Error(read.error.found)
  const { log, runner } = simulate(read.value, {
    weekStartsOn: 'monday',
    sensitivity: 'standard',
    timeZone: null,
    units: null,
    races: [],
    massages: 'booked',
  })
  const named = { ...runner, selfReports: { ...runner.selfReports, longRunDay: SUNDAY } }
  const { said, summaries } = replay(log, named, 'books')
  return [...said.map(({ advice }) => massageOf(advice)), ...summaries.map(({ massage }) => massage)].flatMap(
    (massage) =>
      massage.kind === 'suggest' ? [massageName(massage.plan).replace(/^\d+ minutes of /, '')] : [],
  )
}

describe.skipIf(!here)(
  here ? 'massages in real logs' : 'massages in real logs: skipped, ../shared is missing',
  () => {
    it.each([
      'dblock.strava-api.json',
      'fariacool.running-page.json',
      'gyeongchan-jang.running-page.json',
      'haozhe-li.running-page.json',
      'monkeysui.running-page.json',
    ])('%s: none of the three kinds is much more than half of what is suggested', async (name) => {
      const kinds = await suggestedIn(name)
      const shares = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(
        ([kind, all]) => [kind, (all?.length ?? 0) / kinds.length] as const,
      )
      expect(shares.filter(([, share]) => share > MOST)).toEqual([])
      expect(shares).toHaveLength(3)
    })
  },
)

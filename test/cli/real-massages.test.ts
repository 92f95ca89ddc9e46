import { describe, expect, it } from 'vitest'
import { massageOf } from '../../src/domain/advice/advice.ts'
import { replay } from '../../src/domain/replay/replay.ts'
import { massageName } from '../../src/messages/massage/massage.ts'
import { areHere, simulationOf, titled } from './real-logs.ts'

const SUNDAY = 0

/** What was suggested to a runner who named the day of their long run and books each time: by kind, without its minutes. */
async function suggestedIn(name: string): Promise<string[]> {
  const { log, runner } = await simulationOf(name)
  const named = { ...runner, selfReports: { ...runner.selfReports, longRunDay: SUNDAY } }
  const { said, summaries } = replay(log, named, 'books')
  return [...said.map(({ advice }) => massageOf(advice)), ...summaries.map(({ massage }) => massage)].flatMap(
    (massage) =>
      massage.kind === 'suggest' ? [massageName(massage.plan).replace(/^\d+ minutes of /, '')] : [],
  )
}

describe.skipIf(!areHere)(titled('massages in real logs'), () => {
  it.each([
    'dblock.strava-api.json',
    'fariacool.running-page.json',
    'gyeongchan-jang.running-page.json',
    'haozhe-li.running-page.json',
    'monkeysui.running-page.json',
  ])('%s: none of the three kinds is more than half of what is suggested', async (name) => {
    const kinds = await suggestedIn(name)
    const shares = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(
      ([kind, all]) => [kind, (all?.length ?? 0) / kinds.length] as const,
    )
    expect(shares.filter(([, share]) => share > 0.5)).toEqual([])
    expect(shares).toHaveLength(3)
  })
})

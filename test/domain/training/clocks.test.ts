import { describe, expect, it } from 'vitest'
import { buildLog } from '../../../src/domain/training/log.ts'
import { outingsOf } from '../../../src/domain/training/outing.ts'
import { byStart, compareIds, endOf, type Run, stoppedAt } from '../../../src/domain/training/run.ts'
import { aRun } from '../builders.ts'

const logOf = (...runs: Run[]) => buildLog(runs, { weekStartsOn: 'monday' })
const movingOf = (run: Run) => logOf(run).counted[0]?.movingSeconds

describe('a moving time', () => {
  it.each([
    ['of nobody who ever ran 48.4 km', 48_400, 5_760, 20_280, 20_280],
    ['at 6.5 m/s over 5 km is believed', 5_200, 800, 1_200, 800],
    ['a second less is not', 5_200, 799, 1_200, 1_200],
    ['at 6.2 m/s over 20 km is believed', 24_800, 4_000, 5_000, 4_000],
    ['a second less is not', 24_800, 3_999, 5_000, 5_000],
    ['between 5 and 20 km the faster line holds', 19_500, 3_000, 5_000, 3_000],
    ['under 5 km nobody asks', 4_999, 700, 1_200, 700],
    ['that is none is the elapsed time', 10_000, 0, 3_600, 3_600],
    ['stays where the elapsed time is no longer', 10_000, 1_400, 1_400, 1_400],
    ['stays where the elapsed time is even shorter', 10_000, 1_400, 1_300, 1_400],
    ['at 7 m/s over 5 km exactly is not believed', 5_000, 714, 1_200, 1_200],
    ['at 6.3 m/s over 20 km exactly is not believed', 20_000, 3_174, 5_000, 5_000],
    ['that is none is the elapsed time on a short run, too', 3_000, 0, 1_200, 1_200],
  ])('%s', (_, distanceMeters, movingSeconds, elapsedSeconds, expected) => {
    expect(movingOf(aRun({ distanceMeters, movingSeconds, elapsedSeconds }))).toBe(expected)
  })

  it('that was set right is the one its week adds up', () => {
    const log = logOf(aRun({ distanceMeters: 48_400, movingSeconds: 5_760, elapsedSeconds: 20_280 }))
    expect(log.weeks[0]?.movingSeconds).toBe(20_280)
  })

  it('does not make a ride a run: the longer clock still decides that', () => {
    const { notCounted } = logOf(
      aRun({ distanceMeters: 48_400, movingSeconds: 5_760, elapsedSeconds: 6_000 }),
    )
    expect(notCounted.map(({ why }) => why)).toEqual(['implausible'])
  })
})

describe('a watch nobody stopped', () => {
  const left = aRun({
    id: 'test:1',
    localDate: '2024-06-05',
    distanceMeters: 21_000,
    movingSeconds: 9_000,
    elapsedSeconds: 166_626,
  })
  const at = (hours: number, over: Partial<Run>) =>
    aRun({ startedAt: new Date(left.startedAt.getTime() + hours * 3_600_000), ...over })

  it('swallows no run of the days it went on', () => {
    const next = at(25, { id: 'test:2', localDate: '2024-06-06' })
    const last = at(45, { id: 'test:3', localDate: '2024-06-07' })
    expect(logOf(left, next, last).notCounted).toEqual([])
  })

  it('still counts once with a second recording of the same run', () => {
    const second = at(1, {
      id: 'test:2',
      distanceMeters: 10_000,
      movingSeconds: 3_600,
      elapsedSeconds: 3_600,
    })
    expect(logOf(left, second).notCounted).toMatchObject([{ run: { id: 'test:2' }, why: 'overlap' }])
  })

  it('was over at three times its moving time and an hour, and stopped when it was stopped', () => {
    expect(endOf(left).getTime() - left.startedAt.getTime()).toBe((3 * 9_000 + 3_600) * 1000)
    expect(stoppedAt(left).getTime() - left.startedAt.getTime()).toBe(166_626_000)
    const short = aRun({ movingSeconds: 3_600, elapsedSeconds: 4_000 })
    expect(endOf(short)).toEqual(stoppedAt(short))
  })

  it('does not make one outing of the morning and the evening', () => {
    const morning = { ...left, movingSeconds: 3_600 }
    const evening = at(9, { id: 'test:2', localDate: '2024-06-05' })
    expect(outingsOf([morning, evening])).toHaveLength(2)
  })
})

describe('ids of runs that started together', () => {
  it('come as the numbers they hold, below zero and beyond 2^53 too', () => {
    const rising = ['-9007199254740993', '-9007199254740992', '-10', '-9', '0', '7', '007', '10']
    rising.push('9007199254740992', '9007199254740993', '1234567890123456789', 'x9', 'x10')
    const ids = rising.map((id) => `test:${id}`)
    const byId = (order: string[]) => order.toSorted(compareIds)
    expect(byId(ids.toReversed()).filter((id) => !/:0*7$/.test(id))).toEqual(
      ids.filter((id) => !/:0*7$/.test(id)),
    )
    expect(byId(ids)).toEqual(byId(ids.toReversed()))
  })

  it('decide which of two equal recordings counts', () => {
    const [first, second] = [aRun({ id: 'test:-100' }), aRun({ id: 'test:-99' })]
    expect(logOf(second, first).counted.map(({ id }) => id)).toEqual(['test:-100'])
    expect([second, first].sort(byStart)).toEqual([first, second])
  })
})

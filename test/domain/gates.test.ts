import { describe, expect, it } from 'vitest'
import { assessRun } from '../../src/domain/findings.ts'
import { held, type Sayable } from '../../src/domain/gates.ts'
import { keepLog } from '../../src/domain/log.ts'
import type { Run } from '../../src/domain/run.ts'
import { aRun, aRunner } from './builders.ts'

const runner = aRunner()

/** What holds back the finding of a rule, for the last of some runs. */
function reasonFor(rule: Sayable['rule'], runs: Run[]) {
  const log = keepLog(runs, { weekStartsOn: 'monday' })
  const last = runs.at(-1) ?? aRun()
  const finding = assessRun(log, last, runner).find((each): each is Sayable => each.rule === rule)
  return finding && held(finding, { log, runner, said: [], date: last.localDate })
}

describe('hours on the feet', () => {
  const afternoon = (distanceMeters: number) => [aRun({ distanceMeters, movingSeconds: 9_600 })]

  it('over less than 10 km are no long run to recover from', () => {
    expect(reasonFor('big-long-run', afternoon(9_999))).toBe('slow-going')
  })

  it('over 10 km are worth a word', () => {
    expect(reasonFor('big-long-run', afternoon(10_000))).toBeNull()
  })
})

describe('a return after a marathon', () => {
  const weeks = Array.from({ length: 9 }, (_, week) =>
    aRun({
      localDate: `2024-0${week < 4 ? 4 : 5}-${String(1 + (week % 4) * 7).padStart(2, '0')}`,
      distanceMeters: 6_000,
    }),
  )
  const marathon = aRun({ localDate: '2024-06-02', distanceMeters: 42_195, movingSeconds: 14_400 })
  const back = (distanceMeters: number) => [
    ...new Map(weeks.map((run) => [run.id, run])).values(),
    marathon,
    aRun({ localDate: '2024-06-09', distanceMeters }),
  ]

  it('with little running in seven days is a careful one, however small the weeks before were', () => {
    expect(reasonFor('early-return', back(9_999))).toBe('still-little')
  })

  it('with more is spoken of', () => {
    expect(reasonFor('early-return', back(10_000))).toBeNull()
  })
})

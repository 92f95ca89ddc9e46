import { describe, expect, it } from 'vitest'
import { adviceOn, syncAt } from '../../../src/domain/replay/sync.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aBigRun, aMassageDue } from '../../messages/said.ts'
import { aRun, aRunner } from '../builders.ts'
import { aLog, aRace, selfReports, weeksBefore } from '../training.ts'

const now = new Date('2024-11-03T18:00:00Z')

it('a sync looks at the runs of its window, from its first Monday on', () => {
  const [before, first] = [aRun({ localDate: '2024-07-07' }), aRun({ localDate: '2024-07-08' })]
  const { runs, log } = syncAt([before, first], aRunner(), [], now)
  expect(runs).toEqual([first])
  expect(log.counted).toEqual([first])
})

describe('what a nudge says when it leaves', () => {
  const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
  const log = aLog(...weeksBefore('2024-11-04', Array(12).fill(40)))
  const [due, big] = [aMassageDue(), aBigRun()]
  const advice = (rule: 'massage-due' | 'big-long-run', told: Partial<SelfReports> = {}) => {
    const findings = rule === 'massage-due' ? ([due] as const) : ([big] as const)
    return adviceOn({ rule, findings }, log, selfReports(told), practice, now)
  }
  const ill = { health: { state: 'ill', since: '2024-11-02' } } as const

  it('is its advice, while there is any', () => {
    expect(advice('massage-due')).toMatchObject({ kind: 'well', massage: { kind: 'suggest' } })
    expect(advice('big-long-run').kind).toBe('well')
  })

  it('is nothing once its findings have left', () => {
    const gone = adviceOn({ rule: 'big-long-run', findings: null }, log, selfReports(), practice, now)
    expect(gone).toEqual({ kind: 'unsaid', why: 'stale' })
  })

  it('is nothing of a massage for who is not well, or when none fits; of a run it is the medical line', () => {
    expect(advice('massage-due', ill)).toEqual({ kind: 'unsaid', why: 'not-well' })
    expect(advice('big-long-run', ill).kind).toBe('not-well')
    const tomorrow = { races: [aRace('2024-11-04', 42_195, true)] }
    expect(advice('massage-due', tomorrow)).toEqual({ kind: 'unsaid', why: 'nothing-to-suggest' })
    expect(advice('big-long-run', tomorrow).kind).toBe('well')
  })
})

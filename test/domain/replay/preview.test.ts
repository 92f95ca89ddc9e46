import { describe, expect, it } from 'vitest'
import { previewOf } from '../../../src/domain/replay/preview.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import { aRun } from '../builders.ts'
import { selfReports, weeksBefore } from '../training.ts'

const now = new Date('2024-10-30T12:00:00Z')
const runner = selfReports({ massageMessages: false })
const weeks = weeksBefore('2024-10-28', [40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40])
const logWith = (localDate: string, distanceMeters: number) =>
  buildLog([...weeks, aRun({ localDate, distanceMeters })], { weekStartsOn: 'monday', until: '2024-10-30' })

describe('what a sensitivity would have said', () => {
  it('differs where the sensitivities do', () => {
    const log = logWith('2024-10-29', 21_000)
    expect(previewOf(log, runner, 'careful', now).map(({ lead }) => lead.rule)).toContain('long-run-spike')
    expect(previewOf(logWith('2024-10-29', 16_500), runner, 'relaxed', now)).toEqual([])
  })

  it('says nothing of what was run more than twelve weeks ago', () => {
    expect(previewOf(logWith('2024-07-30', 30_000), runner, 'careful', now)).toEqual([])
  })
})

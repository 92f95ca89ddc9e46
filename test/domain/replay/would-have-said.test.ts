import { describe, expect, it } from 'vitest'
import { previewOf } from '../../../src/domain/replay/preview.ts'
import { wouldHaveSaid } from '../../../src/domain/replay/would-have-said.ts'
import { addDays, instantOf } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import { madeLog } from '../../logs/made-log.ts'
import { aRun } from '../builders.ts'
import { selfReports, weeksBefore } from '../training.ts'

const { runs, timeZone } = madeLog()
const lastDay = runs.at(-1)?.localDate ?? ''

/** The log of the made season as the window has it on a day that is so many weeks before its end. */
function asOf(weeks: number) {
  const today = addDays(lastDay, -7 * weeks)
  const window = runs.filter(({ localDate }) => localDate <= today && localDate > addDays(today, -119))
  const log = buildLog(window, { weekStartsOn: 'monday', until: today })
  return { log, now: instantOf(today, '22:00', timeZone) }
}

const said = (found: { date: string; rule: string }[]) => found.map(({ date, rule }) => `${date} ${rule}`)

describe('what would have been said in the last weeks', () => {
  it.each([0, 6, 13, 20])('is what the replay says, %i weeks before the end of a season', (weeks) => {
    const { log, now } = asOf(weeks)
    for (const sensitivity of ['relaxed', 'standard', 'careful'] as const) {
      const runner = { ...selfReports({ massageMessages: false }), timeZone, sensitivity }
      const quick = wouldHaveSaid(log, runner, now).map(({ date, findings: [{ rule }] }) => ({ date, rule }))
      const whole = previewOf(log, runner, sensitivity, now)
      expect(said(quick), sensitivity).toEqual(
        said(whole.map(({ date, lead: { rule } }) => ({ date, rule }))),
      )
      expect(quick.length).toBeGreaterThan(0)
    }
  })

  it('has the strongest finding first and the others of its outing beside it, newest message first', () => {
    const log = buildLog(
      [
        ...weeksBefore(
          '2024-10-28',
          Array.from({ length: 14 }, () => 40),
        ),
        aRun({ localDate: '2024-10-29', distanceMeters: 28_000 }),
      ],
      { weekStartsOn: 'monday', until: '2024-10-30' },
    )
    const now = new Date('2024-10-30T12:00:00Z')
    const [latest, ...before] = wouldHaveSaid(log, selfReports({}), now)
    expect(latest?.findings.length).toBeGreaterThan(1)
    for (const { at } of before) expect(at < (latest?.at ?? now)).toBe(true)
    expect(latest && latest.at <= now).toBe(true)
  })
})

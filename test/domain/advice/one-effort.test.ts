/** A marathon in two recordings is a marathon wherever one is looked for: day by day, the two logs say the same. */
import { describe, expect, it } from 'vitest'
import { massageNow } from '../../../src/domain/advice/advise.ts'
import { adviceContextOf } from '../../../src/domain/advice/context.ts'
import { massageDue } from '../../../src/domain/advice/massage-clock.ts'
import { shownHeadroom } from '../../../src/domain/overview/headroom-shown.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner, weekly } from '../builders.ts'

const DAY = '2024-10-06'
const before = [
  ...weekly('2024-07-29', [50, 55, 60, 50, 60, 62, 64, 60, 40]),
  aRun({ localDate: '2024-09-14', distanceMeters: 31_000 }),
]
const inOne = [
  aRun({ localDate: DAY, distanceMeters: 42_300, movingSeconds: 15_000, elapsedSeconds: 15_240 }),
]
const inTwo = [
  aRun({ localDate: DAY, distanceMeters: 24_500, movingSeconds: 8_700 }),
  aRun({ startedAt: new Date(`${DAY}T09:29:00Z`), distanceMeters: 17_800, movingSeconds: 6_300 }),
]
const after = [aRun({ localDate: addDays(DAY, 6) }), aRun({ localDate: addDays(DAY, 16) })]

const races = [{ date: DAY, distanceMeters: 42_195, goal: true }]
const runner = aRunner({
  connectedAt: new Date('2024-08-01T00:00:00Z'),
  selfReports: { ...nothingReported, races, massageMessages: true },
})
const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

function seenOn(day: number, marathon: readonly Run[]) {
  const log = aLog(before, marathon, day >= 16 ? after : after.slice(0, day >= 6 ? 1 : 0))
  const date = addDays(DAY, day)
  const now = new Date(`${date}T20:00:00Z`)
  return {
    phase: phaseOf(log, runner, date),
    // what is longest in 30 days is a matter of single runs
    headroom: day <= 21 ? shownHeadroom(log, runner, now).run : null,
    due: massageDue(log, runner, date),
    massage: massageNow(log, runner, practice, now),
    racesAhead: adviceContextOf(log, runner, practice, null, now).races,
  }
}

describe('a marathon in two recordings', () => {
  it.each(Array.from({ length: 31 }, (_, day) => day))('is one %i days later', (day) => {
    expect(seenOn(day, inTwo)).toEqual(seenOn(day, inOne))
  })

  it('is none when its halves are hours apart', () => {
    const apart = inTwo.map((run, half) => ({
      ...run,
      startedAt: new Date(run.startedAt.getTime() + half * 7_200_000),
    }))
    expect(seenOn(3, apart).phase.name).not.toBe('recovery')
    expect(seenOn(3, inTwo).phase.name).toBe('recovery')
  })
})

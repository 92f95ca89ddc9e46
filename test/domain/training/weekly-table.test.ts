/** A runner's own weekly table against ours: 197 Monday weeks, counted by somebody else. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { buildLog } from '../../../src/domain/training/log.ts'
import { aRun } from '../builders.ts'

const where = '../shared/data/logs/*.with-weekly-table.json'
const [file] = globSync(where)

const table = z.object({
  activities: z.array(z.object({ date: z.iso.date(), km: z.number(), sec: z.number() })),
  weekly: z.array(z.object({ week: z.iso.date(), km: z.number(), n: z.number() })),
})

it.skipIf(!file)(
  `weeks match the owner's table to 0.05 km${file ? '' : ` (skipped: ${where} is missing)`}`,
  () => {
    const { activities, weekly } = table.parse(JSON.parse(readFileSync(file ?? '', 'utf8')))
    // the table knows days only: runs of a day are put one after the other
    const runs = activities.map(({ date, km, sec }, row) => {
      const earlier = activities.slice(0, row).filter((other) => other.date === date)
      const seconds = earlier.reduce((sum, other) => sum + other.sec + 1, 0)
      return aRun({
        id: `test:${row}`,
        startedAt: new Date(Date.parse(`${date}T00:00:00Z`) + seconds * 1000),
        localDate: date,
        distanceMeters: Math.round(km * 1000),
        movingSeconds: sec,
      })
    })
    const { weeks } = buildLog(runs, { weekStartsOn: 'monday' })
    const ours = new Map(weeks.map((week) => [week.weekStart, week]))
    const matching = weekly.filter(({ week, km }) => {
      const distanceMeters = ours.get(week)?.distanceMeters ?? Number.NaN
      return Math.abs(distanceMeters - 1000 * km) <= 50
    })
    expect([matching.length, weekly.length]).toEqual([197, 197])
  },
)

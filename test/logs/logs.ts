/** The logs a test walks through, read in Node: files that are named, or one made here. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import type { Run } from '../../src/domain/training/run.ts'
import { readLog } from '../../src/files/read-log.ts'
import type { GivenLog } from './given-log.ts'
import { madeLog } from './made-log.ts'

/** A table of days, as some keep beside their weeks. */
const daysSchema = z.object({
  activities: z.array(z.object({ date: z.iso.date(), km: z.number(), sec: z.number() })),
})

/** The log in a file; throws when there is none in it. */
export function logIn(file: string): GivenLog {
  const text = readFileSync(file, 'utf8')
  const name = basename(file).split('.')[0] ?? file
  const read = readLog(text, {})
  if (read.ok) return { name, timeZone: read.value.timeZone ?? 'UTC', runs: read.value.runs.map(given) }
  const days = daysSchema.safeParse(JSON.parse(text))
  if (!days.success) throw new Error(`${file} holds no log that can be read`)
  return { name, timeZone: 'UTC', runs: runsOnDays(days.data.activities).map(given) }
}

export const madeLogs = (): GivenLog[] => [{ ...madeLog(), runs: madeLog().runs.map(given) }]

/** What is known by its day alone begins at seven, the second of a day when the first is over. */
function runsOnDays(rows: z.output<typeof daysSchema>['activities']): Run[] {
  let free = 0
  return rows
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, km, sec }, row) => {
      const startsAt = Math.max(Date.parse(`${date}T07:00:00Z`), free)
      free = startsAt + (sec + 1) * 1000
      return {
        id: `table:${row}`,
        startedAt: new Date(startsAt),
        localDate: date,
        distanceMeters: Math.round(km * 1000),
        movingSeconds: sec,
        elapsedSeconds: sec,
        climbMeters: null,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      }
    })
}

/** As it travels from Node to workerd: instants as numbers. */
const given = ({
  startedAt,
  ...rest
}: { startedAt: Date } & Omit<GivenLog['runs'][number], 'startedAt'>) => ({
  ...rest,
  startedAt: startedAt.getTime(),
})

/** Weeks are those of the runs there are, whatever was lost, doubled or late on the way. */
import * as z from 'zod'
import { localDateOf, windowAt } from '../../../src/domain/time/calendar.ts'
import { buildLog, type Week } from '../../../src/domain/training/log.ts'
import { db } from '../../installation.ts'
import { type Somebody, visit } from '../somebody.ts'
import { trueRuns } from '../truth.ts'
import type { World } from '../world.ts'
import type { Promised } from './promise.ts'

const weeksSchema = z.array(
  z.object({
    weekStart: z.string(),
    distanceMeters: z.number(),
    movingSeconds: z.number(),
    runs: z.number(),
    longestRunMeters: z.number(),
  }),
)

const MINUTE = 60_000

type Kept = {
  time_zone: string
  week_starts_on: 'monday' | 'sunday'
  source_of_record: string | null
  state: string | null
}

export const weeks: Promised = {
  name: 'weeks',
  async broken({ world, everybody }) {
    const lines: string[] = []
    for (const who of everybody) lines.push(...(await weeksOf(world, who)))
    return lines
  },
}

async function weeksOf(world: World, who: Somebody): Promise<string[]> {
  if (who.runnerId === null) return []
  const kept = await db
    .prepare(
      `SELECT r.time_zone, r.week_starts_on, r.source_of_record, c.state FROM runner r
       LEFT JOIN connection c ON c.id = r.source_of_record WHERE r.id = ?`,
    )
    .bind(who.runnerId)
    .first<Kept>()
  const { name } = who.person
  if (!kept) return [`${name} has no account though they never deleted it`]
  if (kept.source_of_record === null || kept.state !== 'active') return []
  let { answer } = await visit(world, who, '/api/v1/weeks')
  if (answer?.status === 503) {
    // of who did not run for weeks nothing is kept fresh: asking reads it anew, and in a calm world at once
    await world.pass(world.now().getTime() + MINUTE)
    answer = (await visit(world, who, '/api/v1/weeks')).answer
  }
  if (answer?.status !== 200) return [`${name}: /api/v1/weeks answers ${answer?.status}`]
  const shown = weeksSchema.parse(await answer.json()).reverse()
  const runner = { timeZone: kept.time_zone, weekStartsOn: kept.week_starts_on }
  const { from } = windowAt(world.now(), runner)
  const until = localDateOf(world.now(), runner.timeZone)
  const runs = trueRuns(world, who, kept.source_of_record).filter(({ localDate }) => localDate >= from)
  const expected = buildLog(runs, { weekStartsOn: runner.weekStartsOn, until }).weeks
  return differences(shown, expected).map((line) => `${name} (${kept.source_of_record}): ${line}`)
}

function differences(shown: readonly Week[], expected: readonly Week[]): string[] {
  const inWords = (week: Week | undefined) =>
    week ? `${week.distanceMeters} m, ${week.runs} runs, ${week.movingSeconds} s` : 'nothing'
  // a week that has only begun is there once somebody has looked since
  const last = expected.filter(({ runs }) => runs > 0).at(-1)?.weekStart ?? ''
  const begun = (week: Week) => week.runs === 0 && week.weekStart > last
  const starts = [
    ...new Set([...shown, ...expected].filter((week) => !begun(week)).map(({ weekStart }) => weekStart)),
  ].sort()
  return starts.flatMap((start) => {
    const [was, should] = [shown, expected].map((list) =>
      inWords(list.find(({ weekStart }) => weekStart === start)),
    )
    return was === should ? [] : [`week of ${start} shows ${was}, ran ${should}`]
  })
}

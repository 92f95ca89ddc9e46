/** Where nothing goes wrong, the service says what its own backtest says. */

import { replay } from '../../../src/domain/replay/replay.ts'
import { localDateOf } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import { nothingReported, type Runner } from '../../../src/domain/training/runner.ts'
import { readActivity } from '../../../src/sources/strava/activity.ts'
import { db } from '../../installation.ts'
import { connectionOf, type Somebody } from '../somebody.ts'
import type { Checked, Promised } from './promise.ts'

export const backtest: Promised = {
  name: 'backtest',
  async broken(checked) {
    if (!checked.world.calm) return []
    const lines: string[] = []
    for (const who of checked.everybody) lines.push(...(await differences(checked, who)))
    return lines
  },
}

async function differences({ world, end }: Checked, who: Somebody): Promise<string[]> {
  const { person, runnerId, races } = who
  const connectedAt = await db
    .prepare('SELECT connected_at FROM connection WHERE id = ?')
    .bind(connectionOf(who, 'strava'))
    .first<number>('connected_at')
  if (runnerId === null || connectedAt === null) return [`${person.name} never connected`]
  const runner: Runner = {
    id: runnerId,
    timeZone: person.timeZone,
    weekStartsOn: person.weekStartsOn,
    units: 'km',
    sensitivity: person.sensitivity,
    quietHours: person.quiet,
    settleMinutes: 20,
    connectedAt: new Date(connectedAt),
    snoozedUntil: null,
    excluded: new Set(),
    selfReports: { ...nothingReported, races, massageMessages: person.massage },
  }
  const activities = world.sandbox.strava.athletes.find(({ id }) => id === person.athlete)?.activities ?? []
  const runs = activities.flatMap((one) => {
    const read = readActivity(one)
    return read.kind === 'run' ? [read.run] : []
  })
  const { said } = replay(buildLog(runs, { weekStartsOn: person.weekStartsOn }), runner, 'ignores', {
    summaries: person.summary,
  })
  const expected = said
    .filter(({ at }) => at.getTime() > connectedAt && at.getTime() < end)
    .map(({ nudge, date }) => `${date} ${nudge.rule} ${nudge.subject}`)
  const came = world.arrivals.all
    .filter(({ row, to }) => row?.kind === 'nudge' && to === person.mailbox)
    .map(({ row, at }) => `${localDateOf(new Date(at), person.timeZone)} ${row?.rule} ${row?.subject}`)
  return [
    ...came
      .filter((line) => !expected.includes(line))
      .map((line) => `${person.name}: said ${line}, the backtest does not`),
    ...expected
      .filter((line) => !came.includes(line))
      .map((line) => `${person.name}: the backtest says ${line}, nothing came`),
  ]
}

/** Nothing in quiet hours, and not more than is promised in a day and a week. */

import { policy } from '../../../src/domain/policy/rules.ts'
import { RULES } from '../../../src/domain/rules/index.ts'
import { clockTimeOf, daysBetween, localDateOf } from '../../../src/domain/time/calendar.ts'
import { isQuiet } from '../../../src/domain/time/quiet-hours.ts'
import type { Arrival, Row } from '../arrivals.ts'
import { type Promised, timeOf } from './promise.ts'

/** A message that is on its way when the hours close arrives a little later. */
const UNDERWAY_MS = 180_000
const NO_TEXTS = { from: '21:00', to: '08:00' }

type About = Arrival & { row: Row }

const isAbout =
  (...kinds: string[]) =>
  (arrival: Arrival): arrival is About =>
    arrival.row !== null && kinds.includes(arrival.row.kind)

export const quiet: Promised = {
  name: 'quiet',
  broken: ({ world, everybody }) =>
    world.arrivals.all.filter(isAbout('nudge', 'summary')).flatMap(({ at, row, channel, to }) => {
      const who = everybody.find(({ runnerId }) => runnerId === row.runner_id)
      // hours chosen while it was being sent are those of the next
      if (who?.chose.some((when) => when <= at && when > at - UNDERWAY_MS)) return []
      const chosen = row.quiet_from && row.quiet_to ? [{ from: row.quiet_from, to: row.quiet_to }] : []
      const closed = [...chosen, ...(channel === 'sms' ? [NO_TEXTS] : [])]
      const shut = (when: number) =>
        closed.some((hours) => isQuiet(clockTimeOf(new Date(when), row.time_zone), hours))
      if (!shut(at) || !shut(at - UNDERWAY_MS)) return []
      return [
        `${row.kind} ${row.about} to ${to} at ${clockTimeOf(new Date(at), row.time_zone)} (${timeOf(at)})`,
      ]
    }),
}

type Said = { runner: string; nudge: string; rule: string; madeAt: number; day: string; zone: string }

export const caps: Promised = {
  name: 'caps',
  broken({ world }) {
    const said = new Map<string, Said>()
    for (const { row, at } of world.arrivals.all.filter(isAbout('nudge'))) {
      const due = row.due_at === null ? at : row.due_at
      const day = localDateOf(new Date(due), row.time_zone)
      if (!said.has(row.about)) {
        said.set(row.about, {
          runner: row.runner_id,
          nudge: row.about,
          rule: row.rule ?? '',
          madeAt: row.nudge_created_at ?? at,
          day,
          zone: row.time_zone,
        })
      }
    }
    return [...said.values()].flatMap((one) => brokenBy(one, [...said.values()]))
  },
}

const uncapped = Object.entries(RULES).flatMap(([rule, { isUncapped }]) => (isUncapped ? [rule] : []))

/** A massage that is due keeps no run from being spoken of, and finds room beside what was decided before it. */
const counts = (one: Said, other: Said) =>
  one.rule === 'massage-due' ? other.madeAt <= one.madeAt : other.rule !== 'massage-due'

function brokenBy(one: Said, all: readonly Said[]): string[] {
  const before = all
    .filter(({ runner, zone, nudge }) => runner === one.runner && zone === one.zone && nudge !== one.nudge)
    .map((other) => ({ ...other, gap: daysBetween(other.day, one.day) }))
    .filter(({ gap, nudge }) => gap > 0 || (gap === 0 && nudge < one.nudge))
  const capped = uncapped.includes(one.rule)
    ? []
    : before.filter((other) => !uncapped.includes(other.rule) && counts(one, other))
  const names = (list: typeof before) => list.map(({ nudge, day }) => `${nudge} on ${day}`).join(', ')
  const sameDay = capped.filter(({ gap }) => gap === 0)
  const week = capped.filter(({ gap }) => gap < 7)
  const hard = before.filter(({ rule, gap }) => rule === one.rule && gap < policy.hardDays.apartDays)
  return [
    ...(sameDay.length >= policy.nudge.perDay
      ? [`${one.nudge} is one more on ${one.day}, after ${names(sameDay)}`]
      : []),
    ...(week.length >= policy.nudge.perWeek
      ? [`${one.nudge} on ${one.day} is one more in seven days, after ${names(week)}`]
      : []),
    ...(one.rule === 'hard-days-too-close' && hard.length > 0
      ? [`${one.nudge} on ${one.day} so soon after ${names(hard)}`]
      : []),
  ]
}

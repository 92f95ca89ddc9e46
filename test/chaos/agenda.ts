/** What happens next: what somebody is going to do, and the next sweep that can find something. */
import { db } from '../installation.ts'
import type { World } from './world.ts'

const QUARTER = 900_000
const LONGEST = 12 * 3_600_000
/** What was asked for within the hour is not asked for again: longer than that. */
const TROUBLED = 75 * 60_000

type Plan = { at: number; what: string; go: () => Promise<void> | void }

export type Agenda = {
  plans: Plan[]
  add(at: number, what: string, go: Plan['go']): void
  next(): number
  nextSweep(world: World): Promise<number>
  doDue(world: World): Promise<void>
}

/**
 * A sweep comes every quarter of an hour while something is due and every half while something is wrong; after one that
 * found nothing the next waits for the next moment that is written in the database, or half a day.
 */
export function agendaIn(now: () => Date): Agenda {
  let lastSweep = now().getTime()
  let gap = QUARTER
  let known: { jobs: number; at: number } = { jobs: -1, at: 0 }
  const quarterFrom = (at: number) => Math.ceil(at / QUARTER) * QUARTER

  async function soonest(jobs: number): Promise<number> {
    if (known.jobs !== jobs) known = { jobs, at: await soonestIn(db, now().getTime()) }
    return known.at
  }

  const agenda: Agenda = {
    plans: [],
    add: (moment, what, go) => {
      // a clock shows whole milliseconds, and what is due between two would never be
      const at = Math.ceil(moment)
      const place = agenda.plans.findIndex((plan) => plan.at > at)
      agenda.plans.splice(place < 0 ? agenda.plans.length : place, 0, { at, what, go })
    },
    next: () => agenda.plans[0]?.at ?? Number.POSITIVE_INFINITY,
    async nextSweep({ jobs }) {
      const due = await soonest(jobs.count)
      if (now().getTime() - jobs.troubledAt < TROUBLED) gap = Math.min(gap, 2 * QUARTER)
      const written = due > lastSweep ? due : Number.POSITIVE_INFINITY
      return quarterFrom(Math.max(Math.min(lastSweep + gap, written), lastSweep + 1))
    },
    async doDue(world) {
      const at = now().getTime()
      if (at >= (await agenda.nextSweep(world))) {
        const [sent, due] = [world.queues.count, await soonest(world.jobs.count)]
        await world.sweep()
        lastSweep = Math.max(at, lastSweep)
        gap = world.queues.count > sent ? QUARTER : due <= at && gap < 4 * QUARTER ? gap * 2 : LONGEST
      }
      while ((agenda.plans[0]?.at ?? Number.POSITIVE_INFINITY) <= now().getTime()) {
        const plan = agenda.plans.shift()
        if (plan?.what) world.say(plan.what)
        await plan?.go()
      }
    },
  }
  return agenda
}

/** The earliest moment written down at which something is to be done. */
async function soonestIn(database: D1Database, now: number): Promise<number> {
  const found = await database
    .prepare(
      `SELECT MIN(at) AS at FROM (
        SELECT review_at AS at FROM connection WHERE state = 'active' AND review_at > ?1
        UNION ALL SELECT not_before FROM connection WHERE state = 'active'
        UNION ALL SELECT lease_until FROM connection WHERE lease IS NOT NULL
        UNION ALL SELECT due_at FROM nudge WHERE state = 'waiting'
        UNION ALL SELECT MAX(due_at, COALESCE(lease_until, 0)) FROM delivery WHERE state IN ('scheduled', 'sending'))`,
    )
    .bind(now)
    .first<number>('at')
  return found ?? Number.POSITIVE_INFINITY
}

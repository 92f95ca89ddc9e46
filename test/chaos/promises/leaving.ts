/** Nothing to those who left, nothing kept of them, nobody lost who did not leave; nothing about runs that are gone. */

import { allTables, db } from '../../installation.ts'
import type { Arrival } from '../arrivals.ts'
import { connectionOf, type Leaving } from '../somebody.ts'
import { type Promised, timeOf } from './promise.ts'

export const gone: Promised = {
  name: 'gone',
  broken: ({ world, everybody }) =>
    everybody.flatMap(({ person, leavings }) =>
      leavings.flatMap((leaving) =>
        world.arrivals.all
          .filter((arrival) => concerns(leaving, arrival))
          .map(
            ({ row, to, at }) =>
              `${person.name} ${leaving.what} at ${timeOf(leaving.from.at)}; ${row?.kind} ${row?.about} came to ${to} at ${timeOf(at)}`,
          ),
      ),
    ),
}

/** A little before its time, for clocks are set back now and then. */
const wasGoneBefore = (dueAt: number, goneAt: number) => goneAt < dueAt - 180_000

/** What was under way when they left may still arrive, and so may what they ask for anew. */
function concerns({ from, until, matches }: Leaving, { seq, to, row }: Arrival): boolean {
  if (seq <= from.seq || (until && seq > until.seq) || row?.kind === 'confirm') return false
  if (matches.to) return matches.to === to
  if (matches.runnerId) return row?.runner_id === matches.runnerId
  return row?.kind === 'nudge' && row.connection_id === matches.connection
}

export const nobody: Promised = {
  name: 'nobody',
  async broken({ everybody }) {
    const lines: string[] = []
    const names = everybody.flatMap((who) => [
      ...who.former.map((id) => ({ id, name: `${who.person.name} as they were` })),
      ...(['strava', 'garmin'] as const)
        .filter((source) => who.former.length > 0 && who.sources[source] === 'none')
        .map((source) => ({ id: connectionOf(who, source), name: `${who.person.name}'s ${source}` })),
    ])
    for (const table of await allTables()) {
      const { results } = await db.prepare(`SELECT * FROM ${table}`).all()
      for (const row of results) {
        const text = JSON.stringify(row)
        const named = names.find(
          ({ id }) => text.includes(`${id}"`) || text.includes(`${id}.`) || text.includes(`${id} `),
        )
        if (named) lines.push(`${table} names ${named.name}: ${text.slice(0, 160)}`)
      }
    }
    return lines
  },
}

export const connected: Promised = {
  name: 'connected',
  async broken({ everybody }) {
    const { results } = await db
      .prepare('SELECT id, state FROM connection')
      .all<{ id: string; state: string }>()
    const states = new Map(results.map(({ id, state }) => [id, state]))
    return everybody.flatMap((who) =>
      (['strava', 'garmin'] as const)
        .filter((source) => who.sources[source] === 'connected')
        .map((source) => ({ source, state: states.get(connectionOf(who, source)) ?? 'gone' }))
        .filter(({ state }) => state !== 'active')
        .map(({ source, state }) => `${who.person.name}'s ${source} is ${state} though nobody took it back`),
    )
  },
}

export const settled: Promised = {
  name: 'settled',
  broken: ({ world, everybody }) =>
    everybody.flatMap((who) =>
      who.gone.flatMap(({ run, from, until }) =>
        world.arrivals.all
          .filter(({ row, seq }) => row?.run === run && seq > from.seq && !(until && seq > until.seq))
          .filter(({ seq, row }) => {
            const connection = connectionOf(who, 'strava')
            const looks = world.jobs.looks.filter((look) => look.connection === connection)
            // what waits is said by a sync that began when its time had come, and by no other
            return (
              wasGoneBefore(row?.due_at ?? 0, from.at) ||
              looks.some((look) => look.seq > from.seq && look.seq < seq)
            )
          })
          .map(
            ({ at, row }) =>
              `${row?.about} came at ${timeOf(at)}, though its run was gone since ${timeOf(from.at)} and looked for`,
          ),
      ),
    ),
}

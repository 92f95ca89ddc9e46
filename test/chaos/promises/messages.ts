/** What is shown as sent arrived once, and what arrived is shown as sent. */

import { db } from '../../installation.ts'
import type { Arrival } from '../arrivals.ts'
import { type Promised, timeOf } from './promise.ts'

type Shown = {
  id: string
  runner_id: string
  about: string
  state: string
  channel: string | null
  nudge: string | null
  why: string | null
}

const QUERY = `SELECT d.id, d.runner_id, d.about, d.state, c.channel, n.state AS nudge, n.why
  FROM delivery d LEFT JOIN contact c ON c.id = d.contact_id
  LEFT JOIN nudge n ON n.runner_id = d.runner_id AND n.id = d.about
  WHERE d.kind = 'nudge'`

const SENT = ['sent', 'delivered']

export const sent: Promised = {
  name: 'sent',
  async broken({ world }) {
    const { results } = await db.prepare(QUERY).all<Shown>()
    const rows = new Map(results.map((row) => [row.id, row]))
    const came = world.arrivals.all.filter(({ row }) => row?.kind === 'nudge')
    const unsaid = results
      .filter(({ state, channel }) => SENT.includes(state) && channel === 'email')
      .filter(({ id }) => !came.some(({ delivery }) => delivery === id))
      .map(({ about, state }) => `${about} is shown as ${state} and never arrived`)
    const unshown = came.flatMap((arrival) => {
      const row = rows.get(arrival.delivery)
      if (!row) return []
      const what = `${arrival.row?.about} arrived ${timeOf(arrival.at)} at ${arrival.to}`
      if (row.nudge !== 'sent') return [`${what} and its nudge is shown as ${row.nudge} (${row.why})`]
      return ['cancelled', 'scheduled', 'failed'].includes(row.state)
        ? [`${what} and is shown as ${row.state}`]
        : []
    })
    return [...unsaid, ...unshown]
  },
}

export const once: Promised = {
  name: 'once',
  broken({ world }) {
    const twice = (key: (arrival: Arrival) => string | null) => {
      const seen = new Map<string, Arrival[]>()
      for (const arrival of world.arrivals.all) {
        const name = key(arrival)
        if (name !== null) seen.set(name, [...(seen.get(name) ?? []), arrival])
      }
      return [...seen].filter(([, list]) => list.length > 1)
    }
    const inWords = ([name, list]: [string, Arrival[]]) =>
      `${name} arrived ${list.map(({ at }) => timeOf(at)).join(', ')}`
    return [
      ...twice(({ delivery }) => delivery).map(inWords),
      // one outing is spoken of once, whatever there is to say of it
      ...twice(({ row, to }) => (row?.run ? `about ${row.run} to ${to} (${row.runner_id})` : null)).map(
        inWords,
      ),
    ]
  },
}

export const rest: Promised = {
  name: 'rest',
  async broken({ world }) {
    const now = world.now().getTime()
    const HOUR = 3_600_000
    const deliveries = await db
      .prepare(
        "SELECT id, kind, state, why, due_at FROM delivery WHERE state IN ('scheduled', 'sending') AND due_at < ?",
      )
      .bind(now - 2 * HOUR)
      .all<{ id: string; kind: string; state: string; why: string; due_at: number }>()
    const nudges = await db
      .prepare(
        `SELECT id, state FROM nudge n WHERE state IN ('waiting', 'released') AND created_at < ? AND NOT EXISTS (
          SELECT 1 FROM delivery d WHERE d.runner_id = n.runner_id AND d.about = n.id
          AND d.state NOT IN ('scheduled', 'cancelled'))`,
      )
      .bind(now - 96 * HOUR)
      .all<{ id: string; state: string }>()
    const leases = await db
      .prepare('SELECT id FROM connection WHERE lease IS NOT NULL AND lease_until > ?')
      .bind(now)
      .all<{ id: string }>()
    const due = world.queues.messages.filter((message) => message.due <= now)
    const going = world.queues.messages.length - due.length
    return [
      ...deliveries.results.map(
        (row) => `${row.kind} ${row.id} is ${row.state} (${row.why}) since ${timeOf(row.due_at)}`,
      ),
      ...nudges.results.map(({ id, state }) => `nudge ${id} is ${state} for ever`),
      ...leases.results.map(({ id }) => `${id} is still held`),
      ...due.map(({ body }) => `still on the queue: ${JSON.stringify(body)}`),
      ...(going > 40 ? [`${going} messages go round`] : []),
      ...(await letters()),
    ]
  },
}

/** A letter about a connection is accounted for by a sync since, one about a delivery by its end. */
async function letters(): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT l.kind, l.ids, l.reason, l.at FROM dead_letter l
       LEFT JOIN connection c ON c.id = l.ids ->> 'connection' LEFT JOIN delivery d ON d.id = l.ids ->> 'delivery'
       WHERE (c.state = 'active' AND COALESCE(c.sync_started_at, 0) < l.at) OR d.state IN ('scheduled', 'sending')`,
    )
    .all<{ kind: string; ids: string; reason: string; at: number }>()
  return results.map(
    ({ kind, ids, reason, at }) => `letter ${kind} ${ids} (${reason}) of ${timeOf(at)} was not made good`,
  )
}

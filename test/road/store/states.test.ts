/** Every state of a nudge and of a delivery has an end: put there by hand, and left alone with the sweep and the queues. */
import { describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { delivery } from '../../../src/store/schema/index.ts'
import { aWorld, db, leaveAlone, type World } from '../world.ts'

/** The states in which nothing more is to happen. */
const ENDS = {
  nudge: ['sent', 'held-back', 'cancelled'],
  delivery: ['sent', 'delivered', 'bounced', 'failed', 'cancelled', 'unknown'],
}

async function aRunner(): Promise<World> {
  const world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  await world.confirm()
  await world.confirmNumber()
  return world
}

const runnerId = () => db.prepare('SELECT id FROM runner').first<string>('id')

/** What has not come to an end, as what it was put there as. */
async function unended(table: keyof typeof ENDS): Promise<string[]> {
  const rows = await db.prepare(`SELECT id, state FROM ${table}`).all<{ id: string; state: string }>()
  return rows.results
    .filter(({ state }) => !ENDS[table].includes(state))
    .map(({ id, state }) => `${id}: ${state}`)
}

describe('every nudge', () => {
  const states = ['waiting', 'released', 'sent', 'held-back', 'cancelled']

  async function put(world: World, connection: string | null): Promise<void> {
    for (const state of states) {
      await db
        .prepare(
          `INSERT INTO nudge (runner_id, id, connection_id, rule, subject, run, policy_version, state, created_at, due_at)
           VALUES (?1, ?2, ?3, 'big-long-run', 'run:strava:1', ?2, '1', ?2, ?4, ?4)`,
        )
        .bind(await runnerId(), state, connection, world.now().getTime())
        .run()
    }
  }

  it('comes to an end beside a connection that is looked at', async () => {
    const world = await aRunner()
    await put(world, await db.prepare('SELECT id FROM connection').first<string>('id'))
    await leaveAlone(world, 5)
    expect(await unended('nudge')).toEqual([])
  })

  it('comes to an end when no sync can come any more', async () => {
    const world = await aRunner()
    await put(world, null)
    await db
      .prepare("UPDATE connection SET state = 'needs-reconnect', lost_at = ?")
      .bind(world.now().getTime())
      .run()
    await leaveAlone(world, 5)
    expect(await unended('nudge')).toEqual([])
  })
})

describe('every delivery', () => {
  const states = delivery.state.enumValues

  /** One of each kind in each state to each contact, and to one that is gone. */
  async function putAll(world: World): Promise<void> {
    const contacts = await db
      .prepare('SELECT id, channel FROM contact')
      .all<{ id: string; channel: string }>()
    const now = world.now().getTime()
    for (const kind of delivery.kind.enumValues) {
      for (const state of states) {
        for (const { id, channel } of [...contacts.results, { id: null, channel: 'no contact' }]) {
          const tried = state === 'scheduled' ? null : now
          const lease = state === 'sending' ? 'of one that was killed' : null
          const name = `${kind} ${state} ${channel}`
          await db
            .prepare(
              `INSERT INTO delivery (id, runner_id, contact_id, kind, about, state, attempts, created_at, due_at,
                 first_tried_at, lease, lease_until) VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?7, ?8, ?9, ?8)`,
            )
            .bind(name, await runnerId(), id, kind, state, tried === null ? 0 : 1, now, tried, lease)
            .run()
        }
      }
    }
  }

  const leases = () =>
    db.prepare('SELECT COUNT(*) AS count FROM delivery WHERE lease IS NOT NULL').first('count')

  it('comes to an end, whatever it is, by mail, by text and with its contact gone', async () => {
    const world = await aRunner()
    await putAll(world)
    await leaveAlone(world, 4)
    expect(await unended('delivery')).toEqual([])
    expect(await leases()).toBe(0)
  })

  it('comes to an end with senders that are away for longer than anything may wait', async () => {
    const world = await aRunner()
    world.resend.faults.push({ times: 99_999, answer: 'server-error' })
    world.twilio.faults.push({ times: 99_999, answer: 'rate-limited' })
    await putAll(world)
    await leaveAlone(world, 5)
    expect(await unended('delivery')).toEqual([])
    expect(await leases()).toBe(0)
  })

  it('in each state but two has come to one', () => {
    expect(states.filter((state) => !ENDS.delivery.includes(state))).toEqual(['scheduled', 'sending'])
  })
})

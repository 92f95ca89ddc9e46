/** Every state of a nudge and of a delivery has an end: put there by hand, and left alone with the sweep and the queues. */
import { describe, expect, it } from 'vitest'
import { delivery } from '../../../src/store/schema/index.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, leaveAlone, type World } from '../world.ts'

const DAY_MS = 86_400_000

/** The states in which nothing more is to happen. */
const ENDS = {
  nudge: ['sent', 'held-back', 'cancelled'],
  delivery: ['sent', 'delivered', 'bounced', 'failed', 'cancelled', 'unknown'],
}

const aRunner = () => aRunnersWorld({}, { confirmed: ['email', 'sms'] })

const runnerId = async () => (await stored.runner()).id

/** What has not come to an end, as what it was put there as. */
async function unended(table: keyof typeof ENDS): Promise<string[]> {
  const rows = await stored.ask<{ id: string; state: string }>(`SELECT id, state FROM ${table}`)
  return rows.filter(({ state }) => !ENDS[table].includes(state)).map(({ id, state }) => `${id}: ${state}`)
}

describe('every nudge', () => {
  const states = ['waiting', 'released', 'sent', 'held-back', 'cancelled']

  async function put(world: World, connection: string | null): Promise<void> {
    for (const state of states) {
      await stored.run(
        `INSERT INTO nudge (runner_id, id, connection_id, rule, subject, run, policy_version, state, created_at, due_at)
           VALUES (?1, ?2, ?3, 'big-long-run', 'run:strava:1', ?2, '1', ?2, ?4, ?4)`,
        await runnerId(),
        state,
        connection,
        world.now().getTime(),
      )
    }
  }

  it('comes to an end beside a connection that is looked at', async () => {
    const world = await aRunner()
    await put(world, (await stored.connection()).id)
    await leaveAlone(world, 5)
    expect(await unended('nudge')).toEqual([])
  })

  it('comes to an end when no sync can come any more', async () => {
    const world = await aRunner()
    await put(world, null)
    await stored.run("UPDATE connection SET state = 'needs-reconnect', lost_at = ?", world.now().getTime())
    await leaveAlone(world, 5)
    expect(await unended('nudge')).toEqual([])
  })
})

describe('every delivery', () => {
  const states = delivery.state.enumValues

  /** One of each kind in each state to each contact, and to one that is gone. */
  async function putAll(world: World): Promise<void> {
    const contacts = await stored.contacts()
    const now = world.now().getTime()
    for (const kind of delivery.kind.enumValues.filter((each) => each !== 'operator')) {
      for (const state of states) {
        for (const { id, channel } of [...contacts, { id: null, channel: 'no contact' }]) {
          const tried = state === 'scheduled' ? null : now
          const lease = state === 'sending' ? 'of one that was killed' : null
          const name = `${kind} ${state} ${channel}`
          await stored.run(
            `INSERT INTO delivery (id, runner_id, contact_id, kind, about, state, attempts, created_at, due_at,
                 first_tried_at, lease, lease_until) VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?7, ?8, ?9, ?8)`,
            name,
            await runnerId(),
            id,
            kind,
            state,
            tried === null ? 0 : 1,
            now,
            tried,
            lease,
          )
        }
      }
    }
    // what the operator is told is tried for a month, which is nearly over
    for (const state of states) {
      await stored.run(
        `INSERT INTO delivery (id, kind, about, state, attempts, created_at, due_at)
         VALUES (?1, 'operator', 'channel-limit sms 2026-02', ?2, ?3, ?4, ?5)`,
        `operator ${state}`,
        state,
        state === 'scheduled' ? 0 : 1,
        now - 28 * DAY_MS,
        now,
      )
    }
  }

  const leases = () => stored.count('delivery', 'lease IS NOT NULL')

  it('comes to an end, whatever it is, by mail, by text and with its contact gone', async () => {
    const world = await aRunner()
    await putAll(world)
    await leaveAlone(world, 4)
    expect(await unended('delivery')).toEqual([])
    expect(await leases()).toBe(0)
  })

  it('comes to an end with senders that are away for longer than anything may wait', {
    timeout: 90_000,
  }, async () => {
    const world = await aRunner()
    world.resend.faults.push({ times: 99_999, answer: 'server-error' })
    world.twilio.faults.push({ times: 99_999, answer: 'rate-limited' })
    await putAll(world)
    await leaveAlone(world, 5)
    // what the operator is told of it every day is tried for a month
    const told = await stored.ask<{ id: string }>("SELECT id FROM delivery WHERE about LIKE 'check-up %'")
    const still = (await unended('delivery')).filter((line) => !told.some(({ id }) => line.startsWith(id)))
    expect(still).toEqual([])
    expect(await leases()).toBe(0)
  })

  it('in each state but two has come to one', () => {
    expect(states.filter((state) => !ENDS.delivery.includes(state))).toEqual(['scheduled', 'sending'])
  })
})

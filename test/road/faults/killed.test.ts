import { describe, expect, it } from 'vitest'
import { db } from '../../installation.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'

/** The Worker dies at its nth step outside itself: from there on nothing it does is done. */
function killer(world: World) {
  const real = { batch: db.batch.bind(db), prepare: db.prepare.bind(db) }
  let left = Number.POSITIVE_INFINITY
  const step = () => {
    left -= 1
    if (left >= 0) return
    world.queues.refusing = true
    throw new Error('killed')
  }
  return {
    killAfter(steps: number) {
      left = steps
      db.batch = async <T>(statements: D1PreparedStatement[]) => {
        step()
        const done = await real.batch<T>(statements)
        // written, and the answer never heard
        step()
        return done
      }
      db.prepare = (query: string) => {
        step()
        return real.prepare(query)
      }
      world.beforeCall = step
    },
    /** True when it had died. */
    revive(): boolean {
      db.batch = real.batch
      db.prepare = real.prepare
      world.beforeCall = null
      world.queues.refusing = false
      return left < 0
    },
  }
}

describe('a Worker killed at any step of a delivery', () => {
  const sent = {
    email: (world: World) => world.resend.mails.filter(({ subject }) => subject.includes('test')).length,
    sms: (world: World) => world.twilio.texts.filter(({ body }) => body.includes('the test')).length,
  }

  it.each(['email', 'sms'] as const)('by %s loses no mail and repeats nothing', async (channel) => {
    const world = await aRunnersWorld()
    if (channel === 'email') await world.confirm()
    else await world.confirmNumber()
    const id = (await stored.contact()).id
    const killing = killer(world)
    const ends: unknown[] = []

    for (let steps = 0, died = true; died; steps++) {
      await stored.run('DELETE FROM rate_limit')
      await stored.run('DELETE FROM delivery')
      const before = sent[channel](world)
      await world.submit(`/me/contacts/${id}/test`, {})
      killing.killAfter(steps)
      await world.work()
      died = killing.revive()
      // what was on the queue is lost as well: the row is the truth
      world.queues.messages.splice(0)
      await world.pass(4 * 60)
      const { state } = await stored.delivery('test')
      const messages = sent[channel](world) - before
      ends.push({ steps, state, messages })
      if (channel === 'email')
        expect({ steps, state, messages }).toEqual({ steps, state: 'sent', messages: 1 })
      else expect(['sent:1', 'unknown:0', 'unknown:1']).toContain(`${state}:${messages}`)
    }
    // the claim's statements, the claim, the call and the mark at least
    expect(ends.length).toBeGreaterThan(12)
    expect(ends.at(-1)).toMatchObject({ state: 'sent', messages: 1 })
  })
})

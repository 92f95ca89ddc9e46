/** What is kept for so many days, as docs/privacy.md says, and not for longer; and what leaves with an address. */
import { beforeEach, describe, expect, it } from 'vitest'
import { aGarminUser, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, aWorld, NUMBER, type World } from '../world.ts'
import { daysPass } from './late.ts'
import { placesOf, tracesIn } from './traces.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ADDRESS = 'runner@mail.example'

/** A row of each table that leaves by its age, made at a time; `?1` is its id, `?2` the time. */
const AGEING = [
  [
    'what was sent',
    'delivery',
    400,
    `INSERT INTO delivery (id, runner_id, kind, about, state, created_at, due_at)
       SELECT ?1, id, 'test', ?1, 'sent', ?2, ?2 FROM runner`,
  ],
  [
    'what was decided',
    'nudge',
    400,
    `INSERT INTO nudge (id, runner_id, rule, subject, policy_version, state, created_at, due_at)
       SELECT ?1, id, 'weekly-jump', 'week:2025-03-03', '1', 'sent', ?2, ?2 FROM runner`,
  ],
  [
    'what could not be dealt with',
    'dead_letter',
    31,
    "INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES (?1, 'row', '{}', 'odd', ?2)",
  ],
  [
    'that a run was pushed',
    'push_received',
    14,
    'INSERT INTO push_received (connection_id, run_id, received_at, edited) SELECT id, ?1, ?2, 0 FROM connection',
  ],
  ...(['unconfirmed', 'off'] as const).map(
    (state) =>
      [
        `an address that was never confirmed, ${state}`,
        'contact',
        7,
        `INSERT INTO contact (id, runner_id, channel, address, address_hash, state, created_at)
           SELECT ?1, id, 'email', ?1, ?1, '${state}', ?2 FROM runner`,
      ] as const,
  ),
] as const

describe('what is kept', () => {
  it.each(AGEING)('%s, in %s, leaves after %i days and not before', async (_, table, days, insert) => {
    const world = await aRunnersWorld()
    const ago = world.now().getTime() - days * DAY_MS
    await stored.run(insert, 'the younger', ago + HOUR_MS)
    await stored.run(insert, 'the older', ago - HOUR_MS)
    await world.sweep()
    const left = JSON.stringify(await stored.rows(table))
    expect(left).toContain('the younger')
    expect(left).not.toContain('the older')
  })

  it('of a source that is set up no more is erased after 28 days', async () => {
    const world = await aRunnersWorld()
    const put = async (id: string, days: number) => {
      const synced = world.now().getTime() - days * DAY_MS
      await stored.run(
        `INSERT INTO connection (id, runner_id, scope, state, connected_at, synced_at, review_at)
           SELECT ?1, id, '', 'active', 0, ?2, ?2 FROM runner`,
        id,
        synced,
      )
      await stored.run(
        `INSERT INTO run (connection_id, id, started_at, local_date, distance_meters, moving_seconds, elapsed_seconds,
           ground, manual) VALUES (?, 'x:1', 0, '2026-02-01', 1, 1, 1, 'road', 0)`,
        id,
      )
    }
    await put('elsewhere:younger', 27)
    await put('elsewhere:older', 29)
    await world.sweep()
    expect(await stored.count('run', "connection_id = 'elsewhere:younger'")).toBe(1)
    expect(await stored.count('run', "connection_id = 'elsewhere:older'")).toBe(0)
  })
})

describe('a runner with a watch who runs no more', () => {
  it('has nothing left that is older than the window, within a week', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    await world.pass(60)
    for (let weeks = 0; weeks < 20; weeks += 1) {
      await daysPass(world, 7)
      const oldest = new Date(world.now().getTime() - (17 * 7 + 8) * DAY_MS).toISOString().slice(0, 10)
      expect(await stored.count('run', `local_date < '${oldest}'`), `after ${weeks + 1} weeks`).toBe(0)
    }
    expect(await stored.count('run')).toBe(0)
    expect(await stored.count('weekly_mileage')).toBe(0)
    expect(await stored.count('nudge', 'findings IS NOT NULL')).toBe(0)
  }, 60_000)
})

describe('an address', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
    for (const { id } of await stored.contacts()) await world.submit(`/me/contacts/${id}/test`, {})
    await world.work()
  })

  const names = async () =>
    new Map([
      ['a contact', (await stored.contacts()).map(({ id }) => id)],
      ['an address', [ADDRESS, NUMBER, NUMBER.slice(1)]],
    ])

  it('that is removed is named nowhere', async () => {
    const named = await names()
    expect(await tracesIn(named)).not.toEqual([])
    for (const { id } of await stored.contacts()) await world.submit(`/me/contacts/${id}/remove`, {})
    await world.work()
    expect(placesOf(await tracesIn(named))).toEqual([])
  })

  it('that was not confirmed is named nowhere after a week', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: 'nobody.answers@mail.example' })
    await world.work()
    const { id } = await stored.contactAt('nobody.answers@mail.example')
    const named = new Map([['it', ['nobody.answers@mail.example', id]]])
    expect(await tracesIn(named)).not.toEqual([])
    await daysPass(world, 8)
    expect(placesOf(await tracesIn(named))).toEqual([])
  })
})

describe('an answer that is not sent', () => {
  const ends: [string, (world: World) => Promise<unknown>][] = [
    ['the number says STOP', (world) => world.twilio.reply(NUMBER, 'STOP')],
    ['the number is removed', async (world) => remove(world)],
    ['a day has passed', (world) => daysPass(world, 2)],
    ['the sender refuses it', (world) => refuse(world)],
  ]
  const remove = async (world: World) =>
    world.submit(`/me/contacts/${(await stored.contactAt(NUMBER)).id}/remove`, {})
  const refuse = async (world: World) => {
    world.twilio.faults.splice(0)
    world.twilio.faults.push({ times: 1, answer: 'invalid' })
    await daysPass(world, 1)
  }

  it.each(ends)('keeps no words when %s', async (_, end) => {
    const world = await aRunnersWorld({}, { confirmed: ['sms'] })
    world.twilio.faults.push({ times: 999, answer: 'rate-limited' })
    await world.twilio.reply(NUMBER, 'LONG')
    await world.work()
    expect(await stored.count('delivery', 'words IS NOT NULL')).toBe(1)
    await end(world)
    expect(await stored.count('delivery', 'words IS NOT NULL')).toBe(0)
  })
})

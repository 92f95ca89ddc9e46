import { expect, it, vi } from 'vitest'
import { db } from '../installation.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld } from './world.ts'

/** More than a sweep takes at once. */
const MANY = 500
/** As wrangler.toml has it. */
const MESSAGES_AN_INVOCATION = 2
const STATEMENTS_AN_INVOCATION = 50

/** One real nudge, and as many copies of it for other runners; every second of them sleeps. */
async function copies(count: number, now: Date): Promise<void> {
  const nightly = `CASE WHEN i % 2 THEN '00:00' END, CASE WHEN i % 2 THEN '23:00' END`
  const many = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  const columns = async (table: string, over: Record<string, string>) => {
    const rows = await stored.ask<{ name: string }>(`PRAGMA table_info(${table})`)
    return rows.map(({ name }) => over[name] ?? `t.${name}`).join(', ')
  }
  const [from = '', to = ''] = nightly.split(/, (?=CASE)/)
  const runner = { id: `'r' || i`, source_of_record: 'NULL', quiet_from: from, quiet_to: to }
  const contact = { id: `'c' || i`, runner_id: `'r' || i`, address: `'r' || i || '@mail.example'` }
  const nudge = { runner_id: `'r' || i` }
  const delivery = {
    id: `'d' || i`,
    runner_id: `'r' || i`,
    contact_id: `'c' || i`,
    state: `'scheduled'`,
    due_at: String(now.getTime()),
    attempts: '0',
    first_tried_at: 'NULL',
    unsubscribe_hash: 'NULL',
    sent_at: 'NULL',
    provider_message_id: 'NULL',
  }
  for (const [table, over, where] of [
    ['runner', runner, '1'],
    ['contact', contact, '1'],
    ['nudge', nudge, '1'],
    ['delivery', delivery, "t.kind = 'nudge'"],
  ] as const) {
    const picked = await columns(table, over)
    await stored.run(
      `INSERT INTO ${table} ${many} SELECT ${picked} FROM n, (SELECT * FROM ${table} t WHERE ${where} LIMIT 1) t`,
    )
  }
}

it('more due deliveries than a sweep takes all leave, once, outside quiet hours, and within the free plan’s statements', async () => {
  const world = await aRunnersWorld({ SETTLE_MINUTES: '0' }, { confirmed: ['email'] })
  await world.pass(4 * 60)
  await world.strava.log(ATHLETE, {
    distanceMeters: 34_000,
    movingSeconds: 12_000,
    startDate: new Date(world.now().getTime() - 4 * 3_600_000),
  })
  await world.pass(20)
  await copies(MANY, world.now())

  // a Worker writes its lines and sets its timers in as many invocations
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal)
  vi.spyOn(console, 'log').mockImplementation(() => {})
  let most = 0
  let statements = 0
  const prepare = db.prepare.bind(db)
  db.prepare = (query: string) => {
    statements += 1
    return prepare(query)
  }
  const to = new Map<string, number>()
  const drain = () => {
    for (const mail of world.resend.mails.splice(0)) {
      const [address = ''] = mail.to
      to.set(address, (to.get(address) ?? 0) + 1)
    }
  }
  drain()
  to.clear()
  for (let i = 1; i <= 20; i++) {
    statements = 0
    await world.queues.deliveries.send({ kind: 'deliver', delivery: `d${i}` })
    await world.work()
    most = Math.max(most, statements)
  }
  db.prepare = prepare
  await world.pass(60)
  drain()
  expect(most * MESSAGES_AN_INVOCATION).toBeLessThanOrEqual(STATEMENTS_AN_INVOCATION)
  // those awake have it, those asleep are held and not dropped
  expect(to.size).toBe(MANY / 2)
  const held = await stored.count('delivery', "state = 'scheduled'")
  expect(held).toBe(MANY / 2)
  for (let hour = 0; hour < 24; hour++) {
    await world.pass(60, { sweep: false })
    drain()
  }
  expect(to.size).toBe(MANY)
  expect([...to.values()].every((count) => count === 1)).toBe(true)
  vi.restoreAllMocks()
})

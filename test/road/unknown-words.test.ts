import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { RECEIVER } from '../../src/sandbox/outside.ts'
import * as schema from '../../src/store/schema/index.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from './world.ts'

/** What a later version wrote before it was rolled back. */
const WORD = 'of-tomorrow'
const SHAPES = [`["${WORD}",{"of":"${WORD}"}]`, `{"of":"${WORD}"}`]

type Spoiled = { table: string; column: string; value: string }

/** Every column that holds words of ours, or a shape of ours, with what this version does not know. */
const spoiled: Spoiled[] = Object.values(schema).flatMap((table) => {
  if (!is(table, SQLiteTable)) return []
  return Object.values(getTableColumns(table)).flatMap(({ name, enumValues, dataType }) => {
    const values = dataType === 'json' ? SHAPES : enumValues?.length ? [WORD] : []
    return values.map((value) => ({ table: getTableName(table), column: name, value }))
  })
})

const BESIDES = ['suppression', 'rate_limit', 'dead_letter']
const API = [
  'weeks',
  'runs',
  'nudges',
  'headroom',
  'road',
  'settings',
  'contacts',
  'soreness',
  'legs',
  'race-simulations',
  'planned-runs',
  'treatments',
  'races',
  'massage',
  'deliveries',
  'health',
  'snooze',
  'time-off',
  'calendar',
  'tokens',
  'webhooks',
  'events',
]

const hoursAgo = (world: World, hours: number) => new Date(world.now().getTime() - hours * 3_600_000)

/** A runner of whom there is a row in every table, with mail and texts, and a test message on its way to each. */
async function aFullWorld(): Promise<World> {
  const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
  await world.pass(4 * 60, { sweep: false })
  const say = async (method: string, path: string, body: unknown) => {
    const headers = { 'Content-Type': 'application/json' }
    const said = await world.visit(`/api/v1/${path}`, { method, body: JSON.stringify(body), headers })
    expect(said.ok, path).toBe(true)
  }
  await say('POST', 'races', { date: '2026-05-10', distanceMeters: 42_195, goal: true })
  await say('POST', 'treatments', { date: '2026-03-01', state: 'done' })
  await say('POST', 'soreness', { date: '2026-03-09', area: 'calves', strength: 'mild', flag: 'at-rest' })
  await say('POST', 'legs', { date: '2026-03-09', state: 'sore', area: 'calves', sleep: 'well' })
  await say('POST', 'race-simulations', { date: '2026-03-08' })
  await say('POST', 'planned-runs', { date: '2026-03-15', distanceMeters: 24_000 })
  const types = ['nudge.created', 'treatment.logged']
  await say('POST', 'webhooks', { url: `https://${RECEIVER}/x`, types, agreed: true })
  await say('PUT', 'health', { state: 'well', since: '2026-03-01' })
  await say('PATCH', 'settings', { tightness: ['calves'], hardDays: [2], easyWeek: true })
  await world.submit('/me/tokens', { name: 'home server' })
  await stored.run("INSERT INTO suppression (hash, why, at) VALUES ('of-somebody', 'stopped', 0)")
  await stored.run("INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES ('x', 'sync', '{}', 'x', 0)")
  await world.strava.log(ATHLETE, {
    distanceMeters: 34_000,
    movingSeconds: 12_000,
    startDate: hoursAgo(world, 4),
  })
  await world.pass(25, { sweep: false })
  for (const { id } of await stored.contacts()) await world.submit(`/me/contacts/${id}/test`, {})
  return world
}

/** The runner's other contact is left as it is: what goes there goes on. */
async function spoil({ table, column, value }: Spoiled): Promise<void> {
  const where = table === 'contact' ? `address <> '${NUMBER}'` : 'TRUE'
  const { meta } = await stored.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, value)
  expect(meta.changes, 'rows with a word this version does not know').toBeGreaterThan(0)
}

describe('a word that only a later version knows', () => {
  let world: World
  beforeEach(async () => {
    world = await aFullWorld()
  })

  it.each(spoiled)('in $table, $column, stops nothing else: $value', async (word) => {
    await spoil(word)

    for (const path of ['/me', '/me/massage', '/me/settings']) {
      const page = await world.visit(path)
      expect(page.status, path).toBe(200)
      expect(await page.text()).not.toMatch(/\bNaN\b|\bundefined\b/)
    }
    const about = await world.visit(`/me/nudges/${(await stored.nudge()).id}`)
    expect(about.status).toBeLessThan(500)
    for (const path of API) expect((await world.visit(`/api/v1/${path}`)).status, path).toBeLessThan(500)
    const taken = await world.visit('/me/export')
    expect(taken.status).toBe(200)
    expect((await taken.text()).includes(WORD)).toBe(!BESIDES.includes(word.table))

    await world.strava.log(ATHLETE, {
      distanceMeters: 8_000,
      movingSeconds: 2_880,
      startDate: hoursAgo(world, 1),
    })
    await world.pass(60)
    const { id } = await stored.contactAt(NUMBER)
    const before = world.twilio.texts.length
    await world.submit(`/me/contacts/${id}/test`, {})
    await world.work()
    expect(world.twilio.texts).toHaveLength(before + 1)
    expect((await stored.deadLetters()).filter(({ id }) => id !== 'x')).toEqual([])

    const gone = await world.submit('/me/delete', {})
    expect([gone.status, gone.headers.get('Location')]).toEqual([303, '/gone'])
    await world.work()
    for (const table of await stored.tablesWith('runner_id')) expect(await stored.count(table), table).toBe(0)
  })

  it.each([
    { table: 'delivery', column: 'kind' },
    { table: 'delivery', column: 'state' },
    { table: 'contact', column: 'channel' },
    { table: 'contact', column: 'state' },
  ])('in $table, $column, is a message that is not sent', async ({ table, column }) => {
    await stored.run(`UPDATE ${table} SET ${column} = ?`, WORD)
    const [mails, texts] = [world.resend.mails.length, world.twilio.texts.length]
    await world.pass(3 * 60)
    expect(world.resend.mails).toHaveLength(mails)
    expect(world.twilio.texts).toHaveLength(texts)
    expect(await stored.count('delivery', "kind = 'test' AND state = 'scheduled'")).toBe(0)
  })
})

describe('a nudge of a later version', () => {
  let world: World
  const messages = () => world.nudgeMails().length
  const longRun = { distanceMeters: 34_000, movingSeconds: 12_000 }
  /** The same run, told again as a little shorter. */
  const tellAgain = async () => {
    const id = world.strava.athletes[0]?.activities.at(-1)?.id ?? 0
    await world.strava.edit(id, { title: 'Sunday', distanceMeters: 33_000 })
    await world.pass(60)
  }
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
    await world.strava.log(ATHLETE, { ...longRun, startDate: hoursAgo(world, 4) })
  })

  it.each(['rule', 'state'])('was said, if its %s is all that is not known', async (column) => {
    await world.pass(25)
    expect(messages()).toBe(1)
    await stored.run(`UPDATE nudge SET ${column} = ?`, WORD)
    await tellAgain()
    expect(messages()).toBe(1)
    expect(await stored.deadLetters()).toEqual([])
  })

  it.each(['rule', 'state'])('is left to that version while it waits with an unknown %s', async (column) => {
    await world.pass(5)
    await stored.run(`UPDATE nudge SET ${column} = ?`, WORD)
    await tellAgain()
    expect(messages()).toBe(0)
    expect(await stored.count('nudge')).toBe(1)
    expect(await stored.deadLetters()).toEqual([])
  })

  it('that it took back with a rule of its own is no reason to be silent', async () => {
    await world.pass(5)
    await stored.run("UPDATE nudge SET rule = ?, id = 'of-another-rule', state = 'cancelled'", WORD)
    await tellAgain()
    expect(messages()).toBe(1)
  })
})

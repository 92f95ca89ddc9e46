import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.submit('/me/races', { date: '2026-05-10', distanceMeters: '42195', goal: 'yes' })
  await world.submit('/me/massage/done', { date: '2026-03-01' })
  await world.submit('/me/massage/sore', { date: '2026-03-09', area: 'calves', strength: 'mild' })
  await world.submit('/me/runs/exclude', { run: 'strava:1' })
  await world.work()
})

/** Every table that knows runners or connections, with how many rows it has. */
async function rows(): Promise<Record<string, number>> {
  const [ofRunners, ofConnections] = [
    await stored.tablesWith('runner_id'),
    await stored.tablesWith('connection_id'),
  ]
  const tables = new Set(['runner', 'connection', ...ofRunners, ...ofConnections])
  const counts = [...tables].map(async (table) => [table, await stored.count(table)] as const)
  return Object.fromEntries(await Promise.all(counts))
}

describe('an account', () => {
  it('can be taken along whole, as JSON and as CSV', async () => {
    const everything = await world.visit('/me/export')
    expect(everything.headers.get('Content-Disposition')).toContain('attachment')
    const body = await everything.text()
    for (const part of ['runs', 'weeks', 'contacts', 'races', 'treatments', 'soreness', 'exclusions']) {
      expect(body).toContain(`"${part}": [\n`)
    }
    expect(body).toContain('runner@mail.example')
    for (const secret of ['tokens', 'lease', 'Hash', 'codeTries']) expect(body).not.toContain(`"${secret}"`)
    const csv = await (await world.visit('/me/export/races.csv')).text()
    expect(csv).toMatch(/^runnerId,date,distanceMeters,goal\r\n.*,2026-05-10,42195,true\r\n$/)
    expect((await world.visit('/me/export/rate_limit.csv')).status).toBe(404)
  })

  it('is asked about once, and then erased at once', async () => {
    const before = await rows()
    for (const table of ['run', 'contact', 'race', 'treatment', 'soreness', 'exclusion']) {
      expect(before[table], table).toBeGreaterThan(0)
    }
    const asked = await (await world.visit('/me/delete')).text()
    expect(asked).toContain('Yes, erase everything')
    expect(await rows()).toEqual(before)

    const said = (await answerTo(world, '/me/delete')).html
    expect(said).toContain(`${before.run} runs`)
    const { connection, ...rest } = await rows()
    expect(Object.values(rest).every((count) => count === 0)).toBe(true)
    expect(connection).toBe(1)
    await world.work()
    expect(world.strava.scopesOf(ATHLETE)).toBeNull()
    expect((await rows()).connection).toBe(0)
    expect((await world.visit('/me')).headers.get('Location')).toBe('/sign-in')
  })

  it('leaves an address that said stop stopped', async () => {
    const mail = world.resend.mails.length
    await world.submit('/me/contacts', { channel: 'email', address: 'other@mail.example' })
    await world.work()
    expect(world.resend.mails.length).toBe(mail + 1)
    await stored.run("INSERT INTO suppression (hash, why, at) VALUES ('hash-of-somebody', 'stopped', 0)")
    await world.submit('/me/delete', {})
    expect(await stored.count('suppression')).toBe(1)
  })

  it('can be made anew before its old access was given back', async () => {
    await world.submit('/me/delete', {})
    expect((await world.connect()).headers.get('Location')).toBe('/me')
    expect((await world.visit('/me')).status).toBe(200)
    expect((await stored.connection()).runnerId).toBe((await stored.runner()).id)
  })

  it('is not erased by a form on another site', async () => {
    const before = await rows()
    const answer = await world.visit('/me/delete', {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(403)
    expect(await rows()).toEqual(before)
  })
})

/** What every form answers to, held for those that need a world of their own: the right page and words, and done once. */
import { describe, expect, it } from 'vitest'
import { allTables, db } from '../../installation.ts'
import { type Answer, answerTo, twiceAtOnce } from './answered.ts'
import { OTHER_FORMS } from './other-forms.ts'

/** All that is stored, but for what counts how often somebody asks. */
async function everything(): Promise<Map<string, unknown[]>> {
  const kept = (await allTables()).filter((table) => table !== 'rate_limit')
  const rows = await db.batch(kept.map((table) => db.prepare(`SELECT * FROM ${table}`)))
  return new Map(rows.map(({ results }, place) => [kept[place] ?? '', results]))
}

function leads({ to, html }: Answer, wanted: { to: RegExp; says: RegExp }): void {
  expect(to).toMatch(wanted.to)
  expect(html).toMatch(wanted.says)
}

describe.each(OTHER_FORMS)('$route', ({ begin, done, wrong = {}, ended, came }) => {
  it('does nothing for another site, with a wrong field, or once the session has ended, and says so', async () => {
    const { world, to, page, valid } = await begin()
    const before = await everything()
    const body = new URLSearchParams(valid)
    const headers = { Origin: 'https://elsewhere.example' }
    expect((await world.visit(to, { method: 'POST', body, headers })).status).toBe(403)
    for (const [field, { sent, ...wanted }] of Object.entries(wrong)) {
      leads(await answerTo(world, to, { ...valid, [field]: sent }, page), wanted)
    }
    expect(await everything()).toEqual(before)
    if (!ended) return
    await ended.by(world)
    const out = await everything()
    leads(await answerTo(world, to, valid, page), ended)
    expect(await everything()).toEqual(out)
  })

  it('is done once when it is pressed twice at once, and again a second later', async () => {
    const { world, to, page, valid } = await begin()
    const none = await everything()
    leads(await twiceAtOnce(world, to, valid, page), done)
    const once = await everything()
    for (const [table, rows] of once) {
      expect(rows.length - (none.get(table)?.length ?? 0), table).toBeLessThanOrEqual(1)
    }
    world.jump(1_000)
    await answerTo(world, to, valid, page)
    for (const [table, rows] of await everything())
      expect([table, rows.length]).toEqual([table, once.get(table)?.length])
    await world.work()
    if (came) expect(came(world)).toBe(1)
  })
})

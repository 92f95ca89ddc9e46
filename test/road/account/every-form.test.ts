/** Every form, with everything that can become of it: the right page, the right words, and nothing lost. */
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { allTables, db } from '../../installation.ts'
import { stored } from '../stored.ts'
import type { World } from '../world.ts'
import { answerTo, arrive } from './answered.ts'
import { ELSEWHERE, FORMS, type Form, livedIn, type Made } from './every-form.ts'

/** What calls, texts and webhooks are sent to is no form. */
const NO_FORM = /^\/(api|webhooks)\//

describe('every form', () => {
  it('is in the table: a new one has to be entered there', () => {
    const posted = app.routes
      .filter(({ method, path }) => method === 'POST' && !NO_FORM.test(path))
      .map(({ method, path }) => `${method} ${path}`)
    expect(new Set([...FORMS.map(({ route }) => route), ...Object.keys(ELSEWHERE)])).toEqual(new Set(posted))
  })
})

describe('a form', () => {
  let world: World
  let made: Made
  let tables: string[]
  beforeAll(async () => {
    ;({ world, made } = await livedIn())
    tables = await allTables()
  }, 60_000)

  const given = <T>(part: T | ((made: Made) => T)): T => (part instanceof Function ? part(made) : part)
  const placesOf = ({ route, to, page, valid }: Form) => ({
    to: to === undefined ? route.replace('POST ', '') : given<string>(to),
    page: given<string>(page),
    valid: given(valid),
  })

  it.each(FORMS.map((form, number) => ({ ...form, number, name: `${form.route} (${number + 1})` })))(
    '$name',
    async (form) => {
      // so many changes in a row are a machine's
      await world.pass(11, { sweep: false })
      const { to, page, valid } = placesOf(form)
      const isLink = form.session === 'none'

      if (!to.startsWith('/unsubscribe/')) await refusesOthers(to)

      for (const [field, [sent, says]] of Object.entries(form.wrong ?? {})) {
        const before = await everything()
        const refused = await answerTo(world, to, { ...valid, [field]: sent }, page)
        expect([refused.to, refused.status], field).toEqual([`${page}#problem`, 200])
        expect(refused.title, field).toMatch(/^Problem: /)
        expect(refused.problems, field).toEqual([expect.stringMatching(says)])
        if (!form.counts) expect(await everything(), field).toEqual(before)
      }
      if (form.says.source === '^$') return

      if (!isLink) await isKept(to, page, valid)

      const done = await answerTo(world, to, valid, page)
      expect(done.status).toBe(200)
      expect(done.problems).toEqual([])
      expect(done.saved ?? done.title).toMatch(form.says)
      const once = await counts()
      const twice = await answerTo(world, to, valid, page)
      expect(await counts()).toEqual(once)
      expect([...twice.problems, twice.saved ?? twice.title].join(' ')).toMatch(form.twice ?? form.says)
      await world.work()
    },
    60_000,
  )

  /** What another site sends is not done, and is answered there and then. */
  async function refusesOthers(to: string) {
    const foreign = await world.visit(to, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: 'https://elsewhere.example' },
    })
    expect([foreign.status, foreign.headers.get('Set-Cookie')]).toEqual([403, null])
  }

  /** Sent after the session had ended it is not done, and comes back once they are in again. */
  async function isKept(to: string, page: string, valid: ReturnType<typeof placesOf>['valid']) {
    await stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
    const before = await everything()
    expect((await answerTo(world, to, valid, page)).to).toBe('/sign-in')
    expect(await everything()).toEqual(before)
    expect((await world.connect()).headers.get('Location')).toBe(`${page}#problem`)
    expect((await arrive(world, page)).html).toContain('Not sent yet.')
  }

  /** How many there are of what a second press could make anew. */
  const counts = () =>
    Promise.all(
      ['api_token', 'endpoint', 'contact', 'race', 'planned_run', 'treatment', 'soreness', 'legs'].map(
        (table) => stored.count(table),
      ),
    )

  /** All that is stored, but for what counts how often somebody asks. */
  async function everything() {
    const kept = tables.filter((table) => table !== 'rate_limit')
    const rows = await db.batch(kept.map((table) => db.prepare(`SELECT * FROM ${table}`)))
    return rows.map(({ results }, place) => [kept[place], results])
  }
})

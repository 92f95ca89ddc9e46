/** Every form, with everything that can become of it: the right page, the right words, and nothing lost. */
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { allTables, db } from '../../installation.ts'
import { stored } from '../stored.ts'
import type { World } from '../world.ts'
import { answerTo, arrive, twiceAtOnce } from './answered.ts'
import { FORMS, type Form, livedIn, type Made } from './every-form.ts'
import { OTHER_FORMS } from './other-forms.ts'

/** What calls, texts and webhooks are sent to is no form. */
const NO_FORM = /^\/(api|webhooks)\//

describe('every form', () => {
  it('is in the table: a new one has to be entered there', () => {
    const posted = app.routes
      .filter(({ method, path }) => method === 'POST' && !NO_FORM.test(path))
      .map(({ method, path }) => `${method} ${path}`)
    expect(new Set([...FORMS, ...OTHER_FORMS].map(({ route }) => route))).toEqual(new Set(posted))
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

      const none = await counts()
      const done = await twiceAtOnce(world, to, valid, page)
      expect(done.status).toBe(200)
      if (!form.twice) expect(done.problems).toEqual([])
      expect([...done.problems, done.saved ?? done.title].join(' ')).toMatch(
        form.twice ? new RegExp(`${form.says.source}|${form.twice.source}`) : form.says,
      )
      const once = await counts()
      for (const [table, many] of Object.entries(once)) {
        expect([table, many - (none[table] ?? 0)]).toEqual([
          table,
          form.makes?.[table] ?? expect.toSatisfy(oneAtMost),
        ])
      }
      // and once more by who sees nothing yet
      world.jump(1_000)
      const twice = await answerTo(world, to, valid, page)
      const again = form.asksAgain ? 1 : 0
      expect(await counts()).toEqual({ ...once, delivery: (once.delivery ?? 0) + again })
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

  /** How many there are of all that a press could make, and a second one anew. */
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        tables
          .filter((table) => table !== 'rate_limit')
          .map(async (table) => [table, await stored.count(table)] as const),
      ),
    )
  const oneAtMost = (many: number) => many <= 1

  /** All that is stored, but for what counts how often somebody asks. */
  async function everything() {
    const kept = tables.filter((table) => table !== 'rate_limit')
    const rows = await db.batch(kept.map((table) => db.prepare(`SELECT * FROM ${table}`)))
    return rows.map(({ results }, place) => [kept[place], results])
  }
})

/** What is seen and no words say: nothing is cut, rows decide, and what went wrong does not look like what went well. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { nudgedRunner } from './nudged-runner.ts'

const path = chromiumPath()
const SIZES = [
  ['phone', 390, 844],
  ['desk', 1280, 900],
] as const

/** Selects whose chosen words are wider than they are. */
const cut = `[...document.querySelectorAll('select')].filter((each) => each.getBoundingClientRect().width > 0).filter((each) => {
  const alone = document.createElement('select')
  alone.append(each.selectedOptions[0].cloneNode(true))
  alone.style.cssText = 'width: auto; max-width: none; position: absolute'
  each.after(alone)
  const isCut = alone.getBoundingClientRect().width > each.getBoundingClientRect().width + 1
  alone.remove()
  return isCut
}).map((each) => each.name)`

/** Fields whose labels stand in one line, and which do not themselves. */
const crooked = `[...document.querySelectorAll('.grid')].flatMap((grid) => {
  const fields = [...grid.children].flatMap((each) => {
    const [label, field] = [each.querySelector('label'), each.querySelector('select, input')]
    return label && field ? [{ name: field.name, label: Math.round(label.getBoundingClientRect().top), field: Math.round(field.getBoundingClientRect().top) }] : []
  })
  return fields.filter((one) => fields.some((other) => other.label === one.label && other.field !== one.field)).map(({ name }) => name)
})`

/** Boxes that do not stand at the first line of their words. */
const sunk = `[...document.querySelectorAll('label.check')].filter((each) => each.getBoundingClientRect().width > 0).filter((each) => {
  const range = document.createRange()
  range.selectNodeContents(each.querySelector('span'))
  const [line] = range.getClientRects()
  const box = each.querySelector('input').getBoundingClientRect()
  return Math.abs((box.top + box.bottom) / 2 - (line.top + line.bottom) / 2) > 6
}).length`

/** What is to be pressed in a row, and fell below the words it belongs to. */
const fallen = `[...document.querySelectorAll('.row.pair')].filter((row) => {
  const [words, press] = [row.firstElementChild.getBoundingClientRect(), row.lastElementChild.getBoundingClientRect()]
  return press.top >= words.bottom || press.right < row.getBoundingClientRect().right - 1
}).length`

const edge = (id: string) =>
  `(() => { const { borderTopColor, borderTopWidth, borderLeftColor, outlineStyle } = getComputedStyle(document.getElementById('${id}')); return { borderTopColor, borderTopWidth, isAllRound: borderTopColor === borderLeftColor, outlineStyle } })()`

describe.skipIf(path === null)('a page as it is seen', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    context = await browser.newContext()
  })
  afterAll(async () => {
    await context.close()
    await browser.close()
    await local.close()
  })

  it('belongs to a runner of whom there is something of everything', async () => {
    page = (await nudgedRunner(local, context)).page
    await context.request.post(`${local.url}/me/massage/booked`, {
      form: { date: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) },
      headers: { Origin: local.url },
    })
  })

  describe.each(SIZES)('on a %s', (name, width, height) => {
    it.each(['/me', '/me/massage', '/me/settings?preview=careful', '/me/webhooks', '/me/tokens'])(
      'has nothing cut, crooked, sunk or fallen: %s',
      async (at) => {
        await page.setViewportSize({ width, height })
        await page.goto(`${local.url}${at}`)
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        await picture(page, `looks-${name}${at.replaceAll(/\W+/g, '-')}`)
        expect(await page.evaluate(cut)).toEqual([])
        expect(await page.evaluate(crooked)).toEqual([])
        expect(await page.evaluate(sunk)).toBe(0)
        expect(await page.evaluate(fallen)).toBe(0)
      },
    )
  })

  it.each(['light', 'dark'] as const)(
    'what went wrong has another colour than what went well, %s',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`${local.url}/me/massage`)
      await page.getByLabel('I had a massage on').fill('2020-01-01')
      await page.evaluate("document.querySelector('#done').removeAttribute('min')")
      await page.getByRole('button', { name: 'Add massage' }).click()
      await page.locator('#problem:focus').waitFor()
      const wrong = await page.evaluate(edge('problem'))
      await page
        .getByLabel('I had a massage on')
        .fill(new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10))
      await page.getByRole('button', { name: 'Add massage' }).click()
      await page.locator('#saved:focus').waitFor()
      const well = await page.evaluate(edge('saved'))
      const drawn = { borderTopWidth: '2px', isAllRound: true, outlineStyle: 'none' }
      expect(wrong).toMatchObject(drawn)
      expect(well).toMatchObject(drawn)
      expect(wrong).not.toEqual(well)
    },
  )
})

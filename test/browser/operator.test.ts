/** The operator's pages as they are seen: whole on a phone and on a desk, by light and by dark, well and in trouble. */
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch } from './browser.ts'
import { enlarge, sticksOut, violations } from './soundness.ts'

const path = chromiumPath()
const TOKEN = 'local-operator-token'

const LOOKS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

describe.skipIf(path === null)('the operator’s pages', () => {
  let browser: Browser
  let local: Local
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
    await local.sweep()
    // another program took the subscription, and the number is gone
    local.sandbox.strava.subscribe({ callbackUrl: 'https://other.example/hook', verifyToken: 'theirs' })
    local.sandbox.twilio.account.numbers.length = 0
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  const opened = async (context: BrowserContext) => {
    const page = await context.newPage()
    await page.goto(`${local.url}/operator`)
    expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
    await page.getByLabel('Operator token').fill(TOKEN)
    await page.getByRole('button').click()
    return page
  }

  it.each(LOOKS)('are whole and readable at $width, $colorScheme', { timeout: 120_000 }, async (look) => {
    const { width, colorScheme } = look
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme })
    const page = await opened(context)
    for (const place of ['/operator', '/operator/setup', '/operator/setup?try=yes']) {
      await page.goto(`${local.url}${place}`)
      await enlarge(page)
      for (const each of await page.locator('details').all())
        await each.evaluate((details) => details.setAttribute('open', ''))
      expect(await sticksOut(page), place).toEqual([])
      expect(await violations(page), place).toEqual([])
    }
    await context.close()
  })

  it('say first what needs somebody, and lead from one to the other', { timeout: 120_000 }, async () => {
    const context = await browser.newContext()
    const page = await opened(context)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('One thing needs you')
    const [first] = await page.locator('.noted').allTextContents()
    expect(first).toContain('other.example')
    await page.getByRole('link', { name: 'Setup' }).click()
    await page.getByRole('link', { name: 'Try them out' }).click()
    const [trouble] = await page.locator('.wrong').allTextContents()
    expect(trouble).toContain('is not among the numbers of this Twilio account')
    await page.getByRole('link', { name: 'How it runs' }).click()
    expect(new URL(page.url()).pathname).toBe('/operator')
    await context.close()
  })
})

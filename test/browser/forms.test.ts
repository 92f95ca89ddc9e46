/** Forms as somebody meets them who presses a button and looks at what comes: on a phone and at a desk, with and without JavaScript. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { LOOKS } from './looks.ts'
import { nudgedRunner } from './nudged-runner.ts'
import { violations } from './soundness.ts'

const path = chromiumPath()

/** On another device, so that what is open here does not know. */
async function signOutEverywhere({ url }: Local, context: BrowserContext): Promise<void> {
  const cookies = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`)
  await fetch(`${url}/me/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookies.join('; ') },
    body: new URLSearchParams({ everywhere: 'yes' }),
  })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe.skipIf(path === null)('a form in a browser', () => {
  let browser: Browser
  let local: Local
  let runner: BrowserContext
  let nudge = ''
  /** Each look goes on with the session of the one before it. */
  let storageState: Awaited<ReturnType<BrowserContext['storageState']>>
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    runner = await browser.newContext()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  it('belongs to a runner who was written to', async () => {
    nudge = (await nudgedRunner(local, runner)).nudge
    storageState = await runner.storageState()
  })

  describe.each(LOOKS)('on a $name', ({ name, ...look }) => {
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      context = await browser.newContext({ ...look, storageState })
      page = await context.newPage()
    })
    afterAll(async () => {
      storageState = await context.storageState()
      await context.close()
    })

    /** Whether something stands in what is seen without scrolling. */
    const isSeen = async (selector: string) => {
      const box = await page.locator(selector).boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= look.viewport.height
    }
    /** What the keyboard goes on from. */
    const hasFocus = (selector: string) => page.locator(`${selector}:focus`).count()
    const isSound = async (step: string) => {
      await picture(page, `forms-${name.replaceAll(/\W+/g, '-')}-${step}`)
      const wide = await page.locator('html').boundingBox()
      expect(wide?.width).toBeLessThanOrEqual(look.viewport.width)
      expect(await violations(page), step).toEqual([])
    }

    it('that is refused says so where one looks, and leads to the field', async () => {
      await page.goto(`${local.url}/me/settings`)
      await page.getByLabel('or, in').fill('12,5')
      const day = page.getByLabel('Day', { exact: true })
      await day.fill(inDays(2_000))
      await page.getByRole('button', { name: 'Add race' }).click()
      expect(await page.title()).toMatch(/^Problem: /)
      expect(await isSeen('#problem')).toBe(true)
      expect(await hasFocus('#problem')).toBe(1)
      await isSound('refused')
      await page.getByRole('alert').getByRole('link').click()
      expect(await hasFocus('#race-date')).toBe(1)
      expect(await day.inputValue()).toBe(inDays(2_000))
      expect(await page.getByLabel('or, in').inputValue()).toBe('12,5')
      expect(await day.getAttribute('aria-invalid')).toBe('true')
      // Back is a page, and nothing is asked to be sent again
      await page.goBack()
      await page.goBack()
      expect(await page.getByRole('heading', { name: 'Settings' }).count()).toBe(1)
    })

    it('that is saved says what, where one looks', async () => {
      await page.goto(`${local.url}/me/massage`)
      await page.getByLabel('I had a massage on').fill(inDays(-9))
      await page.getByRole('button', { name: 'Add massage', exact: true }).click()
      expect(await isSeen('#saved')).toBe(true)
      expect(await hasFocus('#saved')).toBe(1)
      expect(await page.getByRole('status').first().textContent()).toMatch(/^Noted: you had a massage/)
      await isSound('saved')
      await page.reload()
      expect(await page.locator('#saved').count()).toBe(0)
    })

    it('that erases asks first, with what would go', async () => {
      await page.goto(`${local.url}/me/settings`)
      await page.getByRole('link', { name: 'Disconnect and erase' }).click()
      expect(await page.getByText(/\d+ runs, \d+ weeks, and the figures in 1 nudge/).count()).toBe(1)
      await isSound('disconnect')
      await page.getByRole('link', { name: 'No, keep it connected' }).click()
      await page.getByRole('link', { name: 'Delete my account' }).click()
      expect(await page.getByText(/\d+ runs and \d+ weekly totals/).count()).toBe(1)
      await isSound('delete')
    })

    it('behind the mail’s button needs no session, and everything else comes back to where one was', async () => {
      const link = local.sandbox.resend.mails[1]?.html?.match(/http[^"]+\/nudge\/[^"]+/)?.[0] ?? ''
      const mail = await browser.newContext(look)
      page = await mail.newPage()
      await page.goto(link)
      expect(await page.getByRole('article', { name: 'The message' }).textContent()).toContain('28.0 km')
      await isSound('nudge')
      await page.getByRole('link', { name: 'Ill', exact: true }).click()
      expect(await page.getByRole('button', { name: 'Yes, note it' }).count()).toBe(1)
      await page.goto(link)
      await page.getByRole('link', { name: 'Open it in your training' }).click()
      expect(new URL(page.url()).pathname).toBe('/sign-in')
      await page.getByRole('link', { name: 'Strava', exact: true }).click()
      await page.getByRole('button', { name: 'Authorise' }).click()
      await page.waitForURL(`${local.url}${nudge}`)
      await mail.close()
    })
  })

  // after all others: the links of the mail end with it
  describe.each(LOOKS)('on a $name', ({ name: _, ...look }) => {
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      context = await browser.newContext({ ...look, storageState })
      page = await context.newPage()
    })
    afterAll(async () => {
      storageState = await context.storageState()
      await context.close()
    })

    it('that was sent after the session had ended is there again once they are in, filled and not sent', async () => {
      await page.goto(`${local.url}/me/settings`)
      await page.getByLabel('Day', { exact: true }).fill(inDays(77))
      await signOutEverywhere(local, context)
      await page.getByRole('button', { name: 'Add race' }).click()
      expect(new URL(page.url()).pathname).toBe('/sign-in')
      await page.getByRole('link', { name: 'Strava', exact: true }).click()
      await page.getByRole('button', { name: 'Authorise' }).click()
      await page.waitForURL(/\/me\/settings#problem$/)
      expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(inDays(77))
      expect(await page.getByText('Not sent yet.').count()).toBe(1)
    })
  })
})

/** A page that waits for the first runs: it looks again by itself, and never under the hands of who is at a form. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { LOOKS } from './looks.ts'
import { enlarge, sticksOut, tooSmall, violations } from './soundness.ts'

const path = chromiumPath()

describe.skipIf(path === null)('a page that waits', () => {
  let browser: Browser
  let local: Local
  let runner: BrowserContext
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    runner = await browser.newContext()
    // what a watch has is on its way for as long as the test wants
    local.sandbox.garmin.notices.hold = true
    const page = await runner.newPage()
    await page.goto(`${local.url}/connect/garmin`)
    await page.getByRole('button', { name: 'Agree' }).click()
    await page.waitForURL(`${local.url}/me`)
    await page.close()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  const arrive = async () => {
    const { notices } = local.sandbox.garmin
    await expect.poll(() => notices.held.length).toBeGreaterThan(0)
    notices.hold = false
    await Promise.all(notices.held.splice(0).map((notice) => notices.send(notice)))
  }
  const waits = (page: Page) => page.getByText('Your last 17 weeks are on their way.')

  it.each(LOOKS)('is sound, and offers to look again: $name', async ({ name, ...look }) => {
    const context = await browser.newContext({ ...look, storageState: await runner.storageState() })
    const page = await context.newPage()
    await page.goto(`${local.url}/me`)
    await waits(page).waitFor()
    await picture(page, `waiting-${name.replaceAll(/\W+/g, '-')}`)
    expect(await violations(page)).toEqual([])
    expect([await sticksOut(page), await tooSmall(page)]).toEqual([[], []])
    await enlarge(page)
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('link', { name: 'Look again' }).click()
    await waits(page).waitFor()
    await context.close()
  })

  it('is loaded anew once the runs are there, but where somebody types', async () => {
    const plain = await browser.newContext({
      storageState: await runner.storageState(),
      javaScriptEnabled: false,
    })
    const without = await plain.newPage()
    const [untouched, typing] = [await runner.newPage(), await runner.newPage()]
    for (const page of [without, untouched, typing]) await page.goto(`${local.url}/me`)
    await typing.getByText('Yes', { exact: true }).click()
    await typing.getByLabel('Where it was').selectOption('shin')
    let loads = 0
    typing.on('load', () => {
      loads += 1
    })
    await arrive()
    await untouched.locator('.strip').waitFor()
    expect(await waits(untouched).count()).toBe(0)
    await typing.getByText('is still sending your last 17 weeks').first().waitFor()
    expect(loads).toBe(0)
    expect(await typing.getByLabel('Where it was').inputValue()).toBe('shin')
    await typing.getByRole('link', { name: 'Look again' }).click()
    await typing.locator('.strip').waitFor()
    await without.getByRole('link', { name: 'Look again' }).click()
    await without.locator('.strip').waitFor()
    await plain.close()
  })
})

describe.skipIf(path === null)('a page of the simulated outside', () => {
  it('shows what has come, and leaves alone whoever is at a button', async () => {
    const browser = await launch()
    const local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    const page = await browser.newPage()
    await page.goto(`${local.outsideUrl}/phone`)
    await page.getByText('No text yet.').waitFor()
    expect(await violations(page)).toEqual([])
    const button = page.getByRole('button').first()
    await button.focus()
    await local.sandbox.twilio.reply('+15055550123', 'HELP').catch(() => null)
    await page.getByRole('link', { name: '+15055550123' }).waitFor()
    expect(await button.evaluate('document.activeElement?.tagName')).toBe('BUTTON')
    await browser.close()
    await local.close()
  })
})

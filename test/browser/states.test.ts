/** What changes every page is said on every page: how the runner is, what is paused, what is booked, a source that is away. */
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { LOOKS } from './looks.ts'
import { nudgedRunner } from './nudged-runner.ts'
import { enlarge, sticksOut, tooSmall, violations } from './soundness.ts'

const path = chromiumPath()
const DAY_MS = 86_400_000
const ATHLETE = 90_000_001

describe.skipIf(path === null)('a state of the runner', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  const pages = ['/me', '/me/massage', '/me/settings']
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    context = await browser.newContext()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  it('is told by a runner whose source then fails', async () => {
    const { page, nudge } = await nudgedRunner(local, context)
    pages.push(nudge)
    const tell = async (method: 'POST' | 'PUT', to: string, data: object) => {
      const headers = { Origin: local.url }
      const answer = await context.request.fetch(`${local.url}/api/v1${to}`, { method, data, headers })
      expect(answer.ok(), `${to}: ${await answer.text()}`).toBe(true)
    }
    const inThreeDays = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10)
    await tell('POST', '/treatments', { date: inThreeDays, state: 'booked' })
    await tell('PUT', '/snooze', { until: new Date(Date.now() + 3 * DAY_MS).toISOString() })
    await tell('PUT', '/health', { state: 'ill', since: new Date().toISOString().slice(0, 10) })
    local.sandbox.strava.faults.push({ on: 'list', answer: 'server-error', times: 1_000 })
    await local.sandbox.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    const isAway = async () => {
      await page.goto(`${local.url}/me`)
      return page.getByText('Strava does not answer.').count()
    }
    await expect.poll(isAway).toBe(1)
  })

  it.each(LOOKS)('stands on each page that it changes: $name', async ({ name, ...look }) => {
    const seen = await browser.newContext({ ...look, storageState: await context.storageState() })
    const page = await seen.newPage()
    for (const at of pages) {
      await page.goto(`${local.url}${at}`)
      for (const words of [/ill/, /A massage is booked for \w+day/, /Messages are paused until/]) {
        await page.locator('body').filter({ hasText: words }).waitFor()
      }
      // a source that is away is told where there is training to see
      if (at !== '/me/settings') await page.getByText('nothing is lost').first().waitFor()
      await picture(
        page,
        `states-${name.replaceAll(/\W+/g, '-')}${at.replace(/nudges\/.*/, 'nudge').replaceAll('/', '-')}`,
      )
      expect([at, await violations(page)]).toEqual([at, []])
      expect([at, await sticksOut(page), await tooSmall(page)]).toEqual([at, [], []])
      await enlarge(page)
      expect([at, await sticksOut(page)]).toEqual([at, []])
    }
    await seen.close()
  })

  it('is ended by one press, on whichever page', async () => {
    const seen = await browser.newContext({
      storageState: await context.storageState(),
      javaScriptEnabled: false,
    })
    const page = await seen.newPage()
    await page.goto(`${local.url}/me/settings`)
    await page.getByRole('button', { name: 'Resume messages' }).click()
    await page.getByRole('status').first().waitFor()
    await page.goto(`${local.url}/me`)
    expect(await page.getByText('Messages are paused until').count()).toBe(0)
    await seen.close()
  })
})

/** The training page in a browser: what it teaches first, how a source stands, and a chart that can be read and pressed. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { enlarge, sticksOut, tooSmall, violations } from './soundness.ts'

const path = chromiumPath()
const DAY_MS = 86_400_000
const ATHLETE = 90_000_001

const LOOKS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [true, false].map((javaScriptEnabled) => ({
      name: `${width}-${colorScheme}-${javaScriptEnabled ? 'with' : 'without'}-javascript`,
      options: { viewport: { width, height: 844 }, colorScheme, javaScriptEnabled },
    })),
  ),
)

describe.skipIf(path === null)('the training page', () => {
  let browser: Browser
  let local: Local
  let signedIn: BrowserContext
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    for (let n = 0; n < 4; n++) {
      const startDate = new Date(Date.now() - (4 + 14 * n) * DAY_MS)
      await local.sandbox.strava.log(ATHLETE, {
        distanceMeters: 36_000 - 2_500 * n,
        movingSeconds: 12_500 - 900 * n,
        startDate,
      })
    }
    signedIn = await browser.newContext()
    const page = await signedIn.newPage()
    await page.goto(`${local.url}/connect/strava`)
    await page.getByRole('button', { name: 'Authorise' }).click()
    await page.waitForURL(`${local.url}/me`)
    // it looks again by itself until the weeks are there
    await page.locator('.strip').waitFor({ timeout: 30_000 })
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  async function inLook<T>(options: (typeof LOOKS)[number]['options'], work: (page: Page) => Promise<T>) {
    const context = await browser.newContext({ ...options, storageState: await signedIn.storageState() })
    try {
      return await work(await context.newPage())
    } finally {
      await context.close()
    }
  }

  it.each(LOOKS)('is sound, can be read and pressed: $name', async ({ name, options }) => {
    await inLook(options, async (page) => {
      await page.goto(`${local.url}/me`)
      await picture(page, `training-${name}`)
      // letters of the chart are as large as the small words around it
      const sizes = page.locator('.strip text')
      expect(await sizes.count()).toBeGreaterThan(4)
      for (const text of await sizes.all()) {
        const box = await text.boundingBox()
        expect(box?.height, (await text.textContent()) ?? '').toBeGreaterThanOrEqual(11)
      }
      expect(await page.locator('.strip .axis').textContent()).toMatch(/\d+ km/)
      // this week is in sight, and filled up to its line
      const plot = await page.locator('.plot').boundingBox()
      const now = await page.locator('.strip .bar.now').boundingBox()
      expect(now && plot && now.x >= plot.x && now.x + now.width <= plot.x + plot.width + 1).toBe(true)
      expect(await page.locator('.strip .room').count()).toBe(await page.locator('.strip .limit').count())
      if (!options.javaScriptEnabled) return
      expect(await violations(page)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
      expect(await tooSmall(page)).toEqual([])
      await enlarge(page)
      await picture(page, `training-${name}-200`)
      expect(await sticksOut(page)).toEqual([])
    })
  })

  it('shows each date of the chart whole or not at all, however narrow it is', async () => {
    await inLook(
      { viewport: { width: 390, height: 844 }, colorScheme: 'light', javaScriptEnabled: true },
      async (page) => {
        await page.goto(`${local.url}/me`)
        for (const width of [320, 360, 375, 390, 412, 430, 768]) {
          await page.setViewportSize({ width, height: 844 })
          const plot = await page.locator('.plot').boundingBox()
          const dates = await page.locator('.plot .date').all()
          expect(dates.length).toBeGreaterThan(3)
          const right = (plot?.x ?? 0) + (plot?.width ?? 0)
          let whole = 0
          for (const date of dates) {
            const box = await date.boundingBox()
            if (!box || !plot || box.x + box.width <= plot.x + 1) continue
            expect(box.x, `${width}: ${await date.textContent()}`).toBeGreaterThanOrEqual(plot.x - 1)
            expect(box.x + box.width, `${width}: ${await date.textContent()}`).toBeLessThanOrEqual(right + 1)
            whole += 1
          }
          expect(whole).toBeGreaterThan(1)
        }
      },
    )
  })

  it.each(LOOKS)('opens a week, a run and a message: $name', async ({ name, options }) => {
    await inLook(options, async (page) => {
      await page.goto(`${local.url}/me`)
      const weeks = page.locator('.strip a')
      await weeks.nth((await weeks.count()) - 2).click()
      await page.waitForURL(/\?week=/)
      const panel = page.locator('.card', { has: page.locator('#week') })
      await panel.locator('summary').first().click()
      await page.getByRole('link', { name: 'View on Strava' }).first().waitFor()
      expect(await page.locator('.strip .chosen').count()).toBe(1)
      await picture(page, `week-${name}`)
      await page.locator('a[href^="/me/would-have"]').first().click()
      await page.getByRole('heading', { name: 'The message' }).waitFor()
      await picture(page, `would-have-${name}`)
    })
  })

  it('gives fewer and more by one press, without JavaScript too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await inLook(
        { viewport: { width: 390, height: 844 }, colorScheme: 'light', javaScriptEnabled },
        async (page) => {
          await page.goto(`${local.url}/me`)
          await page.getByRole('button', { name: 'Fewer messages' }).click()
          await page.getByText('Set to relaxed').last().waitFor()
          await page.getByRole('button', { name: 'More messages' }).click()
          await page.getByText('Set to standard').last().waitFor()
        },
      )
    }
  })

  it.each(LOOKS)(
    'says that a source does not answer, and how old it is: $name',
    async ({ name, options }) => {
      local.sandbox.strava.faults.push({ on: 'list', times: 1_000, answer: 'server-error' })
      await local.sandbox.strava.log(ATHLETE, { distanceMeters: 3_000, movingSeconds: 1_100 })
      await inLook(options, async (page) => {
        const said = page.getByText(
          /^Strava does not answer\. Next try .*nothing is lost\. What you see was read at/,
        )
        await expect
          .poll(async () => {
            await page.goto(`${local.url}/me`)
            return said.count()
          })
          .toBeGreaterThan(0)
        for (const at of ['/me/massage', '/me/settings']) {
          await page.goto(`${local.url}${at}`)
          await said.first().waitFor()
        }
        await picture(page, `away-${name}`)
        if (options.javaScriptEnabled) expect(await sticksOut(page)).toEqual([])
      })
    },
  )
})

import axe from 'axe-core'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'

const path = chromiumPath()

const LOOKS = [
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { name: 'desktop-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
] as const

const OPEN = ['/', '/privacy', '/sign-in', '/sign-in/nothing', '/nowhere', '/connect/strava/callback']
const OWN = [
  '/me',
  '/connect/garmin',
  '/me/massage',
  '/me/settings',
  '/me/settings?preview=careful',
  '/me/delete',
]
const FIRST_VIEW_BYTES = 60_000
const SLOW = { offline: false, latency: 20, downloadThroughput: 60_000, uploadThroughput: 60_000 }

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))

/** What axe finds wrong with a page as it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const all = found.parse(await page.evaluate('axe.run().then(({ violations }) => violations)'))
  return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

describe.skipIf(path === null)('the pages of a runner', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  let page: Page
  let nudge = ''
  beforeAll(async () => {
    browser = await launch(path ?? '')
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  async function isSound(view: Page, at: string, name: string) {
    await view.goto(`${local.url}${at}`)
    expect(await violations(view), at).toEqual([])
    expect(await view.evaluate('document.documentElement.scrollWidth <= innerWidth'), at).toBe(true)
    await picture(view, `${name}${at.replace(/nudges\/.*/, 'nudge').replaceAll(/[/?=]/g, '-')}`)
  }

  const submit = (to: string, form: Record<string, string>) =>
    context.request.post(`${local.url}${to}`, { form, headers: { Origin: local.url }, maxRedirects: 0 })

  async function connected() {
    await page.goto(`${local.url}/connect/strava`)
    await page.getByRole('button', { name: 'Authorise' }).click()
    await page.waitForURL(`${local.url}/me`)
    await submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await expect.poll(() => local.sandbox.resend.mails.length, { timeout: 20_000 }).toBe(1)
    await page.goto(local.sandbox.resend.mails[0]?.text?.match(/http\S+\/verify\/\S+/)?.[0] ?? '')
    await page.getByRole('button', { name: 'Yes, confirm' }).click()
    const race = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await submit('/me/races', { date: race, distanceMeters: '42195', goal: 'yes' })
  }

  async function nudged(): Promise<string> {
    await page.goto(`${local.outsideUrl}/strava/athletes/90000001`)
    await page.getByRole('button', { name: 'Log it' }).click()
    const today = new Date(Date.now() - 12 * 3_600_000).toISOString().slice(0, 10)
    await submit('/me/massage/sore', { date: today, area: 'calves', strength: 'moderate' })
    await expect.poll(() => local.sandbox.resend.mails.length, { timeout: 30_000 }).toBe(2)
    await page.goto(`${local.url}/me`)
    return (await page.locator('a[href^="/me/nudges/"]').first().getAttribute('href')) ?? ''
  }

  it('are reached from the front door', async () => {
    await connected()
    nudge = await nudged()
    expect(nudge).toContain('/me/nudges/')
  })

  it.each(LOOKS)(
    'have nothing axe would object to, and fit: $name',
    async ({ name, viewport, colorScheme }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const stranger = await browser.newContext({ viewport, colorScheme })
      const outside = await stranger.newPage()
      for (const at of OPEN) await isSound(outside, at, name)
      for (const at of [...OWN, nudge]) await isSound(page, at, name)
      await stranger.close()
    },
  )

  it('weigh little, ask nobody else, and stand still', async () => {
    for (const at of ['/', '/me', '/me/massage', '/me/settings', nudge]) {
      const fresh = await browser.newContext({ storageState: await context.storageState() })
      const view = await fresh.newPage()
      // on a slow phone a page is drawn before all of it has come
      const slow = await fresh.newCDPSession(view)
      await slow.send('Emulation.setCPUThrottlingRate', { rate: 8 })
      await slow.send('Network.enable')
      await slow.send('Network.emulateNetworkConditions', SLOW)
      const answers: Response[] = []
      view.on('response', (answer) => answers.push(answer))
      await view.addInitScript(
        'window.moved = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.moved += each.value }).observe({ type: "layout-shift", buffered: true })',
      )
      await view.goto(`${local.url}${at}`)
      await view.waitForLoadState('networkidle')
      const sizes = await Promise.all(answers.map(async (answer) => (await answer.body()).length))
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        at,
      ).toBeLessThan(FIRST_VIEW_BYTES)
      for (const answer of answers) expect(answer.url()).toMatch(new RegExp(`^(${local.url}|data:)`))
      expect(await view.evaluate('window.moved'), at).toBe(0)
      await fresh.close()
    }
  })

  it('would not pass with anything wrong about them', async () => {
    await page.goto(`${local.url}/me`)
    await page.evaluate('document.querySelector("main").innerHTML += "<img src=data:,>"')
    expect(await violations(page)).toEqual([expect.stringContaining('image-alt')])
  })

  it('let in no script but their own', async () => {
    const answer = await page.goto(`${local.url}/me`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('offer the zone of the browser, and take it when it is saved', async () => {
    const abroad = await browser.newContext({
      storageState: await context.storageState(),
      timezoneId: 'Europe/Berlin',
    })
    const view = await abroad.newPage()
    await view.goto(`${local.url}/me/settings`)
    await view.getByRole('button', { name: 'Use Europe/Berlin' }).click()
    await view.getByRole('button', { name: 'Save', exact: true }).last().click()
    expect(await view.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin')
    await abroad.close()
  })

  it('can be walked with the keyboard alone', async () => {
    await page.goto(`${local.url}/me/massage`)
    const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label") ?? ""')
    for (let step = 0; step < 60 && (await focused()) !== 'Quads and hamstrings'; step += 1) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/area=quads-and-hamstrings/)
    await page.getByRole('radio', { name: 'quads and hamstrings' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement?.textContent')) === 'Note it') break
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/massage#sore/)
    expect(await page.getByRole('link', { name: 'Quads and hamstrings, very sore lately' }).count()).toBe(2)
  })
})

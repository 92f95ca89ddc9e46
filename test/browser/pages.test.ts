import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone } from './browser.ts'
import { nudgedRunner } from './nudged-runner.ts'

const path = chromiumPath()

const FIRST_VIEW_BYTES = 60_000
const SLOW = { offline: false, latency: 20, downloadThroughput: 60_000, uploadThroughput: 60_000 }

describe.skipIf(path === null)('the pages of a runner', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  let page: Page
  let nudge = ''
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    context = await browser.newContext()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  it('are reached from the front door', async () => {
    const runner = await nudgedRunner(local, context)
    page = runner.page
    nudge = runner.nudge
  })

  it('weigh little, ask nobody else, stand still, and have nothing to complain of', async () => {
    const own = ['/', '/me', '/me/massage', '/me/settings', nudge].map((at) => ({ at, of: 'a runner' }))
    for (const { at, of } of [...own, { at: '/', of: 'a stranger' }]) {
      const fresh = await browser.newContext(
        of === 'a runner' ? { storageState: await context.storageState() } : {},
      )
      const view = await fresh.newPage()
      const complaints: string[] = []
      view.on('console', (line) => complaints.push(line.text()))
      view.on('pageerror', ({ message }) => complaints.push(message))
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
      expect(complaints, at).toEqual([])
      await view.evaluate('console.error("heard"); setTimeout(() => { throw new Error("thrown") })')
      await expect.poll(() => complaints).toEqual(['heard', expect.stringContaining('thrown')])
      await fresh.close()
    }
  })

  it('let in no script but their own', async () => {
    const answer = await page.goto(`${local.url}/me`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('can send what they read in the browser to nobody, us included', async () => {
    await page.goto(local.url)
    const reaches = (at: string) => page.evaluate(`fetch('${at}').then(({ ok }) => ok, () => 'refused')`)
    expect(await reaches('/robots.txt')).toBe(true)
    for (const at of ['/healthz', '/me', `${local.outsideUrl}/robots.txt`]) {
      expect([at, await reaches(at)]).toEqual([at, 'refused'])
    }
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

  it('count what is changed in the settings, keep its button in sight, and ask before it is left', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${local.url}/me/settings`)
    const bar = page.locator('form.save')
    const massage = page.getByRole('checkbox', { name: /^Massage/ })
    await page.getByLabel('Distances in').selectOption('mi')
    expect(await bar.getByRole('status').textContent()).toBe('1 change')
    await massage.check()
    await page.getByRole('checkbox', { name: 'Wednesday' }).check()
    await page.getByRole('checkbox', { name: 'Thursday' }).check()
    expect(await bar.getByRole('status').textContent()).toBe('3 changes')
    await page.evaluate('scrollTo(0, 0)')
    expect(await page.evaluate('document.querySelector("form.save").getBoundingClientRect().bottom')).toBe(
      844,
    )
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Training' }).first().click({ noWaitAfter: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(page.url()).toContain('/me/settings')

    await bar.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => bar.getByRole('status').textContent()).toBe('')
    expect(await page.getByLabel('Distances in').inputValue()).toBe('mi')
    expect(await massage.isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: /^Recovery/ }).isChecked()).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('count what came back filled in and was not saved, and ask before it is left', async () => {
    await page.goto(`${local.url}/me/settings`)
    const status = page.locator('form.save').getByRole('status')
    const units = page.getByLabel('Distances in')
    const saved = await units.inputValue()
    await units.selectOption(saved === 'mi' ? 'km' : 'mi')
    await page.getByLabel('Time zone').fill('Atlantis')
    await page.locator('form.save').getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/settings#problem/)
    await expect.poll(() => status.textContent()).toBe('2 changes')
    await units.selectOption(saved)
    expect(await status.textContent()).toBe('1 change')
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await page.getByRole('link', { name: 'Training' }).first().click({ noWaitAfter: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
  })

  it('can be walked with the keyboard alone', async () => {
    await page.goto(`${local.url}/me/massage`)
    const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label") ?? ""')
    for (let step = 0; step < 60 && (await focused()) !== 'Quads and hamstrings'; step += 1) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    expect(await page.getByRole('checkbox', { name: 'quads and hamstrings' }).isChecked()).toBe(true)
    await page.getByRole('checkbox', { name: 'glutes and hips' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('radio', { name: 'sore', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement?.textContent')) === 'Note soreness') break
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/massage#saved/)
    expect(await page.getByRole('button', { name: 'Quads and hamstrings, very sore lately' }).count()).toBe(2)
    const undo = page.getByRole('button', { name: /^Undo: .*quads and hamstrings/ })
    expect(await undo.getAttribute('aria-label')).toContain('glutes and hips')
    await undo.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => undo.count()).toBe(0)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  })
})

import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, nightZone, noonZone, picture } from './browser.ts'
import { violations } from './soundness.ts'

const path = chromiumPath()

const sizes = [
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    zone: nightZone(),
    isNight: true,
  },
  {
    name: 'desktop',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    zone: noonZone(),
    isNight: false,
  },
] as const

describe.skipIf(path === null)('a newcomer with one address', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  describe.each(sizes)('on a $name', ({ name, zone, isNight, ...look }) => {
    let local: Local
    let context: BrowserContext
    let page: Page
    let legwork: FrameLocator
    const asked = new Set<string>()
    beforeAll(async () => {
      local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
      context = await browser.newContext({ ...look, timezoneId: zone })
      page = await context.newPage()
      page.on('request', (request) => asked.add(new URL(request.url()).origin))
      legwork = page.frameLocator('iframe[name=legwork]')
    })
    afterAll(async () => {
      await context.close()
      await local.close()
    })

    const button = (words: string | RegExp) => page.getByRole('button', { name: words })
    const says = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor()
    const done = (step: string) => page.locator(`[data-step=${step}][data-state=done]`).waitFor()
    const tab = async (words: string) => {
      if (name === 'phone') await page.locator('.tabs').getByText(words).click()
    }
    const listed = () =>
      local.sandbox.strava.calls.findLast((call) => call.path.endsWith('/athlete/activities'))
    const activities = () => local.sandbox.strava.athletes[0]?.activities ?? []

    it('sees where to begin', async () => {
      await page.goto(`${local.outsideUrl}/demo`)
      await legwork.getByRole('link', { name: 'Connect with Strava' }).waitFor()
      await says('Start with 1')
      expect(await button(/Confirm mail/).isDisabled()).toBe(true)
      expect(await violations(page)).toEqual([])
      await picture(page, `demo-${name}-0`)
    })

    it('connects, in their own zone, where it is day', async () => {
      await button('Connect Strava').click()
      await legwork.getByRole('heading', { name: 'My training' }).waitFor()
      await done('connect')
      expect(local.sandbox.strava.athletes[0]?.timezone).toBe(zone)
      const hour = Number(
        await page
          .locator('#clock strong')
          .textContent()
          .then((words) => words?.slice(-5, -3)),
      )
      expect(hour).toBeGreaterThanOrEqual(8)
      expect(hour).toBeLessThan(20)
      expect(await page.locator('#clock .moved').count()).toBe(isNight ? 1 : 0)
    })

    it('confirms a mailbox and a phone', async () => {
      await button('Confirm mail and phone').click()
      await done('confirm')
      await tab('Mailbox')
      await page.getByRole('link', { name: /^Is this your address/ }).waitFor()
      await tab('Phone')
      await page.getByText(/\d{6} is your code/).waitFor()
      await tab('Legwork')
      await legwork.getByText('Signed in as r…@mail.example').waitFor()
    })

    it('logs 28 km, and a mail and a text come', async () => {
      await button('Log 28 km').click()
      await tab('Mailbox')
      await page.getByRole('link', { name: /^28 km on / }).waitFor()
      const mail = page.frameLocator('iframe[name=letter]')
      await mail.getByRole('heading', { name: 'Massage' }).waitFor()
      await picture(page, `demo-${name}-3`)
      const foot = await page.evaluate(
        `(() => { const frame = document.querySelector('[name=letter]'); return frame.offsetHeight - frame.contentDocument.documentElement.scrollHeight })()`,
      )
      expect(foot).toBeGreaterThanOrEqual(0)
      await tab('Phone')
      await page.getByText('Legwork: 28 km on ').waitFor()
      await says('one mail and one text')
    })

    it('reads the mail, whose button leads to why it came', async () => {
      await button('Read the mail').click()
      // it is seen to be pressed before its page opens
      const pressed = page.frameLocator('iframe[name=letter]').locator('a.button').first()
      await expect.poll(() => pressed.evaluate((each) => each.style.outlineStyle)).toBe('solid')
      const isSeen = async () => {
        const box = await pressed.boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= look.viewport.height
      }
      await expect.poll(isSeen).toBe(true)
      await done('read')
      await tab('Legwork')
      await legwork
        .getByRole('heading', { name: /28\.0 km/ })
        .first()
        .waitFor()
    })

    it('books the massage by text', async () => {
      await button('Reply by text').click()
      await done('reply')
      await page.getByText(/^The runner: BOOKED \w{3}$/).waitFor()
      await page.getByText(/^Legwork: Legwork: noted, a massage on /).waitFor()
      await says(/^“BOOKED \w{3}” was all/)
      await picture(page, `demo-${name}-5`)
    })

    it('deletes the run', async () => {
      expect(activities().some(({ distance }) => distance === 28_000)).toBe(true)
      await button('Delete the run').click()
      await done('delete')
      await says('gone from Strava')
      expect(activities().some(({ distance }) => distance === 28_000)).toBe(false)
      await legwork.getByRole('heading', { name: 'My training' }).waitFor()
    })

    it('skips to Monday, and the week is summed up', async () => {
      await button('Skip to Monday').click()
      await says(/later it is Monday morning/)
      await page.getByRole('link', { name: /^Your week/ }).waitFor()
      expect(await page.locator('#clock').textContent()).toMatch(/^Mon .*08:05.*moved; really/)
    })

    it('runs a marathon', async () => {
      await button('Run a marathon').click()
      await page.getByRole('link', { name: /42\.2 km race/ }).waitFor()
      await says(/later( that day)?, on Sunday, a marathon is run: rest first/i)
      // what the line says, the mail does: none or a gentle one
      const letter = local.sandbox.resend.mails.findLast(({ subject }) => subject.includes('42.2 km race'))
      const words = letter?.text?.replace(/\s+/g, ' ') ?? ''
      expect(words).toContain('no running')
      if (words.includes('massage would fit')) expect(words).toContain('gentle Swedish massage')
      expect(await page.locator('#clock').textContent()).toMatch(/^Sun .*13:00/)
    })

    it('sees Strava fail, and nothing lost', async () => {
      await button('Strava fails').click()
      await says('Strava down')
      expect(listed()?.status).toBe(500)
      await legwork.getByText('Strava does not answer').waitFor()
      await button('Strava is back').click()
      await says('Nothing was lost')
      expect(listed()?.status).toBe(200)
      await legwork
        .getByText(/5\.0 km/)
        .first()
        .waitFor({ state: 'attached' })
      await button('Strava fails').waitFor()
    })

    it('finds each mail whole in the mailbox too', async () => {
      const mailbox = await context.newPage()
      await mailbox.goto(`${local.outsideUrl}/mailbox/${local.sandbox.resend.mails[1]?.id}`)
      await mailbox.frameLocator('iframe').getByText('Unsubscribe').waitFor()
      const cut = `(() => { const mail = document.querySelector('iframe'); return mail.contentDocument.documentElement.scrollHeight - mail.clientHeight })()`
      await expect.poll(() => mailbox.evaluate(cut)).toBeLessThanOrEqual(0)
      await mailbox.close()
    })

    it('goes on in a second browser, which the bar signs in', async () => {
      const other = await browser.newContext({ ...look, timezoneId: zone })
      const second = await other.newPage()
      await second.goto(`${local.outsideUrl}/demo`)
      await second.getByText('this browser is not signed in').waitFor()
      expect(await second.locator('[data-step=delete][data-state=done]').count()).toBe(1)
      await second.getByRole('button', { name: 'Connect Strava' }).click()
      const training = second.frameLocator('iframe[name=legwork]')
      await training.getByRole('heading', { name: 'My training' }).waitFor()
      await second.locator('[data-step=connect][data-state=done]').waitFor()
      expect(await training.getByText('Signed in as r…@mail.example').count()).toBe(1)
      await other.close()
    })

    it('needs nobody else for it, and nothing sticks out', async () => {
      asked.delete('null')
      expect(asked).toEqual(new Set([local.url, local.outsideUrl]))
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await violations(page)).toEqual([])
      await picture(page, `demo-${name}-9`)
    })

    it('starts over, with nothing left of the first time', async () => {
      await button('Start over').click()
      await says('Start with 1')
      await page.locator('#count-mail:empty').waitFor({ state: 'attached' })
      expect(await page.locator('[data-state=done]').count()).toBe(0)
      expect(await page.locator('#clock .moved').count()).toBe(0)
      await legwork.getByRole('link', { name: 'Connect with Strava' }).waitFor()
      await button('Connect Strava').click()
      await done('connect')
      await button('Confirm mail and phone').click()
      await done('confirm')
      await button('Log 28 km').click()
      await done('log')
      await expect.poll(() => local.sandbox.resend.mails.length).toBe(2)
    })
  })

  it('sees a nudge withdrawn that had not settled, and may run again', async () => {
    const local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 2, timeZone: noonZone() })
    const page = await browser.newPage({ timezoneId: noonZone() })
    await page.goto(`${local.outsideUrl}/demo`)
    const button = (words: string) => page.getByRole('button', { name: words })
    for (const words of ['Connect Strava', 'Confirm mail and phone', 'Log 28 km']) await button(words).click()
    await page.getByRole('status').filter({ hasText: 'settles for 2 min' }).waitFor()
    expect(await button('Read the mail').isDisabled()).toBe(true)
    await button('Delete the run').click()
    await page.getByRole('status').filter({ hasText: 'nothing was sent' }).waitFor()
    expect(local.sandbox.resend.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('address'),
    ])
    expect(await button('Log 28 km').isEnabled()).toBe(true)
    await page.close()
    await local.close()
  })
})

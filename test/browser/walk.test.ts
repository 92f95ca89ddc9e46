import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'

const path = chromiumPath()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const sizes = [
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
] as const

describe.skipIf(path === null)('a stranger with a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  describe.each(sizes)('on a $name', ({ name, ...look }) => {
    let local: Local
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
      context = await browser.newContext({ ...look, javaScriptEnabled: false })
      page = await context.newPage()
    })
    afterAll(async () => {
      await context.close()
      await local.close()
    })
    const fits = () => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
    const shown = async (step: string) => {
      await picture(page, `${name}-${step}`)
      expect(await fits(), step).toBe(true)
    }

    it('connects, confirms, runs 28 km and reads the mail, with JavaScript off', async () => {
      await page.goto(local.url)
      await shown('1-home')
      await page.getByRole('link', { name: 'Connect with Strava' }).click()
      await shown('2-authorise')
      await page.getByRole('button', { name: 'Authorise' }).click()
      await page.waitForURL(`${local.url}/me`)
      await expect
        .poll(async () => {
          await page.reload()
          return page.getByText('Weekly distance').count()
        })
        .toBeGreaterThan(0)
      await shown('3-me')

      await page.getByRole('link', { name: 'Add an address' }).click()
      await page.getByLabel('E-mail address').fill('runner@mail.example')
      await page.getByRole('button', { name: 'Send the e-mail' }).click()
      await expect.poll(() => local.sandbox.resend.mails.length).toBe(1)
      await page.goto(`${local.outsideUrl}/mailbox/${local.sandbox.resend.mails[0]?.id}`)
      await shown('4-confirmation')
      const link = local.sandbox.resend.mails[0]?.text?.match(/http\S+\/verify\/\S+/)?.[0] ?? ''
      await page.goto(link)
      await shown('5-verify')
      await page.getByRole('button', { name: 'Yes, confirm' }).click()
      expect(await page.getByRole('heading').first().textContent()).toBe('Confirmed')
      await shown('5-confirmed')
      await page.getByRole('button', { name: 'Also when a massage would fit' }).click()
      expect(await page.getByRole('status').textContent()).toContain('massage would fit')

      await page.goto(`${local.outsideUrl}/strava/athletes/90000001`)
      await shown('6-log')
      await page.getByRole('button', { name: 'Log it' }).click()
      await expect.poll(() => local.sandbox.resend.mails.length).toBe(2)
      const mail = local.sandbox.resend.mails.at(-1)
      expect(mail?.text).toContain('28.0 km')
      expect(mail?.text).toContain('My last massage was on ')
      await page.goto(`${local.outsideUrl}/mailbox/${mail?.id}`)
      await shown('7-nudge-mail')
      await page.goto(`${local.url}/me`)
      await shown('8-me-after')
      await page.getByRole('link', { name: /28\.0 km/ }).click()
      expect(await page.getByRole('heading', { name: 'Why you got this' }).count()).toBe(1)
      expect(await page.getByRole('article', { name: 'The message' }).textContent()).toContain('28.0 km')
      await shown('9-why')
    })

    it('adds a second source once they said whose log it joins, with JavaScript off', async () => {
      await page.goto(`${local.url}/me/settings`)
      expect(await page.getByText('Signed in as r…@mail.example').count()).toBe(1)
      await page.getByRole('link', { name: 'Link Garmin Connect', exact: true }).click()
      await shown('9-join')
      await page.getByRole('button', { name: 'Yes, add Garmin Connect' }).click()
      await page.getByRole('button', { name: 'Agree' }).click()
      await page.waitForURL(`${local.url}/me`)
      await page.goto(`${local.url}/me/settings`)
      expect(await page.getByRole('link', { name: 'Disconnect and erase' }).count()).toBe(2)
    })

    it('says how they train, what is sore, and what they think of it, with JavaScript off', async () => {
      await page.goto(`${local.url}/me/settings`)
      await page.getByLabel('Long run on').selectOption('Sunday')
      await page.getByRole('checkbox', { name: 'Wednesday' }).check()
      await page.getByLabel('Distances in').selectOption('miles')
      await page.getByRole('button', { name: 'Save', exact: true }).last().click()
      expect(await page.getByLabel('Distances in').inputValue()).toBe('mi')
      expect(await page.getByRole('checkbox', { name: 'Wednesday' }).isChecked()).toBe(true)
      await page.getByRole('link', { name: 'careful' }).click()
      expect(await page.getByText(/With careful you would have received/).count()).toBe(1)
      await shown('10-settings')

      await page.getByLabel('Day', { exact: true }).fill(inDays(60))
      await page.getByRole('button', { name: 'Add race' }).click()
      expect(await page.getByText('marathon', { exact: false }).first().isVisible()).toBe(true)

      await page.goto(`${local.url}/me/massage`)
      await page.getByLabel('I had a massage on').fill(inDays(-20))
      await page.getByRole('button', { name: 'Add massage' }).click()
      await page.getByRole('link', { name: 'Lower back' }).click()
      await page.getByRole('link', { name: 'Calves' }).press('Enter')
      expect(await page.getByRole('checkbox', { name: 'lower back' }).isChecked()).toBe(true)
      expect(await page.getByRole('checkbox', { name: 'calves' }).isChecked()).toBe(true)
      await page.getByRole('link', { name: 'Calves' }).press('Enter')
      expect(await page.getByRole('checkbox', { name: 'calves' }).isChecked()).toBe(false)
      expect(await page.getByRole('radio', { name: 'sore', exact: true }).isChecked()).toBe(false)
      await page.getByRole('radio', { name: 'sore', exact: true }).check()
      await page.getByRole('button', { name: 'Note soreness' }).click()
      expect(await page.getByRole('link', { name: 'Lower back, sore lately' }).count()).toBe(1)
      await shown('11-massage')
    })

    it('takes everything along, and is gone, with JavaScript off', async () => {
      const everything = await context.request.get(`${local.url}/me/export`)
      expect(everything.headers()['content-disposition']).toContain('legwork-export.json')
      expect(await everything.text()).toContain('runner@mail.example')

      await page.goto(`${local.url}/me/settings`)
      await page.getByRole('link', { name: 'Delete my account' }).click()
      await shown('12-delete')
      await page.getByRole('button', { name: 'Yes, erase everything' }).click()
      expect(await page.getByRole('heading').first().textContent()).toBe('Your account is gone')
      await shown('13-gone')
      await page.goto(`${local.url}/me`)
      expect(page.url()).toBe(`${local.url}/sign-in`)
      await expect.poll(() => local.sandbox.strava.scopesOf(90_000_001)).toBeNull()
    })
  })
})

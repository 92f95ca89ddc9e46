/** A runner in a browser as most are after their first week: connected, reachable, with a race ahead and one nudge. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Local } from '../../src/cli/local.ts'

const DAY_MS = 86_400_000
const dayFrom = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 10)

type Runner = {
  page: Page
  submit: (to: string, form: Record<string, string>) => ReturnType<BrowserContext['request']['post']>
  /** Where the nudge has its page. */
  nudge: string
}

export async function nudgedRunner(local: Local, context: BrowserContext): Promise<Runner> {
  const page = await context.newPage()
  const submit: Runner['submit'] = (to, form) =>
    context.request.post(`${local.url}${to}`, { form, headers: { Origin: local.url }, maxRedirects: 0 })
  await page.goto(`${local.url}/connect/strava`)
  await page.getByRole('button', { name: 'Authorise' }).click()
  await page.waitForURL(`${local.url}/me`)
  await submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
  await expect.poll(() => local.sandbox.resend.mails.length).toBe(1)
  await page.goto(local.sandbox.resend.mails[0]?.text?.match(/http\S+\/verify\/\S+/)?.[0] ?? '')
  await page.getByRole('button', { name: 'Yes, confirm' }).click()
  await submit('/me/races', { date: dayFrom(30 * DAY_MS), distanceMeters: '42195', goal: 'yes' })
  await page.goto(`${local.outsideUrl}/strava/athletes/90000001`)
  await page.getByRole('button', { name: 'Log it' }).click()
  await submit('/me/massage/sore', { date: dayFrom(-DAY_MS / 2), area: 'calves', strength: 'moderate' })
  await expect.poll(() => local.sandbox.resend.mails.length).toBe(2)
  await page.goto(`${local.url}/me`)
  const nudge = await page.locator('a[href^="/me/nudges/"]').first().getAttribute('href')
  expect(nudge).toContain('/me/nudges/')
  return { page, submit, nudge: nudge ?? '' }
}

import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { anHour, fitOf, gpxOf } from '../files/tracks.ts'
import { zipOf } from '../files/zips.ts'
import { chromiumPath, launch, picture } from './browser.ts'

const path = chromiumPath()

const DAY_MS = 86_400_000

/** Two years of 10 km every other day, and one Sunday of 25 km, as Strava's list call gives them. */
function rows() {
  return Array.from({ length: 365 }, (_, n) => {
    const start = new Date(Date.UTC(2023, 0, 2, 7) + n * 2 * DAY_MS).toISOString()
    const distance = n === 300 ? 25_000 : 10_000
    return {
      ...{ id: n + 1, sport_type: 'Run', type: 'Run', distance, start_date: start, start_date_local: start },
      ...{ moving_time: distance * 0.36, elapsed_time: distance * 0.36, timezone: '(GMT+00:00) Etc/UTC' },
    }
  })
}

const log = {
  name: 'my runs.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(rows())),
}

describe.skipIf(path === null)('somebody who tries it on their own history', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  let page: Page
  const requests: Request[] = []
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
    context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    page = await context.newPage()
    // a browser asks for a page's icon by itself, when it likes
    page.on('request', (request) => /icon|manifest/.test(request.url()) || requests.push(request))
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  const status = () => page.locator('form[data-try] [role=status]')
  const choose = (...files: (typeof log)[]) => page.getByLabel('Your file').setInputFiles(files)

  it('sees every message, before any sign-up, and the file goes nowhere', async () => {
    await page.goto(local.url)
    requests.length = 0
    await choose(log)
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
    expect(await status().textContent()).toContain('the report on my runs.json')
    const report = page.locator('.report')
    expect(await report.locator('dd').first().textContent()).toBe('365')
    expect(await report.locator('h3').allTextContents()).toContainEqual(expect.stringMatching(/^25 km on /))
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await picture(page, 'try-history')
    expect(requests.map((request) => [request.method(), request.postData()])).toEqual([['GET', null]])
    expect(requests[0]?.url()).toBe(`${local.url}/scripts/report-worker.js`)
  })

  it('reads miles when they say so', async () => {
    await page.getByLabel('Distances in').selectOption('mi')
    await expect.poll(() => page.locator('.report dd').nth(1).textContent()).toMatch(/mi$/)
  })

  it('may give a zip of recordings as it was downloaded', async () => {
    const days = Array.from({ length: 30 }, (_, n) => new Date(Date.UTC(2024, 0, 2 + 2 * n, 7)).toISOString())
    const recordings = days.map((day, n) =>
      n % 2 === 0 ? [`${n}.gpx`, gpxOf(anHour(day))] : [`${n}.fit`, fitOf([anHour(day)])],
    )
    const zip = Buffer.from(await zipOf(Object.fromEntries(recordings)).arrayBuffer())
    await choose({ name: 'export.zip', mimeType: 'application/zip', buffer: zip })
    await expect.poll(() => page.locator('.report dd').first().textContent()).toBe('30')
    expect(await status().textContent()).toContain('the report on export.zip')
  })

  it('may drop it instead', async () => {
    await page.goto(local.url)
    const dropped = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(log.buffer.toString())}], 'my runs.json')); return data })()`,
    )
    await page.dispatchEvent('form[data-try]', 'drop', { dataTransfer: dropped })
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
  })

  it('is told what a file is that can’t be read, and the report of the one before is gone', async () => {
    await choose({ ...log, name: 'shopping.txt', buffer: Buffer.from('milk\nbread\n') })
    await expect.poll(() => status().textContent()).toMatch(/^shopping\.txt /)
    expect(await status().getAttribute('class')).toContain('wrong')
    expect(await page.locator('.report').textContent()).toBe('')
  })

  it('is asked what no file can tell, and answers in place', async () => {
    const table = [
      'Activity Type,Date,Favorite,Title,Distance,Calories,Time',
      'Running,03/11/2024 07:00,false,One,10.00,500,01:00:00',
      'Running,05/11/2024 07:00,false,Two,10.00,500,01:00:00',
    ].join('\n')
    await choose({ ...log, name: 'saved anew.csv', buffer: Buffer.from(table) })
    await expect.poll(() => status().textContent()).toContain('Say which number is the day.')
    await page.getByLabel('Dates in the file begin with').selectOption('day-first')
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
    expect(await page.locator('.report').textContent()).toContain('5 November 2024')
  })

  it('may give several files, and sees one report of all', async () => {
    const halves = [rows().slice(0, 3), rows().slice(3, 5)].map((part, n) => ({
      ...log,
      name: `${n}.json`,
      buffer: Buffer.from(JSON.stringify(part)),
    }))
    await choose(...halves)
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
    expect(await page.locator('.report dd').first().textContent()).toBe('5')
  })

  it('is told when what was given can’t be opened', async () => {
    await page.goto(local.url)
    // as a browser gives a folder: a file that is none when it is read
    await page.evaluate(`{
      const Plain = window.Worker
      window.Worker = class extends Plain { postMessage(ask) { super.postMessage({ ...ask, files: [{ name: 'runs', slice: 0 }] }) } }
    }`)
    await choose(log)
    await expect.poll(() => status().textContent()).toContain('could not be made here')
    await page.goto(local.url)
  })

  it('is told at once of one that is too large', async () => {
    requests.length = 0
    await choose({ ...log, name: 'all.csv', buffer: Buffer.alloc(20_000_001) })
    await expect.poll(() => status().textContent()).toContain('larger than 20 MB')
    expect(requests).toEqual([])
  })

  it('sees names in the file as text', async () => {
    await choose({ ...log, name: '<img src=x onerror=alert(1)>.json' })
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
    expect(await page.locator('.report img').count()).toBe(0)
    expect(await page.locator('.report').textContent()).toContain('<img src=x')
  })

  it('finds it beside their own training too, by their own choices', async () => {
    await page.goto(`${local.url}/connect/strava`)
    await page.getByRole('button', { name: 'Authorise' }).click()
    await page.waitForURL(`${local.url}/me`)
    // a page that is still being read comes again by itself
    await page.getByText('Reading').waitFor({ state: 'detached' })
    await page.getByText('Try Legwork on more of your history').click()
    await choose(log)
    await page.getByRole('heading', { name: 'What Legwork would have sent' }).waitFor()
  })
})

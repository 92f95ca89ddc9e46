/** What the browser tests share: a browser, the zones they live in, and pictures for who wants to look. */
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { chromiumPath as pathOf } from '../../src/cli/chromium.ts'

/** The one browser of all files; closing it closes what was opened by this one. */
export const launch = (): Promise<Browser> => chromium.connect(inject('browser'))

/** Chromium, or a clear line that there is none; in CI there has to be one. */
export function chromiumPath(): string | null {
  const path = pathOf()
  if (path) return path
  if (process.env.CI) throw new Error('CI needs a Chromium: install Debian’s package “chromium”')
  console.warn('Skipped: there is no Chromium on this machine. Install one to run the browser tests.')
  return null
}

/** A zone whose clocks are near noon now, on the day that it is in UTC: a run that ended just now began on the same day, and no phone is asleep. */
export const noonZone = () => zoneAt(12)

/** A zone in which everybody is asleep. */
export const nightZone = () => zoneAt(2)

/** The zone whose clocks show this hour, of those from eleven hours behind UTC to twelve ahead. */
function zoneAt(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 35) % 24) - 11
  // a browser calls its own name of it by this one
  if (ahead === 0) return 'UTC'
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Keeps a picture of the page when somebody wants to look: SCREENSHOTS=/some/folder npm run test:browser */
export async function picture(
  page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> },
  name: string,
) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** `npm run screenshots`: README's pictures, taken of the demo as it is, so that they stay true. Needs a Chromium. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { chromiumPath, launch } from './chromium.ts'
import { DEMO_PATH } from './demo/demo.ts'
import { type LocalOptions, startLocal } from './local.ts'

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const LOOKS = ['light', 'dark'] as const

// the addresses that a newcomer sees
const LOCAL: LocalOptions = { port: 8787, outsidePort: 8788, settleMinutes: 0, timeZone: 'Europe/Berlin' }

const path = chromiumPath()
if (path === null) {
  console.error('There is no Chromium on this machine: install one, then npm run screenshots again.')
  process.exit(2)
}

const local = await startLocal(LOCAL)
const browser = await launch(path)
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 840 },
    deviceScaleFactor: 1.25,
    timezoneId: 'Europe/Berlin',
  })
  await page.goto(`${local.outsideUrl}${DEMO_PATH}`)
  mkdirSync(FOLDER, { recursive: true })
  await press(page, 'connect')
  await press(page, 'confirm')
  await press(page, 'log')
  await take(page, 'page', '.legwork')
  await take(page, 'mail', '.mail')
  await press(page, 'read')
  await press(page, 'reply')
  await take(page, 'phone', '.handset')
} finally {
  await browser.close()
  await local.close()
}

/** Presses a step's button and waits until all of it has come. */
async function press(page: Page, step: string): Promise<void> {
  await page.locator(`#step-${step}`).click()
  await page.locator(`[data-step=${step}][data-state=done]`).waitFor()
  await page.locator('#saying').filter({ hasNotText: '…' }).waitFor()
  await page.frameLocator('iframe[name=legwork]').getByRole('link', { name: 'Settings' }).waitFor()
}

async function take(page: Page, name: string, part: string): Promise<void> {
  for (const colorScheme of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.locator(part).screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png` })
  }
  console.log(`docs/pictures/${name}: ${LOOKS.join(' and ')}`)
}

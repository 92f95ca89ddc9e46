/** Chromium as it is found on this machine, quiet and without a window. */
import { execFileSync } from 'node:child_process'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'

/** Where it is, or null. */
export function chromiumPath(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // the next name
    }
  }
  return null
}

const quietly = (executablePath: string) => ({
  executablePath,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})

export const launch = (path: string): Promise<Browser> => chromium.launch(quietly(path))

/** One that several processes share; each connects to its address. */
export const serve = (path: string): Promise<BrowserServer> => chromium.launchServer(quietly(path))

/** A browser of somebody who uses the bench's installation: it keeps cookies, connects sources and confirms addresses. */
import { withWatch } from '../../../sandbox/garmin/with-watch.ts'
import { simulatedRunner } from '../../../sandbox/runner.ts'
import type { Answered, Installed } from './installed.ts'
import { BASE } from './outside.ts'

export const MAILBOX = 'runner@mail.example'
export const WATCH = 'a-watch'

export type Browser = {
  get(path: string): Promise<Answered>
  post(path: string, fields: Record<string, string>): Promise<Answered>
}

export function openBrowser(installation: Installed): Browser {
  const jar = new Map<string, string>()

  async function ask(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> },
  ) {
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await installation.request(path, { ...init, headers: { ...init.headers, Cookie } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  return {
    get: (path) => ask(path, {}),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
  }
}

/** Signs in as an athlete of the simulated Strava, and lets the first sync happen. */
export async function connectStrava(
  installation: Installed,
  browser: Browser,
  athlete: number,
): Promise<void> {
  const away = await browser.get('/connect/strava')
  const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const code = installation.sandbox.strava.authorize(athlete)
  await browser.get(
    `/connect/strava/callback?${new URLSearchParams({ state, code, scope: 'read,activity:read_all' })}`,
  )
  await installation.settled()
}

/** Signs in with a watch whose history comes in by itself. */
export async function connectGarmin(installation: Installed, browser: Browser): Promise<void> {
  installation.sandbox.garmin.users.add(withWatch(simulatedRunner(new Date()), WATCH))
  const away = await browser.get('/connect/garmin')
  const back = await installation.sandbox.garmin.agree(WATCH, away.headers.get('Location') ?? '')
  await browser.get(back.slice(BASE.length))
  await installation.sandbox.garmin.notices.settled()
  await installation.settled()
}

/** Adds a mailbox and presses the button in the mail that arrives there. */
export async function confirmMailbox(installation: Installed, browser: Browser): Promise<void> {
  const { mails } = installation.sandbox.resend
  await browser.post('/me/contacts', { channel: 'email', address: MAILBOX })
  await until(() => mails.some(({ text }) => text?.includes('/verify/')), 'the mail to confirm an address')
  const link = mails.at(-1)?.text?.match(/http:\S+\/verify\/\S+/)?.[0] ?? ''
  await browser.post(new URL(link).pathname, {})
  await installation.settled()
}

const LONGEST_MS = 30_000
const LOOK_AGAIN_MS = 5

export async function until(isThere: () => boolean, what: string): Promise<void> {
  const last = performance.now() + LONGEST_MS
  while (!isThere()) {
    if (performance.now() > last) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
  }
}

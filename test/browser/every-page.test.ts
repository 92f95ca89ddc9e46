import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Local, startLocal } from '../../src/cli/local.ts'
import { GROUND } from '../../src/pages/layout/style.ts'
import { chromiumPath, launch, noonZone, picture } from './browser.ts'
import { LOOKS, PHONE } from './looks.ts'
import { nudgedRunner } from './nudged-runner.ts'
import { enlarge, sticksOut, tooSmall, violations } from './soundness.ts'

const path = chromiumPath()

const OPEN = [
  '/',
  '/privacy',
  '/sign-in',
  '/sign-in/nothing',
  '/verify/nothing',
  '/unsubscribe/nothing',
  '/act/nothing',
  '/nudge/nothing',
  '/operator',
  '/nowhere',
  '/connect/strava/callback',
  '/api/docs',
]
const OWN = [
  '/me',
  '/connect/garmin',
  '/me/massage',
  '/me/settings',
  '/me/settings?preview=careful',
  '/me/tokens',
  '/me/webhooks',
  '/me/delete',
  '/me/disconnect?connection=strava:90000001',
]
/** Behind the operator's door. */
const OPERATORS = ['/operator', '/operator/setup']
/** What is shown once, after the form that makes it. */
const ONCE = '/me/calendar'

describe.skipIf(path === null)('every page', () => {
  let browser: Browser
  let local: Local
  let context: BrowserContext
  let page: Page
  let own = OWN
  let open = OPEN
  let submit: Awaited<ReturnType<typeof nudgedRunner>>['submit']
  beforeAll(async () => {
    browser = await launch()
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0, timeZone: noonZone() })
    context = await browser.newContext()
  })
  afterAll(async () => {
    await browser.close()
    await local.close()
  })

  it('is opened by a runner with a nudge', async () => {
    const runner = await nudgedRunner(local, context)
    page = runner.page
    submit = runner.submit
    const hook = {
      url: 'https://hooks.example/legwork',
      types: 'nudge.sent',
      preset: 'standard',
      agreed: 'yes',
    }
    const made = await runner.submit('/me/webhooks', hook)
    await runner.submit('/me/contacts', { channel: 'sms', address: '+1 505 555 0123', agreed: 'yes' })
    await page.goto(`${local.url}/me/settings?preview=careful`)
    const would = await page.locator('a[href^="/me/would-have"]').first().getAttribute('href')
    own = [...OWN, runner.nudge, made.headers().location ?? '/me/webhooks', would ?? '/me/would-have']
    await submit('/operator/sign-in', { token: 'local-operator-token', to: '/operator' })
    // what the links of a mail open
    const links = local.sandbox.resend.mails.flatMap(({ text, html }) => [
      ...(text?.match(/http\S+\/(act|unsubscribe)\/\S+/g) ?? []),
      ...(html?.match(/http[^"]+\/nudge\/[^"]+/g) ?? []),
    ])
    expect(links.some((each) => each.includes('/nudge/'))).toBe(true)
    open = [...OPEN, ...new Set(links.map((each) => each.replace(local.url, '')))]
    expect(open.length).toBeGreaterThan(OPEN.length + 2)
  })

  it.each(LOOKS)(
    'has nothing axe would object to, fits, and can be pressed: $name',
    async ({ name, ...look }) => {
      const [signedIn, stranger] = await Promise.all([
        browser.newContext({ ...look, storageState: await context.storageState() }),
        browser.newContext(look),
      ])
      const [inside, outside] = [await signedIn.newPage(), await stranger.newPage()]
      const wrong: string[] = []
      // shown once, so the browser has to be the first to see it
      const made = await signedIn.request.post(`${local.url}${ONCE}`, {
        headers: { Origin: local.url },
        maxRedirects: 0,
      })
      expect(made.headers().location).toBe(`${ONCE}#saved`)
      const views = [
        ...open.map((at) => ({ view: outside, at })),
        ...[ONCE, ...own, ...OPERATORS].map((at) => ({ view: inside, at })),
      ]
      for (const { view, at } of views) {
        await view.goto(`${local.url}${at}`)
        const shot = `${name.replaceAll(/\W+/g, '-')}${at
          .replace(/nudges\/.*/, 'nudge')
          .replaceAll(/[/?=]/g, '-')
          .slice(0, 60)}`
        await picture(view, shot)
        await view.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
        const all = [...(await violations(view)), ...(await sticksOut(view)), ...(await tooSmall(view))]
        await enlarge(view)
        await picture(view, `${shot}-200`)
        const large = (await sticksOut(view)).map((each) => `at 200 %: ${each}`)
        wrong.push(...[...all, ...large].map((each) => `${at} ${each}`))
      }
      expect(wrong).toEqual([])
      await Promise.all([signedIn.close(), stranger.close()])
    },
    400_000,
  )

  it('says what it is, and where one is', async () => {
    const said = z.object({
      titles: z.number(),
      about: z.string(),
      here: z.array(z.string()),
      colors: z.string(),
    })
    for (const at of own) {
      await page.goto(`${local.url}${at}`)
      const { titles, about, here, colors } = said.parse(
        await page.evaluate(`({
          titles: document.querySelectorAll('h1').length,
          about: document.querySelector('meta[name=description]').content,
          here: [...document.querySelectorAll('nav [aria-current]')].map((each) => each.textContent),
          colors: [...document.querySelectorAll('meta[name=theme-color]')].map(({ content }) => content).join(' '),
        })`),
      )
      expect([at, titles, about.length > 50 && about.length <= 160]).toEqual([at, 1, true])
      expect(colors).toBe(`${GROUND.light} ${GROUND.dark}`)
      expect([at, here]).toEqual([at, at.startsWith('/connect') ? [] : [placeOf(at)]])
    }
  })

  it('has a way back below every form', async () => {
    const stranger = await browser.newContext()
    const outside = await stranger.newPage()
    const views = [...open.map((at) => ({ view: outside, at })), ...own.map((at) => ({ view: page, at }))]
    const dead: string[] = []
    for (const { view, at } of views) {
      // the three places are where ways back lead to
      if (/^\/(me|me\/massage|me\/settings.*)?$/.test(at)) continue
      await view.goto(`${local.url}${at}`)
      const isDead = await view.evaluate(`(() => {
        const last = [...document.querySelectorAll('main form')].at(-1)
        const ways = [...document.querySelectorAll('main a[href^="/"]')]
        return last !== undefined && !ways.some((each) => last.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)
      })()`)
      if (isDead) dead.push(at)
    }
    expect(dead).toEqual([])
    await stranger.close()
  })

  it('lets the keyboard skip what stands above it', async () => {
    await page.goto(`${local.url}/me/settings`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true)
  })

  it('has an icon, a manifest and a word for robots, each where it says', async () => {
    await page.goto(local.url)
    const linked = z
      .array(z.string())
      .parse(
        await page.evaluate(
          `[...document.querySelectorAll('link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]')].map(({ href }) => href)`,
        ),
      )
    const manifest = manifestSchema.parse(await (await fetch(`${local.url}/manifest.webmanifest`)).json())
    const icons = manifest.icons.map(({ src }) => new URL(src, local.url).href)
    for (const each of [...linked, ...icons]) {
      const answer = await fetch(each)
      expect([each, answer.status, answer.headers.get('content-type')]).toEqual([
        each,
        200,
        expect.stringMatching(/^(image\/|application\/manifest\+json)/),
      ])
    }
    expect([manifest.theme_color, manifest.background_color]).toEqual([GROUND.light, GROUND.light])
    // a private page sends whoever is not signed in away by itself, and says nothing of it here
    const robots = await (await fetch(`${local.url}/robots.txt`)).text()
    expect(robots).toMatch(/^User-agent: \*$/m)
    expect(robots).not.toMatch(/^Disallow: \/(me)?$/m)
  })

  it('would not pass with anything wrong about it', async () => {
    await page.setViewportSize(PHONE)
    await page.goto(`${local.url}/me/massage`)
    const plant = (html: string) =>
      page.evaluate(`document.querySelector('main').innerHTML += ${JSON.stringify(html)}`)
    await plant('<img src="data:,">')
    expect(await violations(page)).toEqual([expect.stringContaining('image-alt')])
    expect([await sticksOut(page), await tooSmall(page)]).toEqual([[], []])
    await plant('<div class="card"><svg width="360" height="9"></svg><b class="tag" style="">fits</b></div>')
    await page.evaluate(
      'document.querySelector("main b.tag").style.cssText = "white-space: nowrap; max-width: none; margin-left: 9rem"',
    )
    await page.evaluate(
      'document.querySelector("main b.tag").textContent = "waiting for you to confirm: look in your mailbox"',
    )
    expect(await sticksOut(page)).toEqual([
      expect.stringContaining('the page, by'),
      expect.stringContaining('B.tag'),
    ])
    await plant('<input type="checkbox" aria-label="small" id="small">')
    await page.evaluate('document.getElementById("small").style.cssText = "width: 13px; height: 13px"')
    expect(await tooSmall(page)).toEqual([expect.stringContaining('13 x 13')])
  })
})

const placeOf = (at: string) =>
  at.startsWith('/me/massage')
    ? 'Massage'
    : at === '/me' || /^\/me\/(nudges|would-have)/.test(at)
      ? 'Training'
      : 'Settings'

const manifestSchema = z.object({
  theme_color: z.string(),
  background_color: z.string(),
  icons: z.array(z.object({ src: z.string() })).min(3),
})

/** How a source stands is said on every page of its runner and by the API, whatever is the matter with it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../src/sandbox/runner.ts'
import { BASE } from '../installation.ts'
import { aGarminUser, USER } from './garmin/garmin.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from './world.ts'

const PAGES = ['/me', '/me/massage', '/me/settings']

type Source = { standing: string; words: string | null; nextTryAt: string | null }

async function standingIn(world: World) {
  const [source] = (await world.json('/api/v1/sources')) as Source[]
  const pages = await Promise.all(PAGES.map(async (path) => (await world.visit(path)).text()))
  for (const page of pages) if (source?.words) expect(page).toContain(source.words)
  return { ...source, page: pages[0] ?? '' }
}

const fail = (
  world: World,
  answer: 'server-error' | 'forbidden-inactive' | 'unauthorized',
  on: 'list' | 'refresh',
) => world.strava.faults.push({ on, times: 1_000, answer })

/** Lets the access token run out, so that the next look asks for another. */
const tokenRunsOut = (world: World) => world.pass(7 * 60, { sweep: false })

describe('Strava', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
  })

  const logOne = () => world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })

  it('that was read says when, on each page and by the API', async () => {
    const { standing, words, page } = await standingIn(world)
    expect([standing, words]).toEqual(['read', null])
    expect(page).toMatch(/Read from Strava at \d\d:\d\d\./)
  })

  it('that does not answer says so, with the next try and how old the figures are', async () => {
    fail(world, 'server-error', 'list')
    await logOne()
    await world.work()
    const { standing, words, nextTryAt } = await standingIn(world)
    expect(standing).toBe('away')
    expect(words).toMatch(
      /^Strava does not answer\. Next try at .*; nothing is lost\. What you see was read at /,
    )
    expect(new Date(nextTryAt ?? 0).getTime()).toBeGreaterThan(world.now().getTime())
    world.strava.faults.length = 0
    await world.pass(30)
    expect((await standingIn(world)).standing).toBe('read')
  })

  it('that lets us ask no more says until when', async () => {
    world.strava.faults.push({ on: 'list', times: 1, answer: 'rate-limited' })
    await logOne()
    await world.work()
    const { standing, words } = await standingIn(world)
    expect(standing).toBe('limited')
    expect(words).toContain('limits how often')
  })

  it.each([
    ['whose secret here is wrong', 'unauthorized', 'refresh'],
    ['that has switched the application off', 'forbidden-inactive', 'list'],
  ] as const)(
    '%s is no source that does not answer, and the operator is told once',
    async (_, answer, on) => {
      await tokenRunsOut(world)
      fail(world, answer, on)
      await logOne()
      await world.pass(60)
      const { standing, words } = await standingIn(world)
      expect(standing).toBe('application-refused')
      expect(words).not.toContain('does not answer')
      const told = world.resend.mails.filter(({ subject }) => subject === 'Strava refuses your application')
      expect(told).toHaveLength(1)
      expect(told[0]?.text).toContain('STRAVA_CLIENT_SECRET')
      expect(await stored.connection()).toMatchObject({ state: 'active' })
      world.strava.faults.length = 0
      await world.pass(6 * 60)
      expect((await standingIn(world)).standing).toBe('read')
    },
  )

  it('that refuses the tokens once waits, and twice asks to connect again', async () => {
    fail(world, 'unauthorized', 'list')
    await logOne()
    await world.work()
    expect((await standingIn(world)).standing).toBe('refused')
    await world.pass(3 * 60)
    const { standing, page } = await standingIn(world)
    expect(standing).toBe('reconnect')
    expect(page).toContain('/connect/strava')
  })

  it('one activity of which could not be read says so', async () => {
    world.strava.faults.push({ on: 'list', times: 1, answer: 'odd-row' })
    await logOne()
    await world.work()
    expect((await standingIn(world)).words).toContain('1 activity could not be read')
  })
})

describe('a page that waits', () => {
  it('is told how far it is, and that it is there, by an address of its own', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect({ sync: false })
    const standing = async () => (await world.visit('/me/standing')).json()
    const page = await world.visit('/me')
    const html = await page.text()
    expect(html).toContain('Look again')
    expect(html).toContain('<p id="standing" class="small">Reading your last 17 weeks from Strava.</p>')
    expect(html).not.toContain('http-equiv="refresh"')
    expect(page.headers.get('Content-Security-Policy')).toContain(
      `connect-src ${BASE}/me/standing ${BASE}/robots.txt;`,
    )
    expect(await standing()).toMatchObject({
      isWaiting: true,
      words: 'Reading your last 17 weeks from Strava.',
    })
    await world.work()
    expect(await standing()).toMatchObject({ isWaiting: false, words: 'Your last 17 weeks are here.' })
    expect(await (await world.visit('/me')).text()).not.toContain('Look again')
  })

  it('hears what is in the way, and waits no longer', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.faults.push({ on: 'list', times: 1_000, answer: 'server-error' })
    await world.connect()
    expect(await (await world.visit('/me/standing')).json()).toMatchObject({
      isWaiting: false,
      words: expect.stringContaining('Strava does not answer'),
    })
  })

  it('says by the API when to come back, and what is the matter', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.faults.push({ on: 'list', times: 1_000, answer: 'server-error' })
    await world.connect()
    const answer = await world.visit('/api/v1/weeks')
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(10)
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('Strava does not answer') })
  })
})

describe('Garmin Connect', () => {
  it('shows no 0.0 km before the first run came, and the training after it', async () => {
    const world = await aWorld()
    aGarminUser(world)
    const back = new URL(await world.garmin.agree(USER, await world.setOut('garmin')))
    await world.visit(`${back.pathname}${back.search}`)
    const past = world.queues.messages.findIndex(({ body }) => JSON.stringify(body).includes('history'))
    world.queues.messages.splice(past, 1)
    await world.work()
    const before = await standingIn(world)
    expect(before.standing).toBe('arriving')
    expect(before.page).not.toContain('so far')
    expect(before.page).toContain('Look again')
    expect((await world.visit('/api/v1/weeks')).status).toBe(503)
    await world.garmin.users.log(USER, { distanceMeters: 8_000, seconds: 2_700 })
    await world.work()
    expect((await standingIn(world)).page).toContain('so far')
  })

  it('that sends nothing is silent, and no page waits for it any more', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER, ['ACTIVITY_EXPORT'])
    await world.pass(30)
    const { standing, page } = await standingIn(world)
    expect(standing).toBe('silent')
    expect(page).not.toContain('Look again')
    expect(page).not.toContain('so far')
  })

  it('whose secret here is wrong says so, and the operator is told', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER, ['ACTIVITY_EXPORT'])
    world.garmin.faults.push({ on: 'refresh', times: 1_000, answer: 'wrong-client' })
    await world.pass(25 * 60)
    await stored.run('UPDATE connection SET history_until = connected_at')
    await world.pass(60)
    const { standing, words } = await standingIn(world)
    expect(standing).toBe('application-refused')
    expect(words).toContain('They are told.')
    const told = world.resend.mails.filter(
      ({ subject }) => subject === 'Garmin Connect refuses your application',
    )
    expect(told[0]?.text).toContain('GARMIN_CLIENT_SECRET')
  })
})

describe('connecting with a wrong client secret', () => {
  it.each([
    ['strava', 'STRAVA_CLIENT_SECRET', 'Strava'],
    ['garmin', 'GARMIN_CLIENT_SECRET', 'Garmin Connect'],
  ])('at %s is told from no answer', async (source, setting, label) => {
    const world = await aWorld({ [setting]: 'not-the-one' })
    world.strava.addAthlete(simulatedRunner(world.now()))
    aGarminUser(world)
    const page = await (source === 'strava' ? world.connect() : world.connectGarmin(USER)).then((back) =>
      back.text(),
    )
    expect(page).toContain(`${label} does not let Legwork in`)
    expect(page).not.toContain('does not answer')
  })
})

describe('before the first read, times are told', () => {
  const from = async (zone: string | null) => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.zone = zone
    fail(world, 'server-error', 'list')
    await world.connect()
    await world.submit('/me/massage/snooze', { days: '1' })
    return world
  }
  /** Each time that a page tells, with the zone where it names one. */
  const timesOn = async (world: World) => {
    const pages = await Promise.all(PAGES.map(async (path) => (await world.visit(path)).text()))
    return pages.flatMap((page) => [...page.matchAll(/(?:at|until \w{3} \d+ \w{3}) (\d\d:\d\d(?: UTC)?)/g)])
  }

  it('by the clock of where the runner connects from', async () => {
    const world = await from('America/New_York')
    expect((await standingIn(world)).words).toMatch(/Next try at 14:\d\d;/)
    const times = await timesOn(world)
    expect(times.length).toBeGreaterThan(PAGES.length)
    for (const [, time] of times) expect(time).toMatch(/^14:\d\d$/)
  })

  it.each([null, '', 'Factory', 'UTC', 'Etc/GMT+5', 'Mars/Olympus'])(
    'with their zone where the network says %j, which is nowhere',
    async (zone) => {
      const times = await timesOn(await from(zone))
      expect(times.length).toBeGreaterThan(PAGES.length)
      for (const [, time] of times) expect(time).toMatch(/^18:\d\d UTC$/)
    },
  )

  it('until the source knows better', async () => {
    const world = await from('Asia/Tokyo')
    expect((await stored.runner()).timeZone).toBe('Asia/Tokyo')
    world.strava.faults.length = 0
    await world.pass(60)
    expect((await stored.runner()).timeZone).toBe('America/Denver')
  })

  it('and who comes back from elsewhere keeps the zone they have', async () => {
    const world = await from('Asia/Tokyo')
    world.strava.faults.length = 0
    await world.pass(60)
    await world.connect()
    expect((await stored.runner()).timeZone).toBe('America/Denver')
  })
})

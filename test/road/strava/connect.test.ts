import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

describe('connecting', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
  })

  it('sends the runner to Strava with a state of its own, and both scopes asked for', async () => {
    const first = new URL((await world.visit('/connect/strava')).headers.get('Location') ?? '')
    const second = new URL((await world.visit('/connect/strava')).headers.get('Location') ?? '')
    expect(first.searchParams.get('scope')).toBe('read,activity:read,activity:read_all')
    expect(first.searchParams.get('state')).not.toBe(second.searchParams.get('state'))
  })

  it('ends on the runner’s page, which shows progress until the first sync is done, then their weeks', async () => {
    const back = await world.connect({ sync: false })
    expect(back.headers.get('Location')).toBe('/me')
    const waiting = await (await world.visit('/me')).text()
    expect(waiting).toContain('Reading your last 17 weeks')
    const api = await world.visit('/api/v1/weeks')
    expect(api.status).toBe(503)
    expect(api.headers.get('Retry-After')).toBe('10')
    await world.work()
    expect(await (await world.visit('/me')).text()).toContain('Weekly distance')
    expect((await world.visit('/api/v1/weeks')).status).toBe(200)
  })

  it('takes the time zone of the newest run', async () => {
    await world.connect()
    expect((await stored.runner()).timeZone).toBe('America/Denver')
  })

  it('keeps tokens sealed: no column holds one', async () => {
    await world.connect()
    const rows = await stored.rows('connection')
    const tokens = await world.strava.grant(ATHLETE)
    expect(JSON.stringify(rows)).not.toContain(tokens.accessToken)
    expect(rows[0]?.tokens).toMatch(/^[\w-]{6}\.[\w-]{16}\.[\w-]+$/)
  })

  it('explains an unticked scope and asks again', async () => {
    const back = await world.connect({ scope: 'read' })
    expect(back.status).toBe(400)
    const page = await back.text()
    expect(page).toContain('One box was left unticked')
    expect(page).toContain('href="/connect/strava"')
    expect(await stored.count('runner')).toBe(0)
  })

  it('goes on with public activities only', async () => {
    expect((await world.connect({ scope: 'read,activity:read' })).status).toBe(302)
  })

  it('accepts a no', async () => {
    const away = await world.visit('/connect/strava')
    const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state')
    const back = await world.visit(`/connect/strava/callback?error=access_denied&state=${state}`)
    expect(await back.text()).toContain('You declined, and nothing was read')
  })

  it('takes no callback that did not set out from this browser', async () => {
    const code = world.strava.authorize(ATHLETE)
    const back = await world.visit(`/connect/strava/callback?state=guessed&code=${code}&scope=activity:read`)
    expect(back.status).toBe(400)
    expect(await stored.count('runner')).toBe(0)
  })

  it('takes a state once', async () => {
    const away = await world.visit('/connect/strava')
    const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state')
    await world.visit(`/connect/strava/callback?error=access_denied&state=${state}`)
    const code = world.strava.authorize(ATHLETE)
    const again = await world.visit(
      `/connect/strava/callback?state=${state}&code=${code}&scope=activity:read`,
    )
    expect(again.status).toBe(400)
  })

  it('tries a fresh code a second time, for Strava sometimes refuses it once', async () => {
    world.strava.faults.push({ on: 'token', times: 1, answer: 'bad-request' })
    expect((await world.connect()).status).toBe(302)
  })

  it('says so when Strava is down', async () => {
    world.strava.faults.push({ on: 'token', times: 2, answer: 'server-error' })
    const back = await world.connect()
    expect(back.status).toBe(503)
    expect(await back.text()).toContain('does not answer')
  })

  /** Each is told as what it is: why, who can do something, and since when it can be tried again. */
  it.each([
    ['server-error', /^Strava does not answer$/, /try again in a few minutes/],
    ['rate-limited', /^Strava asks us to wait$/, /limit is used up\. .* try again in \d+ minutes\./],
    ['too-many-athletes', /^No more runners for now$/, /Strava lets no more runners in/],
    ['forbidden-inactive', /^Strava does not let Legwork in$/, /only they can fix it\. They are told/],
  ] as const)('says so when the exchange is answered with %s', async (answer, title, says) => {
    world.strava.faults.push({ on: 'token', times: 2, answer })
    const back = await world.connect()
    const html = await back.text()
    expect(back.status).toBe(503)
    expect(/<h1>(.*?)<\/h1>/.exec(html)?.[1]).toMatch(title)
    expect(html).toMatch(says)
    expect(back.headers.get('Retry-After')).toEqual(
      answer === 'rate-limited' ? expect.stringMatching(/^\d+$/) : null,
    )
    await world.pass(60)
    const told = world.resend.mails.filter(({ subject }) => subject === 'Strava refuses your application')
    expect(told).toHaveLength(answer === 'forbidden-inactive' ? 1 : 0)
  })

  it('tells the operator once a day of an application that is refused, however many come', async () => {
    for (let times = 0; times < 3; times++) {
      world.strava.faults.push({ on: 'token', times: 1, answer: 'forbidden-inactive' })
      await world.connect()
      await world.pass(30)
    }
    expect(world.resend.mails.map(({ subject }) => subject)).toEqual(['Strava refuses your application'])
  })

  it('brings a known athlete back as their own runner', async () => {
    await world.connect()
    await world.submit('/me/sign-out', {})
    expect((await world.visit('/me')).headers.get('Location')).toBe('/sign-in')
    await world.connect()
    expect((await world.visit('/me')).status).toBe(200)
    expect(await stored.count('runner')).toBe(1)
  })
})

describe('sessions', () => {
  it('end everywhere at once', async () => {
    const world = await aRunnersWorld()
    const cookie = (await world.visit('/me')).status
    expect(cookie).toBe(200)
    await stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
    expect((await world.visit('/me')).headers.get('Location')).toBe('/sign-in')
  })

  it('are needed for the API', async () => {
    const world = await aWorld()
    for (const path of ['weeks', 'runs', 'nudges', 'headroom']) {
      const answer = await world.visit(`/api/v1/${path}`)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    }
  })

  it('are not ridden by another site’s form', async () => {
    const world = await aRunnersWorld()
    const answer = await world.visit('/me/sign-out', {
      method: 'POST',
      body: new URLSearchParams({ everywhere: 'yes' }),
      headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(403)
    expect((await world.visit('/me')).status).toBe(200)
  })
})

describe('an installation', () => {
  it('that is not set up serves a page that names what is missing, and nothing else', async () => {
    const world = await aWorld({ OPERATOR_ADDRESS: '', RESEND_API_KEY: '', BASE_URL: 'somewhere' })
    const page = await world.visit('/')
    expect(page.status).toBe(503)
    const text = await page.text()
    expect(text).toContain('OPERATOR_ADDRESS is missing')
    expect(text).toContain('RESEND_API_KEY is missing')
    expect(text).toContain('BASE_URL should be')
    expect((await world.visit('/me')).status).toBe(503)
  })

  it.each([
    ['is the example’s', 'local-secret-for-development-only'],
    ['is short', 'x-brief-x'],
    ['has a short one beside it', 'a-good-master-secret-indeed,x-brief-x'],
  ])('refuses a master secret that %s', async (_, secret) => {
    const world = await aWorld({ LEGWORK_SECRET: secret })
    const text = await (await world.visit('/')).text()
    expect(text).toContain('LEGWORK_SECRET should be')
    expect(text).not.toContain(secret)
  })

  it('takes no notice of a comma that was left behind a master secret', async () => {
    const world = await aWorld({ LEGWORK_SECRET: 'a-good-master-secret-indeed,' })
    expect((await world.visit('/')).status).toBe(200)
  })

  it('goes on after its secret was rotated', async () => {
    await aRunnersWorld()
    const { secretsFrom } = await import('../../../src/secrets.ts')
    const sealed = (await stored.connection()).tokens ?? ''
    const rotated = secretsFrom(['a-new-master-secret-of-ours', 'a-master-secret-for-tests'])
    expect((await rotated.open('tokens', `strava:${ATHLETE}`, sealed)).ok).toBe(true)
    expect((await rotated.open('tokens', 'strava:1', sealed)).ok).toBe(false)
    const dropped = secretsFrom(['a-new-master-secret-of-ours'])
    expect((await dropped.open('tokens', `strava:${ATHLETE}`, sealed)).ok).toBe(false)
  })
})

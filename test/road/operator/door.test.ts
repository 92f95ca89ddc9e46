/** The operator's door, what is behind it before the settings are whole, and where the installation is. */
import { beforeEach, describe, expect, it } from 'vitest'
import { BASE, OPERATOR_TOKEN } from '../../installation.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, aWorld, type World } from '../world.ts'

const FROM = { 'CF-Connecting-IP': '192.0.2.7' }
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const NOWHERE = { BASE_URL: '' }

describe('the operator’s pages', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
  })

  const signIn = (token: string, to = '/operator/setup') => world.submit('/operator/sign-in', { token, to })

  it('show a door to whoever brings no token, and nothing else', async () => {
    for (const path of ['/operator/setup', '/operator/anything', '/operator']) {
      const page = await world.visit(path)
      expect(page.status).toBe(401)
      const text = await page.text()
      expect(text).toContain('name="token"')
      expect(text).not.toContain('STRAVA_CLIENT_ID')
    }
  })

  it('open with the token, for twelve hours and this browser', async () => {
    const answer = await signIn(OPERATOR_TOKEN)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/operator/setup')
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    for (const part of ['__Host-', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part)
    expect(cookie).not.toContain(OPERATOR_TOKEN)
    expect((await world.visit('/operator/setup')).status).toBe(200)
    expect((await world.visit('/operator/setup', { headers: { Cookie: '' } })).status).toBe(401)
    await world.pass(13 * 60)
    expect((await world.visit('/operator/setup')).status).toBe(401)
  })

  it('close when they are left, and when the token is another', async () => {
    const cookie = ((await signIn(OPERATOR_TOKEN)).headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
    await world.submit('/operator/sign-out', {})
    expect((await world.visit('/operator/setup')).status).toBe(401)
    const changed = await aWorld({ OPERATOR_TOKEN: 'another-token-of-the-operator' })
    expect((await changed.visit('/operator/setup', { headers: { Cookie: cookie } })).status).toBe(401)
  })

  it('lead nowhere else after the door', async () => {
    for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/operator//x', '/me', '']) {
      expect((await signIn(OPERATOR_TOKEN, to)).headers.get('Location')).toBe('/operator')
    }
  })

  it('open to a program by the same token, and tell it in JSON when it is wrong', async () => {
    expect((await world.visit('/operator/setup', { headers: bearer(OPERATOR_TOKEN) })).status).toBe(200)
    for (const token of ['', 'x', `${OPERATOR_TOKEN}x`, OPERATOR_TOKEN.slice(1)]) {
      const answer = await world.visit('/operator/setup', { headers: bearer(token) })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    }
    // a header that was sent is what counts, whatever cookie comes along
    await signIn(OPERATOR_TOKEN)
    expect((await world.visit('/operator/setup', { headers: { Authorization: 'Basic x' } })).status).toBe(401)
  })

  it('take ten wrong tokens an hour from a network, and then none for an hour', async () => {
    const guess = (headers: Record<string, string>) => world.visit('/operator/setup', { headers })
    for (let turn = 0; turn < 10; turn++) {
      expect((await guess({ ...FROM, ...bearer(`guess-${turn}`) })).status).toBe(401)
    }
    expect((await guess({ ...FROM, ...bearer('one-more-guess') })).status).toBe(429)
    expect((await guess({ ...FROM, ...bearer(OPERATOR_TOKEN) })).status).toBe(429)
    const elsewhere = { 'CF-Connecting-IP': '198.51.100.7' }
    expect((await guess({ ...elsewhere, ...bearer(OPERATOR_TOKEN) })).status).toBe(200)
    await world.pass(61, { sweep: false })
    expect((await guess({ ...FROM, ...bearer(OPERATOR_TOKEN) })).status).toBe(200)
  })

  it('never count a token that is right', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const answer = await world.visit('/operator/setup', { headers: { ...FROM, ...bearer(OPERATOR_TOKEN) } })
      expect(answer.status).toBe(200)
    }
    expect(await stored.count('rate_limit')).toBe(0)
  })

  it('open while the database cannot count, for that is what the operator comes to see', async () => {
    await stored.breakTable('rate_limit')
    const right = await world.visit('/operator/setup', { headers: { ...FROM, ...bearer(OPERATOR_TOKEN) } })
    const wrong = await world.visit('/operator/setup', { headers: { ...FROM, ...bearer('a-guess') } })
    await stored.mendTable('rate_limit')
    expect(right.status).toBe(200)
    expect(wrong.status).toBe(429)
  })

  it.each([
    ['none', ''],
    ['a short one', 'short'],
    ['the one of the examples', 'local-operator-token'],
  ])('have no door where the token is %s', async (_, token) => {
    const open = await aWorld({ OPERATOR_TOKEN: token })
    for (const headers of [{}, bearer(token)]) {
      expect((await open.visit('/operator/setup', { headers })).status).toBe(404)
    }
    expect((await open.submit('/operator/sign-in', { token, to: '' })).status).toBe(404)
  })
})

describe('the first-run page', () => {
  it('says of each setting what is wrong with it, and never a value', async () => {
    const world = await aWorld({
      OPERATOR_NAME: '',
      EMAIL_FROM: 'pasted-something-else',
      STRAVA_CLIENT_SECERT: 'a-secret-with-a-typo',
      LEGWORK_SECRET: '',
    })
    expect((await world.visit('/')).status).toBe(503)
    const page = await world.visit('/operator/setup', { headers: bearer(OPERATOR_TOKEN) })
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('OPERATOR_NAME is missing')
    expect(text).toContain('LEGWORK_SECRET is missing')
    expect(text).toContain('EMAIL_FROM should be a mailbox')
    expect(text).toContain('STRAVA_CLIENT_SECERT')
    for (const value of ['pasted-something-else', 'a-secret-with-a-typo', OPERATOR_TOKEN, 're_key']) {
      expect(text).not.toContain(value)
    }
  })

  it('says that all is well when it is', async () => {
    const world = await aWorld()
    const text = await (await world.visit('/operator/setup', { headers: bearer(OPERATOR_TOKEN) })).text()
    expect(text).toContain('All settings are in place')
    expect(text).toContain(BASE)
    expect(text).not.toContain('class="wrong"')
  })
})

describe('where a setting comes from', () => {
  it('leads to an address, and what to do there stands beside it', async () => {
    const world = await aWorld()
    const text = await (await world.visit('/operator/setup', { headers: bearer(OPERATOR_TOKEN) })).text()
    const links = [...text.matchAll(/<a href="(https:[^"]*)"/g)].map(([, href = '']) => href)
    expect(links.length).toBeGreaterThan(6)
    expect(links.filter((href) => /[\s,]|%20/.test(href))).toEqual([])
    expect(text).toContain('>resend.com/webhooks</a>, or npm run setup makes the webhook.')
  })
})

describe('trying the settings out', () => {
  const tried = async (world: World) =>
    (await world.visit('/operator/setup?try=yes', { headers: bearer(OPERATOR_TOKEN) })).text()

  it('asks each provider, and says what works there and what does not', async () => {
    const world = await aWorld({ TWILIO_AUTH_TOKEN: 'another-token' })
    world.resend.account.domains.push({ name: 'legwork.example', status: 'pending' })
    const text = await tried(world)
    expect(text).toContain('Twilio does not know this account with this token')
    expect(text).toContain('Resend has not verified legwork.example yet (pending)')
    expect(text).toContain('<code>STRAVA_CLIENT_SECRET</code><span class="tag">works</span>')
  })

  it('works before the settings are whole, with those that are there', async () => {
    const world = await aWorld({ LEGWORK_SECRET: '', RESEND_API_KEY: '', STRAVA_CLIENT_SECRET: 'mistyped' })
    const text = await tried(world)
    expect(text).toContain('Strava does not know this Client ID with this Client Secret')
    expect(text).toContain('RESEND_API_KEY is missing')
    expect(text).not.toContain('mistyped')
  })

  it('is done by a press alone', async () => {
    const world = await aWorld()
    world.beforeCall = () => {
      throw new Error('nobody is to be asked')
    }
    const page = await world.visit('/operator/setup', { headers: bearer(OPERATOR_TOKEN) })
    expect(await page.text()).toContain('href="/operator/setup?try=yes"')
  })
})

describe('an installation that was not told where it is', () => {
  it('waits for the operator’s token, and is from then on where that came in', async () => {
    const world = await aWorld(NOWHERE)
    expect(await (await world.visit('/')).text()).toContain('BASE_URL is missing')
    await world.visit('/operator/setup', { headers: bearer('a-token-somebody-guessed') })
    expect((await world.visit('/')).status).toBe(503)
    await world.submit('/operator/sign-in', { token: OPERATOR_TOKEN, to: '/operator/setup' })
    expect(await stored.rows('installation')).toEqual([{ key: 'base-url', value: JSON.stringify(BASE) }])
    expect((await world.visit('/')).status).toBe(200)
    // and nobody, the operator included, moves it by coming another way
    const elsewhere = 'https://preview.legwork.example/operator/setup'
    const page = await world.visit(elsewhere, { headers: bearer(OPERATOR_TOKEN) })
    expect(await page.text()).toContain(BASE)
    expect(await stored.rows('installation')).toEqual([{ key: 'base-url', value: JSON.stringify(BASE) }])
  })

  it('keeps what is on its queues until it knows', async () => {
    const world = await aWorld(NOWHERE)
    world.queues.messages.push({
      id: 'held',
      queue: 'legwork-events',
      body: { kind: 'changed' },
      attempts: 0,
      due: world.now().getTime(),
    })
    await world.work()
    expect(world.queues.messages).toHaveLength(1)
  })

  it('notes https where somebody came without', async () => {
    const world = await aWorld(NOWHERE)
    await world.visit('http://legwork.example/operator/setup', { headers: bearer(OPERATOR_TOKEN) })
    expect(await stored.rows('installation')).toEqual([{ key: 'base-url', value: JSON.stringify(BASE) }])
  })

  it('is where BASE_URL says, once that is set', async () => {
    const world = await aWorld()
    await stored.run("INSERT INTO installation VALUES ('base-url', ?)", '"https://old.example"')
    expect((await world.visit('/')).status).toBe(200)
    expect((await world.visit('https://old.example/')).status).toBe(421)
  })
})

describe('asked at a host that is not its own', () => {
  const ELSEWHERE = 'https://legwork.workers.example'

  it('says where it is, and links to the same page there', async () => {
    const world = await aRunnersWorld()
    const page = await world.visit(`${ELSEWHERE}/me/nudges/x?y=1`)
    expect(page.status).toBe(421)
    expect(await page.text()).toContain(`href="${BASE}/me/nudges/x?y=1"`)
    const api = await world.visit(`${ELSEWHERE}/api/v1/weeks`)
    expect(api.status).toBe(421)
    expect(await api.json()).toMatchObject({ status: 421, detail: expect.stringContaining(BASE) })
  })

  it('answers what was given that address long ago: webhooks, ways out, calendars, monitors, the operator', async () => {
    const world = await aRunnersWorld()
    const asked = async (path: string, headers = {}) =>
      (await world.visit(`${ELSEWHERE}${path}`, { headers })).status
    expect(await asked('/webhooks/strava/no-such')).toBe(404)
    expect(await asked('/unsubscribe/no-such')).toBe(400)
    expect(await asked('/calendar/no-such.ics')).toBe(404)
    expect(await asked('/healthz')).toBe(200)
    expect(await asked('/operator/setup', bearer(OPERATOR_TOKEN))).toBe(200)
    expect(await asked('/operators')).toBe(421)
  })
})

/** What each view must and must not say to a runner as they are: well or not, quiet, booked, or not read just now. */
import { beforeEach, describe, expect, it } from 'vitest'
import { MEDICAL_CARE } from '../../../src/messages/massage/clinician.ts'
import { meRoutes } from '../../../src/routes/me/index.tsx'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

const BOOKING = 'https://massage.example/book'
let world: World

const put = async (path: string, body: unknown, method = 'PUT') => {
  const init = { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  expect((await world.visit(`/api/v1${path}`, init)).ok, path).toBe(true)
}
const today = () => world.now().toISOString().slice(0, 10)
const health = (state: string) => put('/health', { state, since: today() })
const flag = () =>
  put('/soreness', { date: today(), area: 'calves', strength: 'mild', flag: 'at-rest' }, 'POST')

/** How somebody may be, and how they come to be so. */
const STATES = {
  well: async () => {},
  ill: () => health('ill'),
  injured: () => health('injured'),
  'red flag': () => health('red-flag'),
  'soreness flag': flag,
  snoozed: () => put('/snooze', { until: new Date(world.now().getTime() + 3_600_000).toISOString() }),
  booked: () => put('/treatments', { date: '2026-03-20', state: 'booked' }, 'POST'),
  stale: async () => {
    await stored.run('UPDATE connection SET synced_at = NULL')
    await stored.run('DELETE FROM run')
  },
} as const
type StateName = keyof typeof STATES

/** The first words of whoever is not well, in full and in a text. */
const FIRST: Partial<Record<StateName, readonly [inFull: RegExp, short: string]>> = {
  ill: [/Getting well comes before training/, 'Getting well comes first'],
  injured: [
    /Have a physio or doctor look at it before you run/,
    'Have a physio or doctor look at your injury',
  ],
  'red flag': [/see a doctor today/, MEDICAL_CARE],
  'soreness flag': [
    /looked at by a physio or doctor before your next run/,
    'Have the pain you reported looked at',
  ],
}

const ACT_ON =
  /would be a step beyond|easy or rest|easy days|would fit|massage\.example|For your therapist|clear change/i

const longRun = () =>
  world.strava.log(ATHLETE, {
    distanceMeters: 36_000,
    movingSeconds: 12_600,
    startDate: new Date(world.now().getTime() - 3 * 3_600_000),
  })
/** The same message, opened as one of the time before the first nudge. */
const wouldHave = async () => {
  const [nudge] = (await world.json('/api/v1/nudges')) as { rule: string }[]
  return `/me/would-have?date=2026-03-15&rule=${nudge?.rule}`
}
const page = async (path: string) => (await world.visit(path)).text()
const texted = async (words: string) => {
  const out = () => world.twilio.texts.filter(({ way }) => way === 'out')
  const before = out().length
  await world.twilio.reply(NUMBER, words)
  await world.work()
  return out()
    .slice(before)
    .map(({ body }) => body)
    .join()
}

beforeEach(async () => {
  // Sunday noon in Denver
  world = await aRunnersWorld(
    { BOOKING_URL: BOOKING },
    { confirmed: ['email', 'sms'], start: '2026-03-15T18:00:00Z' },
  )
  await stored.connectedEarlier(30)
  await stored.run('UPDATE contact SET massage = 1')
  await world.pass(4 * 60, { sweep: false })
})

/** All views of a long run, once its nudge is said or held. */
async function viewsOf(state: StateName) {
  await STATES[state]()
  const headroom = await world.visit('/api/v1/headroom')
  const api = { status: headroom.status, body: await headroom.text() }
  const road = await page('/api/v1/road')
  const training = await page('/me')
  const massage = await page('/me/massage')
  const [long, why] = [await texted('LONG'), await texted('WHY')]
  if (state !== 'stale') await longRun()
  await world.pass(80, { sweep: false })
  const [nudge] = (await world.json('/api/v1/nudges')) as { id: string }[]
  const mails = world.nudgeMails().map(({ subject, text, html }) => `${subject} ${text} ${html}`)
  const texts = world.twilio.texts.filter(({ way, body }) => way === 'out' && body.includes('/n/'))
  const nudgePage = nudge ? await page(`/me/nudges/${nudge.id}`) : ''
  await world.pass(20 * 60)
  const summary = world.nudgeMails().find(({ subject }) => subject.startsWith('Your week'))?.text ?? ''
  const link = await world.visit('/api/v1/calendar', { method: 'POST' })
  const { url } = (await link.json()) as { url: string }
  const calendar = await page(new URL(url).pathname)
  const [massageByApi, nudgesByApi, eventsByApi] = [
    await page('/api/v1/massage'),
    await page('/api/v1/nudges'),
    await page('/api/v1/events'),
  ]
  return {
    api,
    ...{ road, massageByApi, nudgesByApi, eventsByApi, calendar },
    training,
    massage,
    long,
    why,
    mail: mails[0] ?? '',
    sms: texts.at(-1)?.body ?? '',
    nudgePage,
    summary,
  }
}

describe('to a runner who is', () => {
  it.each(['ill', 'injured', 'red flag', 'soreness flag'] as const)(
    '%s: the medical or clinician line comes first, and nothing to act on stands anywhere',
    async (state) => {
      const { api, ...views } = await viewsOf(state)
      const [inFull = /^$/, short = ''] = FIRST[state] ?? []
      for (const view of ['training', 'massage', 'mail', 'nudgePage', 'summary'] as const)
        expect(views[view], view).toMatch(inFull)
      for (const view of ['long', 'sms'] as const) expect(views[view], view).toContain(`Legwork: ${short}`)
      for (const [view, said] of Object.entries({ ...views, headroom: api.body }))
        expect(said, view).not.toMatch(ACT_ON)
      expect(JSON.parse(views.road)).toEqual({ kind: 'none', why: 'not-well' })
      for (const view of ['massageByApi', 'eventsByApi'] as const) expect(views[view], view).toContain(short)
      expect(JSON.parse(api.body)).toMatchObject({
        run: { kind: 'none', why: 'not-well' },
        week: { leftMeters: null },
      })
      if (state !== 'red flag') return
      for (const view of ['training', 'massage', 'mail', 'nudgePage', 'summary', 'long', 'sms'] as const) {
        expect(views[view].replace(/\s+/g, ' '), view).toContain(MEDICAL_CARE)
        expect(views[view], view).not.toMatch(/see a doctor(?! today)/)
      }
    },
  )

  it.each(['well', 'booked'] as const)('%s: figures and steps stand in every view', async (state) => {
    const { api, training, long, mail, sms, nudgePage, massage, summary } = await viewsOf(state)
    expect(JSON.parse(api.body)).toMatchObject({ run: { kind: 'figure' } })
    for (const said of [training, long]) expect(said).toContain('would be a step beyond your last 30 days')
    for (const said of [mail, sms, nudgePage]) expect(said).toMatch(/easy/i)
    for (const said of [training, massage, mail, sms, summary])
      expect(said).not.toMatch(/physio|see a doctor/)
    // a massage is suggested only where none is booked
    for (const said of [mail, nudgePage]) expect(said.includes(BOOKING)).toBe(state === 'well')
    expect(massage.includes('A massage is booked for Friday')).toBe(state === 'booked')
  })

  it('snoozed: figures stand on the page and by text, it is said until when, and no message comes', async () => {
    const { training, long, mail, massage } = await viewsOf('snoozed')
    expect(training).toContain('would be a step beyond your last 30 days')
    expect(long).toContain('would be a step beyond your last 30 days')
    for (const said of [training, massage]) expect(said).toMatch(/Messages are paused until .*\./)
    expect(mail).toContain('36')
  })

  it('not read just now: no figure stands anywhere, and the API says to come back', async () => {
    const { api, training, long } = await viewsOf('stale')
    expect(api.status).toBe(503)
    for (const said of [training, long]) expect(said).not.toMatch(ACT_ON)
  })
})

describe('what is noted', () => {
  const STATE = /<aside class="states"/
  /** Those of the runner's pages that can be looked at; the rest are files, and the way out. */
  const PAGES = [...new Set(meRoutes.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    // nor those that lead on at once where there is nothing to show
    .filter((path) => !/export|delete|disconnect|calendar|standing/.test(path))
    .map((path) => `/me${path === '/' ? '' : path}`)

  it('stands on top of every page, with what follows and the way back', async () => {
    await longRun()
    await world.pass(80, { sweep: false })
    const [nudge] = (await world.json('/api/v1/nudges')) as { id: string }[]
    expect(PAGES.length).toBeGreaterThan(3)
    const would = await wouldHave()
    const paths = PAGES.map((path) =>
      path === '/me/would-have' ? would : path.replace(':id', nudge?.id ?? ''),
    )
    expect(paths).toContain(would)
    for (const path of paths) expect(await page(path), path).not.toMatch(STATE)
    await health('ill')
    for (const path of [...paths, '/me/nudges/nothing-like-it'])
      expect(await page(path), path).toMatch(
        /<main[^>]*><aside class="states".*You said you are ill.*I(&#39;|')m well again/s,
      )
  })

  it.each([
    ['ill', "I'm well again"],
    ['injured', "I'm well again"],
    ['soreness flag', "It's gone"],
    ['red flag', 'A doctor has cleared me'],
  ] as const)('%s is taken back with one press: %s', async (state, words) => {
    await STATES[state]()
    const before = (await page('/me')).replaceAll('&#39;', "'")
    expect(before).toContain(words)
    const [aside = '', action = ''] = /<aside.*?action="([^"]+)".*?<\/aside>/s.exec(before) ?? []
    const fields = aside.matchAll(/name="([^"]+)" value="([^"]+)"/g)
    await world.submit(action, Object.fromEntries([...fields].map(([, name, value]) => [name, value])))
    expect(await page('/me')).not.toMatch(STATE)
    expect(await world.json('/api/v1/headroom')).toMatchObject({ run: { kind: 'figure' } })
  })

  it('is taken back by the API and by text as well', async () => {
    for (const wellAgain of [() => health('well'), () => texted('WELL')]) {
      for (const state of ['ill', 'injured', 'soreness flag'] as const) {
        await STATES[state]()
        expect(await world.json('/api/v1/headroom')).toMatchObject({ run: { why: 'not-well' } })
        await wellAgain()
        expect(await world.json('/api/v1/headroom'), state).toMatchObject({ run: { kind: 'figure' } })
      }
    }
  })

  it('comes back when it is told of again the same day', async () => {
    await flag()
    await health('well')
    await flag()
    expect(await world.json('/api/v1/headroom')).toMatchObject({ run: { why: 'not-well' } })
  })

  it.each(['ill', 'injured', 'red flag', 'soreness flag'] as const)(
    '%s, told today, comes first in a message of the time before, which then gives no step and no reason',
    async (state) => {
      await longRun()
      await world.pass(80, { sweep: false })
      const would = await wouldHave()
      const before = await page(would)
      expect(before).toMatch(ACT_ON)
      expect(before).toContain('The rule:')
      await STATES[state]()
      const after = await page(would)
      expect(after).toMatch(FIRST[state]?.[0] ?? /^$/)
      expect(after).not.toMatch(ACT_ON)
      expect(after).not.toMatch(/The rule:|<svg|<h1>[^<]*\d km/)
    },
  )

  it('hides the figures of a message that was sent before', async () => {
    await longRun()
    await world.pass(80, { sweep: false })
    const [nudge] = (await world.json('/api/v1/nudges')) as { id: string }[]
    expect(await page(`/me/nudges/${nudge?.id}`)).toMatch(ACT_ON)
    await flag()
    const after = await page(`/me/nudges/${nudge?.id}`)
    expect(after).not.toMatch(ACT_ON)
    expect(after).not.toMatch(/The rule:|<h2 id="why">|<h1>[^<]*\d km/)
    const [listed = ''] = /<h2 id="nudges">.*?<\/section>/s.exec(await page('/me')) ?? []
    expect(listed).toContain(`/me/nudges/${nudge?.id}`)
    expect(listed).not.toMatch(/\d km/)
  })
})

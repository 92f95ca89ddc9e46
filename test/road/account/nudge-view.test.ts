/** The button of a nudge's mail and the link of its text, pressed in a browser that is signed in to nothing. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { allTables, BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, connectAs, type World } from '../world.ts'
import { answerTo, arrive } from './answered.ts'

let world: World
let path: string
let nudge: string
let run: number

const OTHER = 90_000_002

const CEILING = 'More than 36.0 km in one run would be a step beyond your last 30 days.'

const A_JUMP = {
  rule: 'weekly-jump',
  subject: 'week:2026-03-09',
  date: '2026-03-10',
  run: 'strava:1',
  facts: {
    weekStart: '2026-03-09',
    distanceMeters: 52_000,
    usualMeters: 40_000,
    previousWeekMeters: 40_000,
  },
}

const inMail = () => {
  const html = world.nudgeMails().at(-1)?.html ?? ''
  const [, found = ''] = new RegExp(`href="${BASE}(/nudge/[^"]+)"`).exec(html) ?? []
  return found
}
const inText = () => {
  const { body = '' } = world.twilio.texts.findLast(({ way }) => way === 'out') ?? {}

  const [, found = ''] = new RegExp(`${BASE}(/n/\\S+) STOP to end$`).exec(body) ?? []
  return found
}
/** The same door and the same words, whichever message it came by. */
const MESSAGES = [
  { by: 'mail', channel: 'email', link: inMail },
  { by: 'text', channel: 'sms', link: inText },
] as const

describe.each(MESSAGES)('the link of a $by', ({ by, channel, link }) => {
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: [channel] })
    world.strava.addAthlete({ ...simulatedRunner(world.now()), id: OTHER })
    await world.pass(4 * 60)
    const logged = await world.strava.log(ATHLETE, {
      distanceMeters: 36_000,
      movingSeconds: 12_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })
    run = logged.id
    await world.pass(60)
    nudge = (await stored.nudge()).id
    path = link()
    await world.submit('/me/sign-out', {})
  })

  it('shows its one nudge without signing in: what it said, why, and what can be answered', async () => {
    const { status, html } = await arrive(world, path)
    expect(status).toBe(200)
    expect(html).toContain('36.0 km')
    expect(html).toContain('Why you got this')
    if (by === 'mail') expect(html).toMatch(/href="\/act\/[^"]+do=sore"/)
    else expect(html).toContain('reply to the text')
    expect(html).toContain(`href="/me/nudges/${nudge}"`)
  })

  it('shows nothing else of the runner', async () => {
    const { html } = await arrive(world, path)
    for (const other of ['runner@mail.example', 'r…@', 'Weekly distance', 'Recent runs', 'action="/me/'])
      expect(html, other).not.toContain(other)
  })

  it.runIf(by === 'text')('hands out nothing that changes anything', async () => {
    expect((await arrive(world, path)).html).not.toContain('/act/')
    await stored.run(`UPDATE delivery SET not_well = '{"reason":"ill","since":"2026-03-10"}'`)
    const { html } = await arrive(world, path)
    expect(html).toContain('Getting well comes before training')
    expect(html).not.toContain('/act/')
  })

  it.runIf(by === 'mail')('has answers that are noted, each after one more press', async () => {
    const { html } = await arrive(world, path)
    const ill = html.match(/href="(\/act\/[^"]+do=ill)"/)?.[1] ?? ''
    expect((await answerTo(world, ill, { do: 'ill' }, ill)).html).toContain('Thank you')
    expect((await stored.runner()).healthState).toBe('ill')
  })

  it('changes nothing, however often scanners look', async () => {
    const before = await everything()
    for (const method of ['GET', 'HEAD', 'GET']) await world.visit(path, { method, headers: { Cookie: '' } })
    await world.work()
    expect(await everything()).toEqual(before)
  })

  it('leads whoever is signed in to the nudge on their own page', async () => {
    await world.connect()
    expect((await world.visit(path)).headers.get('Location')).toBe(`/me/nudges/${nudge}`)
  })

  it('is the same for somebody who is signed in as another: it shows what the mail said', async () => {
    await connectAs(world, OTHER)
    expect((await arrive(world, path)).html).toContain('Why you got this')
  })

  it('asks to sign in after two weeks, and then leads on to the nudge', async () => {
    await world.pass(15 * 24 * 60, { sweep: false })
    const asked = await arrive(world, path)
    expect(asked.to).toBe('/sign-in')
    expect(asked.html).not.toContain('36.0 km')
    expect((await world.connect()).headers.get('Location')).toBe(`/me/nudges/${nudge}`)
  })

  it.each([
    ['signed out everywhere', () => stored.run('UPDATE runner SET session_epoch = session_epoch + 1')],
    ['took the address off', () => stored.run("UPDATE contact SET state = 'off'")],
  ])('asks to sign in once its runner %s', async (_, happens) => {
    await happens()
    expect((await arrive(world, path)).to).toBe('/sign-in')
  })

  it('shows nothing once it was erased with its runner, nor when it was changed', async () => {
    const changed = await arrive(
      world,
      path.replace(/.{12}$/, (signature) => signature.toLowerCase().replace(/^[a-z]|\d/, '7')),
    )
    expect([changed.status, changed.html.includes('36.0 km')]).toEqual([404, false])
    await world.connect()
    await world.submit('/me/delete', {})
    await world.work()
    const gone = await arrive(world, path)
    expect([gone.status, gone.html.includes('36.0 km')]).toEqual([404, false])
  })

  const runGoes = async () => {
    await world.strava.remove(run)
    await world.pass(60)
  }
  const sourceGoes = async () => {
    await world.connect()
    await world.submit('/me/disconnect', { connection: `strava:${ATHLETE}` })
    await world.submit('/me/sign-out', {})
  }

  it('says the same once its run has gone, its source has, or its runner is ill: not which', async () => {
    const shown = async () =>
      /<h1>.*<\/main>/s.exec((await arrive(world, path)).html)?.[0].replaceAll(/<[^>]+>/g, ' ')
    await newly('ill')
    const whenIll = await shown()
    expect(whenIll).toContain('This message no longer applies')
    await newly('well')
    await runGoes()
    expect(await shown()).toBe(whenIll)
    await sourceGoes()
    expect(await shown()).toBe(whenIll)
  })

  it('leads to the page that says that its run has gone', async () => {
    await runGoes()
    await world.connect()
    expect((await arrive(world, path)).html).toContain('The run it was about has been deleted')
  })

  const newly = (state: string) =>
    stored.run(`UPDATE runner SET health_state = '${state}', health_since = '2026-03-10'`)
  const hurting = (goneOn: string | null) =>
    stored.run(
      `INSERT INTO soreness SELECT id, '2026-03-10', 'lower-back', 'strong', 'at-rest', ${goneOn ? `'${goneOn}'` : 'NULL'}, 0 FROM runner`,
    )

  it.each([
    ['is ill', () => newly('ill')],
    ['is injured', () => newly('injured')],
    ['has a warning sign', () => newly('red-flag')],
    ['hurts', () => hurting(null)],
  ])(
    'tells nobody that its runner %s since: only that it no longer applies, and to sign in',
    async (_, told) => {
      await told()
      const { status, html } = await arrive(world, path)
      expect(status).toBe(200)
      expect(html).toMatch(/<h1>This message no longer applies<\/h1><p>Sign in to see why\.<\/p>/)
      expect(html).toContain(`href="/me/nudges/${nudge}"`)
      const [main = ''] = /<main.*?<\/main>/s.exec(html) ?? []
      expect(main).not.toContain('/act/')
      // an id may hold any figure
      const words = main.replaceAll(/<[^>]*>/g, ' ')
      expect(words).not.toMatch(/\bill\b|injur|doctor|physio|warning|back|sore|pain|March|10|36/i)
    },
  )

  it('is none of the other kind', async () => {
    const other = by === 'mail' ? path.replace('/nudge/', '/n/') : path.replace('/n/', '/nudge/')
    expect((await arrive(world, other)).status).toBe(404)
  })

  it('says to whoever has it what it said, whatever hurt meanwhile and is gone', async () => {
    const said = async () => /<article.*?<\/article>/s.exec((await arrive(world, path)).html)?.[0]
    const before = await said()
    expect(before).toContain('36 km')
    await hurting('2026-03-11')
    await world.pass(24 * 60, { sweep: false })
    expect(await said()).toBe(before)
  })

  it.each([
    ['sore', { date: '2026-03-10', area: 'calves', strength: 'strong', flag: '' }, '/me/massage/sore'],
    [
      'sore before',
      { date: '2026-03-09', area: 'glutes-and-hips', strength: 'mild', flag: '' },
      '/me/massage/sore',
    ],
    [
      'sore in the legs',
      { state: 'sore', area: 'calves', strength: 'mild', flag: '', sleep: 'badly' },
      '/me/legs',
    ],
  ])('shows nobody that its runner is %s, who says so later the same day', async (_, told, to) => {
    const said = async () => /<article.*?<\/article>/s.exec((await arrive(world, path)).html)?.[0]
    const before = await said()
    expect(before).toContain('massage')
    await world.pass(10, { sweep: false })
    await world.connect()
    expect((await answerTo(world, to, told)).saved).toMatch(/^Noted/)
    await world.submit('/me/sign-out', {})
    expect(await said()).toBe(before)
  })

  it('still plans around what was sore before it, when that is said once more after it', async () => {
    const sore = { date: '2026-03-10', area: 'calves', strength: 'mild', flag: '' }
    await world.connect()
    await answerTo(world, '/me/massage/sore', sore)
    // as if it had been said before the message left
    await stored.run('UPDATE soreness SET said_at = 1')
    const own = async () => /<article.*?<\/article>/s.exec((await arrive(world, path)).html)?.[0]
    const before = await own()
    expect(before).toContain('calves')
    await world.pass(10, { sweep: false })
    await answerTo(world, '/me/massage/sore', sore)
    expect(await own()).toBe(before)
    await answerTo(world, '/me/massage/sore', { ...sore, strength: 'moderate' })
    expect(await own()).not.toBe(before)
  })

  const appointed = () =>
    world.visit('/api/v1/treatments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: BASE },
      body: JSON.stringify({ date: '2026-03-13', state: 'booked', externalId: 'desk-7' }),
    })

  it.each([
    ['books a massage', () => answerTo(world, '/me/massage/booked', { date: '2026-03-13' })],
    ['has one booked at the desk', appointed],
    ['had one', () => answerTo(world, '/me/massage/done', { date: '2026-03-10' })],
  ])('says what it said, and so does its own page, when its runner %s after it', async (_, happens) => {
    const shown = async (at: string) => /<article.*?<\/article>/s.exec((await arrive(world, at)).html)?.[0]
    const before = await shown(path)
    expect(before).toContain('massage')
    await world.pass(10, { sweep: false })
    await world.connect()
    const own = await shown(`/me/nudges/${nudge}`)
    await happens()
    expect(await stored.rows('treatment')).toHaveLength(1)
    expect(await shown(`/me/nudges/${nudge}`)).toBe(own)
    await world.submit('/me/sign-out', {})
    expect(await shown(path)).toBe(before)
  })

  it('draws its week as it was when the message left, whatever is run after', async () => {
    const why = async () =>
      /<section aria-labelledby="why">.*?<\/section>/s.exec((await arrive(world, path)).html)?.[0]
    await stored.run(
      `UPDATE nudge SET findings = json_insert(findings, '$[#]', json('${JSON.stringify(A_JUMP)}'))`,
    )
    const before = await why()
    expect(before).toContain('That week, as it stood when this was sent')
    await world.pass(24 * 60)
    await world.strava.log(ATHLETE, {
      distanceMeters: 8000,
      movingSeconds: 2700,
      startDate: new Date(world.now().getTime() - 3_600_000),
    })
    await world.pass(60)
    expect(await why()).toBe(before)
  })

  it('knows its own run, though by its watch it ended after the message had left', async () => {
    await stored.run('UPDATE run SET started_at = started_at + 7200000 WHERE distance_meters = 36000')
    const { html } = await arrive(world, path)
    if (by === 'mail') expect(world.nudgeMails().at(-1)?.text?.replaceAll('\n', ' ')).toContain(CEILING)
    expect(html).toContain(CEILING)
  })

  it('sent to somebody ill says no more than that, when worse was told since', async () => {
    await stored.run(`UPDATE delivery SET not_well = '{"reason":"ill","since":"2026-03-10"}'`)
    await newly('red-flag')
    const { html } = await arrive(world, path)
    expect(html).toContain('Getting well comes before training')
    expect(html).not.toMatch(
      /see a doctor today|Why you got this|easy or rest|sports massage|beyond your last|do=booked/,
    )
    expect(html.includes('do=well')).toBe(by === 'mail')
  })
})

async function everything() {
  const tables = await allTables()
  return Promise.all(tables.map(async (table) => [table, await stored.rows(table)]))
}

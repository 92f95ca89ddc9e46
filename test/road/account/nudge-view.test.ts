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
    expect(html).toMatch(/href="\/act\/[^"]+do=sore"/)
    expect(html).toContain(`href="/me/nudges/${nudge}"`)
  })

  it('shows nothing else of the runner', async () => {
    const { html } = await arrive(world, path)
    for (const other of ['runner@mail.example', 'r…@', 'Weekly distance', 'Recent runs', 'action="/me/'])
      expect(html, other).not.toContain(other)
  })

  it('has answers that are noted, each after one more press', async () => {
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

  it('says that its run has gone in the words of its own page', async () => {
    await world.strava.remove(run)
    await world.pass(60)
    const words = /The run it was about has been deleted[^<]*/
    const [shown = ''] = words.exec((await arrive(world, path)).html) ?? []
    await world.connect()
    const [said] = words.exec((await arrive(world, `/me/nudges/${nudge}`)).html) ?? []
    expect(said && shown.startsWith(said)).toBe(true)
    expect(shown).not.toContain('36.0')
  })

  it('shows none of its figures once its source was disconnected', async () => {
    await world.connect()
    await world.submit('/me/disconnect', { connection: `strava:${ATHLETE}` })
    await world.submit('/me/sign-out', {})
    expect((await arrive(world, path)).html).not.toContain('36.0 km')
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
    ['sore in the legs', { state: 'sore', area: 'calves', flag: '', sleep: 'badly' }, '/me/legs'],
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

  it('sent to somebody ill says no more than that, when worse was told since', async () => {
    await stored.run(`UPDATE delivery SET not_well = '{"reason":"ill","since":"2026-03-10"}'`)
    await newly('red-flag')
    const { html } = await arrive(world, path)
    expect(html).toContain('Getting well comes before training')
    expect(html).not.toMatch(
      /see a doctor today|Why you got this|easy or rest|sports massage|beyond your last|do=booked/,
    )
    expect(html).toMatch(/do=well/)
  })
})

async function everything() {
  const tables = await allTables()
  return Promise.all(tables.map(async (table) => [table, await stored.rows(table)]))
}

/** The daily look: what heals is healed, and a mail comes only when a person is needed, once a day, and never in vain. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE, OUTSIDE, openTestStore, settings, WEBHOOK } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'
import { checked, press } from './operator.ts'

const DAY_MINUTES = 24 * 60
const MINUTE_MS = 60_000

const told = (world: World) =>
  world.resend.mails.filter(({ to }) => to.includes(settings.OPERATOR_EMAIL)).map(({ subject }) => subject)

const subscriptionsAt = `${OUTSIDE}/strava/api/v3/push_subscriptions`
const keys = new URLSearchParams({
  client_id: settings.STRAVA_CLIENT_ID,
  client_secret: settings.STRAVA_CLIENT_SECRET,
})

const listed = async (world: World): Promise<{ id: number; callback_url: string }[]> =>
  (await world.fetch(new Request(`${subscriptionsAt}?${keys}`))).json()

const endAll = async (world: World) => {
  for (const { id } of await listed(world))
    await world.fetch(new Request(`${subscriptionsAt}/${id}?${keys}`, { method: 'DELETE' }))
}

const OURS = `${BASE}/webhooks/strava/${WEBHOOK}`

describe('a day after the first sweep, and every day', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(60)
  })

  it('a subscription that had gone is made again, events come as before, and nobody is written to', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    await endAll(world)
    await world.pass(DAY_MINUTES + 120)
    expect((await listed(world)).map(({ callback_url }) => callback_url)).toEqual([OURS])
    expect(await checked(world, 'subscription')).toMatchObject({
      verdict: 'ok',
      says: expect.stringContaining('was renewed at'),
    })
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    expect(world.strava.events.at(-1)?.delivered).toBe(true)
    expect(told(world)).toEqual([])
  })

  it('its events are taken though the settings name the one before, and those of any other are not', async () => {
    world.change({ STRAVA_SUBSCRIPTION_ID: String((await listed(world))[0]?.id) })
    await endAll(world)
    await world.pass(DAY_MINUTES + 120)
    const { runs } = await stored.running()
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    expect(world.strava.events.at(-1)?.delivered).toBe(true)
    await world.work()
    expect((await stored.running()).runs).toBe(runs + 1)
    const [sent] = world.strava.events.slice(-1)
    if (!sent) throw new Error('nothing was sent')
    const strange = await world.strava.send({ ...sent.event, subscription_id: 17 })
    expect(strange.answers).toEqual([403, 403, 403])
    expect(told(world)).toEqual([])
  })

  it('one to an older path of ours is replaced', async () => {
    world.strava.subscribe({ callbackUrl: `${BASE}/webhooks/strava/the-one-before`, verifyToken: WEBHOOK })
    await world.pass(DAY_MINUTES + 120)
    expect((await listed(world)).map(({ callback_url }) => callback_url)).toEqual([OURS])
    expect(told(world)).toEqual([])
  })

  it('somebody else’s is left to them until the operator says so; they are told once a day', async () => {
    const theirs = 'https://other.example/hook'
    world.strava.subscribe({ callbackUrl: theirs, verifyToken: 'theirs' })
    await world.pass(DAY_MINUTES + 180)
    expect((await listed(world)).map(({ callback_url }) => callback_url)).toEqual([theirs])
    expect(told(world)).toEqual(['One thing about Legwork needs you'])
    const mail = world.resend.mails.at(-1)?.text ?? ''
    expect(mail).toContain('to other.example, not to legwork.example')
    expect(mail).toContain(`${BASE}/operator`)
    expect(mail).not.toContain(WEBHOOK)
    await world.pass(DAY_MINUTES)
    expect(told(world)).toHaveLength(2)

    await press(world, 'subscribe', { source: 'strava' })
    await world.work()
    expect((await listed(world)).map(({ callback_url }) => callback_url)).toEqual([OURS])
    await world.pass(2 * DAY_MINUTES)
    expect(told(world)).toHaveLength(2)
  })

  it('what has healed within the hour is not written about', async () => {
    world.beforeCall = ({ url }) => {
      if (url.startsWith(BASE)) throw new TypeError('connection refused')
    }
    await world.pass(DAY_MINUTES)
    world.beforeCall = null
    await world.pass(DAY_MINUTES)
    expect(told(world)).toEqual([])
  })

  it('a source that answers nothing, and a limit that is used up, call nobody', async () => {
    world.beforeCall = ({ url }) => {
      if (url.startsWith(`${OUTSIDE}/strava/`)) throw new TypeError('connection reset')
    }
    await world.pass(3 * DAY_MINUTES)
    expect(told(world)).toEqual([])
  })

  it('a mail that was not needed any more is none that did not arrive', async () => {
    world.beforeCall = ({ url }) => {
      if (url.startsWith(BASE)) throw new TypeError('connection refused')
    }
    await world.pass(DAY_MINUTES)
    world.beforeCall = null
    await world.pass(4 * DAY_MINUTES)
    expect(await stored.delivery('operator')).toMatchObject({ state: 'cancelled', why: 'mended' })
    expect(await checked(world, 'operator-mail')).toMatchObject({ verdict: 'ok' })
    expect(told(world)).toEqual([])
  })

  it('a subscription that goes again and again is told of as often as it went, and no more once it stays', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    for (let day = 0; day < 4; day++) {
      await endAll(world)
      await world.pass(DAY_MINUTES)
    }
    await world.pass(10 * DAY_MINUTES)
    expect(told(world)).toHaveLength(2)
    expect(world.resend.mails.at(-1)?.text).toContain('disappeared four times in 30 days')
    expect(await checked(world, 'subscription')).toMatchObject({ verdict: 'warning' })
  })

  it('our own new paths take no subscription away', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    for (let time = 0; time < 3; time++) {
      world.change({ WEBHOOK_SECRET: `another-path-of-our-own-${time}` })
      await world.pass(DAY_MINUTES + 60)
    }
    expect(await checked(world, 'subscription')).toMatchObject({
      verdict: 'ok',
      says: 'Strava sends its events here.',
    })
    expect(told(world)).toEqual([])
  })

  it('a runner who was turned away is told of once', async () => {
    world = await aWorld()
    await world.pass(60)
    world.strava.faults.push({ on: 'token', times: 2, answer: 'too-many-athletes' })
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.pass(6 * DAY_MINUTES)
    expect(told(world)).toEqual(['One thing about Legwork needs you'])
  })

  it('many faults are one mail a day, in which each is said once', async () => {
    const days = 5
    world.change({ STRAVA_CLIENT_SECRET: 'not-the-right-one-any-more' })
    await stored.run(
      `INSERT INTO delivery (id, kind, about, state, created_at, due_at)
        VALUES ('an-alert', 'operator', 'many-sign-ins email 2026-03-10', 'scheduled', ?1, ?1)`,
      world.now().getTime(),
    )
    for (let day = 0; day < days; day++) {
      await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
      await world.pass(DAY_MINUTES)
    }
    const mails = world.resend.mails.filter(({ to }) => to.includes(settings.OPERATOR_EMAIL))
    expect(mails.length).toBeGreaterThanOrEqual(days - 1)
    expect(mails.length).toBeLessThanOrEqual(days)
    for (const { text } of mails) {
      expect(
        text?.match(/refuses the id and secret|refused the application/g)?.length ?? 0,
      ).toBeLessThanOrEqual(1)
    }
    expect(mails.filter(({ text }) => text?.includes('sign-in link'))).toHaveLength(1)
  })

  it('one that the check-up itself made anew is told of once, though its job comes later than its sweep', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    const day = async () => {
      for (let hour = 0; hour < 24; hour++) {
        world.jump(57 * MINUTE_MS)
        await world.work()
        await world.sweep()
        world.jump(3 * MINUTE_MS)
        await world.work()
      }
    }
    for (let days = 0; days < 3; days++) {
      await endAll(world)
      await day()
    }
    for (let days = 0; days < 3; days++) await day()
    expect(told(world)).toHaveLength(1)
  })

  const notice = (id: string, about: string, dueIn = 0) =>
    stored.run(
      "INSERT INTO delivery (id, kind, about, state, created_at, due_at) VALUES (?, 'operator', ?, 'scheduled', ?, ?)",
      id,
      `${about} email 2026-03-10`,
      world.now().getTime(),
      world.now().getTime() + dueIn,
    )

  it('one that comes while another is being sent is no second mail', async () => {
    await notice('b-notice', 'many-sign-ins')
    let once = true
    world.beforeCall = async ({ url }) => {
      if (!url.endsWith('/emails') || !once) return
      once = false
      await notice('a-notice', 'invitations-guessed')
      await world.sweep()
      await world.work()
    }
    await world.pass(30)
    expect(told(world)).toEqual(['Unusually many sign-in links were requested'])
    await world.pass(DAY_MINUTES + 60)
    expect(told(world)).toHaveLength(2)
  })

  it('of two that were composed at once, one is sent', async () => {
    await notice('a-notice', 'many-sign-ins')
    await notice('b-notice', 'invitations-guessed')
    await stored.run(
      "INSERT INTO delivery (id, kind, about, state, created_at, due_at) VALUES ('c', 'operator', 'test now', 'scheduled', 0, 0)",
    )
    const { deliveries } = openTestStore()
    const begun = async (id: string) => {
      const claimed = await deliveries.claim(id, world.now())
      if (!claimed || 'heldUntil' in claimed) throw new Error(`${id} was not claimed`)
      return deliveries.begin(claimed, null, world.now())
    }
    expect([await begun('a-notice'), await begun('b-notice'), await begun('c')]).toEqual([true, false, true])
  })

  it('what went along in a mail is not told again, wherever the Worker died', async () => {
    await notice('a-notice', 'many-sign-ins')
    await notice('b-notice', 'invitations-guessed')
    await stored.run(
      `CREATE TRIGGER crash BEFORE UPDATE ON delivery WHEN NEW.id = 'b-notice' AND NEW.state = 'sent'
        BEGIN SELECT RAISE(ABORT, 'away'); END`,
    )
    await world.pass(3)
    await stored.run('DROP TRIGGER crash')
    await world.pass(3 * DAY_MINUTES)
    expect(told(world)).toEqual(['Two things about Legwork need you'])
  })

  it('bounces are told of, though the mails had waited for their hour', async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    const [contact] = await stored.ask<{ id: string; runner_id: string }>('SELECT id, runner_id FROM contact')
    await world.pass(DAY_MINUTES - 30)
    const made = world.now().getTime()
    for (let number = 0; number < 8; number++) {
      await stored.run(
        `INSERT INTO delivery (id, runner_id, contact_id, kind, about, state, why, attempts, first_tried_at, created_at, due_at)
          VALUES (?1, ?2, ?3, 'summary', ?1, 'bounced', 'no mx', 1, ?5, ?4, ?5)`,
        `summary-${number}`,
        contact?.runner_id ?? null,
        contact?.id ?? null,
        made,
        made + 3 * 60 * MINUTE_MS,
      )
    }
    await world.pass(3 * DAY_MINUTES)
    expect(told(world)).toEqual(['One thing about Legwork needs you'])
  })

  it('a source that is not asked for events has none to be asked for', async () => {
    for (const source of ['garmin', 'constructor']) {
      const answer = await press(world, 'subscribe', { source })
      expect(answer.headers.get('Location')).toBe('/operator#problem')
    }
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ BOOKING_URL: 'https://massage.example/book' }, { confirmed: ['email'] })
  // long enough ago for one to be due
  await stored.connectedEarlier(30)
  await stored.run('UPDATE runner SET created_at = created_at - 30 * 86400000')
})
const page = async () => (await world.visit('/me/massage')).text()

describe('the massage page', () => {
  it('suggests what is due, and offers a booking only to those who agreed to such offers', async () => {
    expect(await page()).toContain('If you like')
    expect(await page()).not.toContain('massage.example')
    await stored.run('UPDATE contact SET massage = 1')
    expect(await page()).toContain('https://massage.example/book')
    expect(await page()).toContain('Not with fever')
  })

  it('sends somebody with a warning sign to a doctor, with nothing to book and nothing for a therapist', async () => {
    await stored.run('UPDATE contact SET massage = 1')
    await world.submit('/me/massage/health', { state: 'red-flag' })
    expect(await page()).toContain('see a doctor today')
    expect(await page()).not.toContain('massage.example')
    expect(await page()).not.toContain('For your therapist')
  })

  it('ends a warning sign with a doctor’s word, and not by saying that all is well', async () => {
    await world.submit('/me/massage/health', { state: 'red-flag' })
    expect((await answerTo(world, '/me/massage/health', { state: 'well' })).problems).toHaveLength(1)
    expect((await stored.runner()).healthState).toBe('red-flag')
    expect(await page()).toContain('A doctor has cleared me')
    await world.submit('/me/massage/health', { state: 'well', cleared: 'yes' })
    expect((await stored.runner()).healthState).toBe('well')
    expect(await page()).not.toContain('A doctor has cleared me')
  })

  it('takes where bone, joint or tendon hurts, under its own name', async () => {
    expect(await page()).toContain('Or hurting: bone, joint or tendon')
    await world.submit('/me/massage/sore', { date: '2026-03-10', area: 'shin', strength: 'mild' })
    expect((await stored.soreness()).area).toBe('shin')
    expect(await page()).toContain('please leave it out')
  })

  it('takes several places at once, names none before, and takes all of them back with one press', async () => {
    expect(await page()).not.toMatch(/name="area"[^>]*checked/)
    const areas = ['calves', 'lower-back']
    const said = { date: '2026-03-10', strength: 'strong' }
    const form = (to: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields)
      for (const area of areas) body.append('area', area)
      return world.visit(`/me/massage/${to}`, { method: 'POST', headers: { Origin: BASE }, body })
    }
    expect((await form('sore', said)).status).toBe(303)
    expect((await form('sore', { ...said, area: 'calves' })).status).toBe(303)
    expect(await stored.count('soreness')).toBe(2)
    await world.submit('/me/massage/sore', { ...said, area: 'shin', strength: 'mild' })
    expect(await stored.count('soreness')).toBe(3)
    expect(await page()).toContain('calves and lower back')
    expect((await form('not-sore', { date: said.date })).status).toBe(303)
    expect((await stored.soreness()).area).toBe('shin')
    await form('not-sore', { date: said.date })
    expect(await page()).toContain('That was taken back before.')
    expect(await stored.count('soreness')).toBe(1)
  })

  it('refuses days and places that make no sense, and notes nothing', async () => {
    for (const [path, form] of [
      ['done', { date: '2027-01-01' }],
      ['booked', { date: '2026-01-01' }],
      ['booked', { date: 'soon' }],
      ['sore', { date: '2026-03-10', area: 'elbow', strength: 'mild' }],
      ['snooze', { days: '400' }],
    ] as const) {
      expect((await answerTo(world, `/me/massage/${path}`, form)).problems, path).toHaveLength(1)
    }
    for (const table of ['treatment', 'soreness']) {
      expect(await stored.count(table)).toBe(0)
    }
  })
})

describe('a massage that a message suggested', () => {
  const shown = async () =>
    (await page()).match(/id="next">[\s\S]*?<\/section>/)?.[0].replace(/<[^>]+>/g, ' ') ?? ''
  const days = (text: string) => /(\d+ minutes of [^,]+, [^.]*)\./.exec(text)?.[1]

  it('stands on the page with the days of the message, a moment later and until it is booked', async () => {
    await stored.run('UPDATE contact SET massage = 1')
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
    await world.pass(60)
    const told = days(world.nudgeMails().at(-1)?.text?.replace(/\s+/g, ' ') ?? '')
    expect(told).toMatch(/minutes of .* on /)
    expect(await shown()).toContain('Suggested today:')
    expect(days(await shown())).toBe(told)
    expect(await shown()).toContain('Find a time')
    expect(await shown()).not.toContain('Nothing is due')
    expect(await (await world.visit('/api/v1/massage')).json()).toMatchObject({
      kind: 'suggest',
      plan: { days: expect.arrayContaining([expect.any(String)]) },
    })
    await world.submit('/me/massage/booked', { date: '2026-03-13' })
    expect(await shown()).not.toContain('Suggested')
    await world.submit('/me/massage/remove', { date: '2026-03-13' })
    await world.pass(8 * 24 * 60)
    expect(await shown()).toContain('Nothing is due')
  })
})

describe('a massage whose booked day has gone by', () => {
  const had = async () => (await page()).match(/id="had">[\s\S]*?<\/section>/)?.[0] ?? ''
  const appointment = { date: '2026-03-12', state: 'booked', externalId: 'visit-7' }

  it.each(['by its runner', 'by a booking system'])(
    'booked %s, is asked about, and only then',
    async (by) => {
      if (by === 'by its runner') await world.submit('/me/massage/booked', { date: appointment.date })
      else
        await world.visit('/api/v1/treatments', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(appointment),
        })
      expect(await had()).toMatch(/>\s*Cancel\s*</)
      expect(await had()).not.toContain('Did you have it?')
      await world.pass(4 * 24 * 60)
      expect(await had()).toContain('Did you have it?')
      expect(await had()).not.toMatch(/>\s*(Cancel|Move)\s*</)
      await world.submit('/me/massage/done', { date: appointment.date })
      expect(await had()).not.toContain('Did you have it?')
      expect((await stored.rows('treatment')).map(({ state }) => state)).toEqual(['done'])
    },
  )

  it('is gone when it did not happen', async () => {
    await world.submit('/me/massage/booked', { date: appointment.date })
    await world.pass(4 * 24 * 60)
    expect(await had()).toMatch(/action="\/me\/massage\/remove"[\s\S]*Did not happen/)
    await world.submit('/me/massage/remove', { date: appointment.date })
    expect(await had()).toContain('None yet')
    expect(await stored.count('treatment')).toBe(0)
  })
})

describe('whether massage messages are wanted', () => {
  const asked = async () =>
    (await (await world.visit('/me')).text()).includes('Also when a massage would fit')
  const answer = (massageMessages: string) => world.submit('/me/settings', { massageMessages })

  it('is asked once there is an address, until it is answered', async () => {
    expect(await asked()).toBe(true)
    await answer('recovery-only')
    expect(await asked()).toBe(false)
    expect(await stored.count('contact', 'massage = 1')).toBe(0)
  })

  it('is a consent when it is said', async () => {
    await answer('also-massage')
    expect(await asked()).toBe(false)
    expect(await stored.count('contact', 'massage = 1')).toBe(1)
  })

  it('is asked where an address is confirmed, and answered there by whoever holds the mail', async () => {
    world = await aRunnersWorld()
    await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.work()
    const link = new URL(world.resend.mails.at(-1)?.text?.match(/https:\S+\/verify\/\S+/)?.[0] ?? '').pathname
    await world.submit('/me/sign-out', {})
    const press = (path: string, fields: Record<string, string>) => answerTo(world, path, fields)
    // nothing is chosen for an address that is not confirmed
    await press(`${link}/massage`, { massageMessages: 'also-massage' })
    expect(await stored.count('contact', 'massage = 1')).toBe(0)
    expect((await press(link, {})).html).toContain('Also when a massage would fit')
    expect((await press(`${link}/massage`, { massageMessages: 'all' })).problems).toEqual([
      'Choose one of the three.',
    ])
    const noted = await press(`${link}/massage`, { massageMessages: 'also-massage' })
    expect(noted.saved).toContain('also hear when a massage would fit')
    expect(await stored.count('contact', 'massage = 1')).toBe(1)
    expect((await press(link, {})).html).not.toContain('Also when a massage would fit')
  })

  it('is asked again after a month when it could wait', async () => {
    await answer('later')
    expect(await asked()).toBe(false)
    await stored.run('UPDATE runner SET massage_ask_from = massage_ask_from - 30 * 86400000')
    expect(await asked()).toBe(true)
  })
})

describe('when the last massage was', () => {
  const asked = async () => (await (await world.visit('/me')).text()).includes('When was your last massage?')

  it('is asked in the first two weeks, until it is told', async () => {
    world = await aRunnersWorld()
    expect(await asked()).toBe(true)
    await world.submit('/me/massage/done', { date: '2026-02-20' })
    expect(await asked()).toBe(false)
  })

  it('is not asked for ever', async () => {
    expect(await asked()).toBe(false)
  })
})

describe('the note for a therapist', () => {
  it('is the same on the page as in the message that suggested the massage, booked or not', async () => {
    await world.submit('/me/massage/done', { date: '2026-02-10' })
    await world.submit('/me/settings', { longRunDay: '0' })
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
    await world.pass(60)
    const looked = (text: string) => /Worth a look: [^.]*\./.exec(text)?.[0]
    const told = looked(world.nudgeMails().at(-1)?.text ?? '')
    expect(told).toMatch(/Worth a look: \w/)
    expect(looked(await page())).toBe(told)
    await world.submit('/me/massage/booked', { date: '2026-03-14' })
    expect(looked(await page())).toBe(told)
  })
})

describe('the page of a nudge', () => {
  it('takes a massage that is booked or had only where one is suggested', async () => {
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
    await world.pass(60)
    const nudge = await stored.nudge()
    const asks = async () =>
      (await (await world.visit(`/me/nudges/${nudge.id}`)).text()).includes('I had a massage on')
    expect(await asks()).toBe(true)
    await world.submit(`/me/nudges/${nudge.id}/booked`, { date: '2026-03-14' })
    expect(await asks()).toBe(false)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { secretsFrom } from '../../../src/secrets.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, giveAway, type World } from '../world.ts'
import { answerTo } from './answered.ts'

const LONG = { distanceMeters: 28_000, movingSeconds: 9_600 }

describe('an address', () => {
  let world: World
  const logLong = () =>
    world.strava.log(ATHLETE, { ...LONG, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
  const linkIn = (pattern: RegExp) =>
    new URL(world.resend.mails.at(-1)?.text?.match(pattern)?.[0] ?? '').pathname
  const verifyLink = () => linkIn(/https:\S+\/verify\/\S+/)

  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(4 * 60)
  })

  it('gets one mail with exactly one link, and counts only once its button was pressed', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: 'Runner@Mail.Example ' })
    await world.work()
    const [mail] = world.resend.mails
    expect(mail?.to).toEqual(['runner@mail.example'])
    expect(mail?.text?.match(/https?:\/\/\S+/g)).toHaveLength(1)
    expect(mail?.html?.match(/href=/g)).toHaveLength(1)

    await logLong()
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(0)
    expect(await (await world.visit(verifyLink())).text()).toContain('Yes, confirm')
    expect((await stored.contact()).state).toBe('unconfirmed')

    await world.submit(verifyLink(), {})
    await world.work()
    expect((await stored.contact()).state).toBe('confirmed')
    // the nudge that had nowhere to go now has
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('is not confirmed by an old link, nor by a changed one', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.work()
    const link = verifyLink()
    expect((await answerTo(world, `${link.slice(0, -2)}xx`)).status).toBe(400)
    await world.pass(25 * 60, { sweep: false })
    const late = await answerTo(world, link)
    expect([late.status, late.title]).toEqual([400, expect.stringContaining('expired')])
    expect((await stored.contact()).state).toBe('unconfirmed')
  })

  it('is not confirmed by a code, for none was sent there', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.work()
    const contact = (await stored.contact()).id
    const request = (await stored.delivery('confirm')).id
    const [code = ''] = await secretsFrom(['a-master-secret-for-tests']).codes(`${contact} ${request}`)
    expect((await answerTo(world, `/me/contacts/${contact}/confirm`, { code })).problems).toHaveLength(1)
    expect((await stored.contact()).state).toBe('unconfirmed')
  })

  it('on a channel nobody knows is refused, and nothing is sent', async () => {
    const unknown = ['Choose e-mail or text messages.']
    const pigeon = await answerTo(world, '/me/contacts', { channel: 'pigeon', address: 'loft 3' })
    expect(pigeon.problems).toEqual(unknown)
    const none = await answerTo(world, '/me/contacts', { address: 'runner@mail.example' })
    expect(none.problems).toEqual(unknown)
    expect(await stored.count('contact')).toBe(0)
  })

  it('that is none is refused in words, and what was typed stays', async () => {
    const sent = { channel: 'email', address: 'not an address' }
    const { problems, html } = await answerTo(world, '/me/contacts', sent)
    expect(problems).toEqual([expect.stringContaining('It should look like name@example.org')])
    expect(html).toContain('value="not an address"')
  })

  it('is not written to again and again by somebody who keeps asking', async () => {
    for (let time = 0; time < 5; time++) {
      expect(
        (await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })).status,
      ).toBe(303)
    }
    const sixth = { channel: 'email', address: 'runner@mail.example' }
    expect((await answerTo(world, '/me/contacts', sixth)).problems).toHaveLength(1)
    await world.work()
    expect(world.resend.mails).toHaveLength(5)
    // the button beside it is no way around
    const { id } = await stored.contact()
    expect((await answerTo(world, `/me/contacts/${id}/again`)).problems).toHaveLength(1)
    await world.work()
    expect(world.resend.mails).toHaveLength(5)
  })

  it('leaves with one click, as its mail program does it, and nothing more arrives there', async () => {
    await world.confirm()
    await logLong()
    await world.pass(30)
    const [mail] = world.nudgeMails()
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<https:\/\/legwork\.example\/unsubscribe\/\S+>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    const link = new URL(mail?.headers?.['List-Unsubscribe']?.slice(1, -1) ?? '').pathname
    // looking changes nothing
    expect(await (await world.visit(link)).text()).toContain('Stop all messages')
    expect((await stored.contact()).state).toBe('confirmed')

    const gone = await world.resend.unsubscribe(mail?.id ?? '')
    expect(gone?.status).toBe(200)
    expect((await stored.contact()).state).toBe('off')
    await world.pass(8 * 24 * 60, { sweep: false })
    await world.strava.log(ATHLETE, {
      ...LONG,
      distanceMeters: 36_000,
      startDate: new Date(world.now().getTime() - 4 * 3_600_000),
    })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('that left is written to again only after it was confirmed anew', async () => {
    await world.confirm()
    await stored.run("UPDATE contact SET state = 'off'")
    await world.confirm()
    expect((await stored.contact()).state).toBe('confirmed')
  })

  it('that complained is not confirmed by the link it complained of', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.work()
    await world.resend.tell(world.resend.mails[0]?.id ?? '', 'email.complained')
    const refused = await answerTo(world, verifyLink())
    expect([refused.status, refused.html]).toEqual([
      400,
      expect.stringContaining('asked for no more messages'),
    ])
    expect(await stored.contact()).toMatchObject({
      state: 'off',
      offWhy: 'complained',
    })
    expect((await stored.suppression()).why).toBe('complained')
  })

  it('is not taken away from the runner who confirmed it', async () => {
    await world.confirm()
    await giveAway('contact')
    const answer = await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    expect(answer.status).toBe(303)
    await world.work()
    expect(world.resend.mails.at(-1)?.text).not.toContain('/verify/')
    expect((await stored.contacts()).map(({ state }) => state).sort()).toEqual(['confirmed', 'unconfirmed'])
  })

  it('of somebody else cannot be removed', async () => {
    await world.confirm()
    const id = (await stored.contact()).id
    await giveAway('contact')
    await world.submit(`/me/contacts/${id}/remove`, {})
    expect(await stored.count('contact')).toBe(1)
  })
})

describe('settings', () => {
  it('recount the weeks when weeks start on another day', async () => {
    const world = await aRunnersWorld()
    const monday = (await world.json('/api/v1/weeks')) as { weekStart: string }[]
    const saved = await world.submit('/me/settings', {
      timeZone: 'America/New_York',
      weekStartsOn: 'sunday',
      units: 'mi',
      sensitivity: 'careful',
      quietFrom: '22:00',
      quietTo: '07:00',
    })
    expect(saved.status).toBe(303)
    await world.work()
    const sunday = (await world.json('/api/v1/weeks')) as { weekStart: string }[]
    expect(new Date(monday[0]?.weekStart ?? '').getUTCDay()).toBe(1)
    expect(new Date(sunday[0]?.weekStart ?? '').getUTCDay()).toBe(0)
    expect(sunday).toHaveLength(17)
    expect(await (await world.visit('/me')).text()).toContain(' mi')
  })

  it('that make no sense are refused with the field and what was expected', async () => {
    const world = await aRunnersWorld()
    const { problems } = await answerTo(world, '/me/settings', {
      timeZone: 'Mars/Olympus',
      weekStartsOn: 'monday',
      units: 'km',
      sensitivity: 'standard',
      quietFrom: '22:00',
      quietTo: '',
    })
    expect(problems).toEqual([
      'Please give a time zone such as Europe/Berlin.',
      'Please give both times, or neither.',
    ])
  })
})

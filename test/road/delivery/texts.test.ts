import { beforeEach, describe, expect, it } from 'vitest'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

const MODERATE = { distanceMeters: 34_000, movingSeconds: 12_000 }

const stateOf = stored.delivery
const { contact } = stored

describe('text messages', () => {
  let world: World
  const logLong = () =>
    world.strava.log(ATHLETE, { ...MODERATE, startDate: new Date(world.now().getTime() - 4 * 3_600_000) })
  const sent = () => world.twilio.texts.filter(({ way }) => way === 'out')
  const askFor = (address: string, agreed = 'yes') =>
    answerTo(world, '/me/contacts', { channel: 'sms', address, agreed })

  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(4 * 60)
  })

  it('go to a number only once its code was typed in, and the words agreed to are kept', async () => {
    expect((await askFor('+1 (505) 555-0123')).problems).toEqual([])
    await world.work()
    expect(sent()).toHaveLength(1)
    expect(sent()[0]).toMatchObject({
      to: NUMBER,
      body: expect.stringMatching(/^Legwork: \d{6} is your code/),
    })
    expect(await contact()).toMatchObject({
      state: 'unconfirmed',
      agreedTo: expect.stringMatching(/Msg & data rates may apply.*STOP.*HELP/),
      agreedAt: world.now().getTime(),
    })
    await world.pass(1)
    await world.confirmNumber()
    expect(await contact()).toMatchObject({ state: 'confirmed' })
    await logLong()
    await world.pass(60)
    expect(sent().at(-1)?.body).toMatch(/^Legwork: .*34.*STOP to end$/)
  })

  it('are not asked for without the box, nor for what is no number', async () => {
    const unticked = await askFor(NUMBER, '')
    expect(unticked.problems).toEqual([expect.stringContaining('only if you agree')])
    const wrong = await askFor('555-0123')
    expect(wrong.problems).toHaveLength(1)
    expect(wrong.html).toContain('value="555-0123"')
  })

  it('bring another code when the first one is not there, by the words agreed to and no others', async () => {
    await askFor(NUMBER)
    await world.work()
    const { id, agreedTo } = await contact()
    await world.pass(1)
    expect((await world.submit(`/me/contacts/${id}/again`, {})).status).toBe(303)
    await world.work()
    expect(sent()).toHaveLength(2)
    expect((await contact()).agreedTo).toBe(agreedTo)
    const code = sent()[1]?.body.match(/\d{6}/)?.[0] ?? ''
    expect(sent()[0]?.body).not.toContain(code)

    await stored.run(`UPDATE contact SET agreed_to = 'other words'`)
    const changed = await answerTo(world, `/me/contacts/${id}/again`)
    expect(changed.problems).toEqual([expect.stringContaining('only if you agree')])
    await world.work()
    expect(sent()).toHaveLength(2)

    await world.submit(`/me/contacts/${id}/confirm`, { code })
    expect(await contact()).toMatchObject({ state: 'confirmed', agreedTo: 'other words' })
    expect((await answerTo(world, `/me/contacts/${id}/again`)).problems).toHaveLength(1)
  })

  it('are confirmed by no guess: five tries, then a new code', async () => {
    await askFor(NUMBER)
    await world.work()
    const id = (await stored.contact()).id
    const code = sent()[0]?.body.match(/\d{6}/)?.[0] ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    for (let time = 0; time < 5; time++) await world.submit(`/me/contacts/${id}/confirm`, { code: wrong })
    const late = await answerTo(world, `/me/contacts/${id}/confirm`, { code })
    expect(late.problems).toEqual([expect.stringContaining('Too many attempts')])
    expect(await contact()).toMatchObject({ state: 'unconfirmed' })
  })

  it('are not confirmed by a code that is older than half an hour', async () => {
    await askFor(NUMBER)
    await world.work()
    const id = (await stored.contact()).id
    await world.pass(31, { sweep: false })
    const code = sent()[0]?.body.match(/\d{6}/)?.[0] ?? ''
    const late = await answerTo(world, `/me/contacts/${id}/confirm`, { code })
    expect(late.problems).toEqual([expect.stringContaining('expired')])
  })

  it('cannot be pumped: three codes a day to a number, six from a network', async () => {
    for (let time = 0; time < 3; time++) expect((await askFor(NUMBER)).problems).toEqual([])
    expect((await askFor(NUMBER)).problems).toHaveLength(1)
    await world.work()
    expect(sent()).toHaveLength(3)
    const asAnotherRunner = () => stored.run("DELETE FROM rate_limit WHERE id LIKE 'asks sms by %'")
    await asAnotherRunner()
    const from = (n: number) =>
      world.visit('/me/contacts', {
        method: 'POST',
        body: new URLSearchParams({ channel: 'sms', address: `+1505555010${n}`, agreed: 'yes' }),
        headers: { Origin: 'https://legwork.example', 'CF-Connecting-IP': '192.0.2.7' },
      })
    const answers: (string | null)[] = []
    for (let n = 0; n < 8; n++) {
      answers.push((await from(n)).headers.get('Location'))
      await asAnotherRunner()
    }
    expect(answers).toEqual([
      ...Array<string>(6).fill('/me/settings#saved'),
      ...Array<string>(2).fill('/me/settings#problem'),
    ])
  })

  it('cannot be pumped by removing the number and adding it again', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await askFor(NUMBER)).problems).toEqual([])
      const id = (await stored.contact()).id
      await world.submit(`/me/contacts/${id}/remove`, {})
    }
    expect((await askFor(NUMBER)).problems).toHaveLength(1)
  })

  it('that say STOP end everything, also what is scheduled, and START brings back what STOP ended', async () => {
    await world.confirmNumber()
    world.twilio.faults.push({ times: 1, answer: 'unauthorized' })
    await logLong()
    await world.pass(30)
    expect(await stateOf('nudge')).toMatchObject({ state: 'scheduled' })
    const answer = await world.twilio.reply(NUMBER, ' stop ')
    expect(await answer.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
    expect(await stateOf('nudge')).toMatchObject({ state: 'cancelled', why: 'stopped' })
    expect(await contact()).toMatchObject({ state: 'off', offWhy: 'stopped' })
    expect(await (await world.visit('/me/settings')).text()).toContain('STOP was texted from it')
    expect((await askFor(NUMBER)).problems).toHaveLength(1)
    await world.twilio.reply(NUMBER, 'START')
    expect(await contact()).toMatchObject({ state: 'confirmed', offWhy: null })
  })

  it('that said STOP are not brought back by the code sent before; after START they are by a new one', async () => {
    await askFor(NUMBER)
    await world.work()
    const code = sent()[0]?.body.match(/\d{6}/)?.[0] ?? ''
    const id = (await stored.contact()).id
    await world.twilio.reply(NUMBER, 'STOP')
    expect((await answerTo(world, `/me/contacts/${id}/confirm`, { code })).problems).toHaveLength(1)
    expect(await contact()).toMatchObject({ state: 'off', offWhy: 'stopped' })
    expect((await stored.suppression()).why).toBe('stopped')
    await world.twilio.reply(NUMBER, 'START')
    expect((await answerTo(world, `/me/contacts/${id}/confirm`, { code })).problems).toHaveLength(1)
    await world.confirmNumber()
    expect(await contact()).toMatchObject({ state: 'confirmed', offWhy: null })
  })

  it('to a number that said stop elsewhere switch it off, and nobody is told to mend anything', async () => {
    await world.confirmNumber()
    world.twilio.faults.push({ times: 1, answer: 'opted-out' })
    await logLong()
    await world.pass(60)
    expect(await stateOf('nudge')).toMatchObject({ state: 'failed', why: 'Twilio error 21610' })
    expect(await contact()).toMatchObject({ state: 'off', offWhy: 'stopped' })
    expect(await stored.count('dead_letter')).toBe(0)
  })

  it('that said stop stay stopped when their contact is gone', async () => {
    const id = await world.confirmNumber()
    await world.twilio.reply(NUMBER, 'QUIT')
    await world.submit(`/me/contacts/${id}/remove`, {})
    const before = sent().length
    expect((await askFor(NUMBER)).problems).toEqual([])
    await world.pass(60)
    expect(sent()).toHaveLength(before)
    expect(await (await world.visit('/me/settings')).text()).toContain('text START first')
    expect(JSON.stringify(await stored.rows('suppression'))).not.toContain('5550123')
  })

  it('wait at night, and every page says so, also where no hours are quiet', async () => {
    await world.confirm()
    await world.confirmNumber()
    // from the morning to ten in the evening
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: 'America/Denver' }).format(world.now()),
    )
    await world.pass((22 - hour) * 60, { sweep: false })
    const texts = sent().length
    await logLong()
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(sent()).toHaveLength(texts)
    const why = 'waiting: no texts between 21:00 and 08:00'
    const { id } = await stored.nudge()
    for (const path of [`/me/nudges/${id}`, '/me/settings'])
      expect(await (await world.visit(path)).text(), path).toContain(why)
    expect(JSON.stringify(await world.json('/api/v1/deliveries'))).toContain(why)
    const settings = await (await world.visit('/me/settings')).text()
    expect(settings).toContain(
      'you get e-mails at any time, also at night, but no texts between 21:00 and 08:00.',
    )
    await world.pass(10 * 60)
    expect(sent()).toHaveLength(texts + 1)
    expect(await (await world.visit(`/me/nudges/${id}`)).text()).not.toContain('waiting:')
  })

  it('are for what is worth one: a small step goes by mail alone', async () => {
    await world.confirm()
    await world.confirmNumber()
    const texts = sent().length
    await world.strava.log(ATHLETE, {
      distanceMeters: 28_000,
      movingSeconds: 9_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(sent()).toHaveLength(texts)
  })

  it('stop at the month’s limit: the mailbox gets it, the operator is told once, codes still go', async () => {
    world = await aRunnersWorld({ SMS_MONTHLY_LIMIT: '10' })
    await world.pass(4 * 60)
    await world.confirm()
    await world.confirmNumber()
    await stored.setLimit('sends sms', { used: 9, allowed: 10, resetsAt: world.now().getTime() + 1e9 })
    const before = sent().length
    await logLong()
    await world.pass(120)
    expect(sent()).toHaveLength(before)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(await stored.rows("delivery WHERE kind = 'operator'")).toMatchObject([
      { about: 'channel-limit sms 2026-03' },
    ])
    await askFor('+15055550124')
    await world.work()
    expect(sent()).toHaveLength(before + 1)
  })

  it('are asked for and confirmed by the API as well', async () => {
    const call = (method: string, path: string, body: unknown) =>
      world.visit(`/api/v1/contacts${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', Origin: 'https://legwork.example' },
      })
    const refused = await call('POST', '', { channel: 'sms', address: NUMBER })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('"field":"agreed"')])
    expect((await call('POST', '', { channel: 'sms', address: NUMBER, agreed: true })).status).toBe(202)
    await world.work()
    const code = sent()[0]?.body.match(/\d{6}/)?.[0] ?? ''
    const id = (await stored.contact()).id
    expect((await call('POST', `/${id}/confirm`, { code: 'no' })).status).toBe(422)
    expect((await call('POST', `/${id}/confirm`, { code })).status).toBe(200)
    await call('PATCH', `/${id}`, { recovery: true, massage: true, summary: false })
    expect(await world.json('/api/v1/contacts')).toEqual([
      {
        id,
        channel: 'sms',
        address: NUMBER,
        state: 'confirmed',
        offBecause: null,
        wants: { recovery: true, massage: true, summary: false },
      },
    ])
  })
})

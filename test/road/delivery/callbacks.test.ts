import { beforeEach, describe, expect, it } from 'vitest'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

const nudge = () => stored.delivery('nudge')
const contactState = stored.contact

describe('what senders tell of a message', () => {
  let world: World
  const logLong = () =>
    world.strava.log(ATHLETE, {
      distanceMeters: 34_000,
      movingSeconds: 12_000,
      startDate: new Date(world.now().getTime() - 4 * 3_600_000),
    })
  const text = () => world.twilio.texts.findLast(({ way }) => way === 'out')
  const mail = () => world.nudgeMails().at(-1)?.id ?? ''

  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(4 * 60)
  })

  describe('a mail', () => {
    beforeEach(async () => {
      await world.confirm()
    })

    it('that arrived is known to have arrived, and goes back to nothing', async () => {
      await logLong()
      await world.pass(60)
      expect((await world.resend.tell(mail(), 'email.delivered'))?.status).toBe(204)
      expect(await nudge()).toMatchObject({ state: 'delivered' })
      await world.resend.tell(mail(), 'email.sent')
      expect(await nudge()).toMatchObject({ state: 'delivered' })
    })

    it('whose callback comes before its send was written down is found all the same', async () => {
      world.resend.callbacks = 'before'
      await logLong()
      await world.pass(60)
      expect(await nudge()).toMatchObject({ state: 'delivered', providerMessageId: mail() })
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('that bounced for good, or was complained of, switches its contact off and says so', async () => {
      await logLong()
      await world.pass(60)
      await world.resend.tell(mail(), 'email.bounced', { bounce: { type: 'Transient' } })
      expect(await contactState()).toMatchObject({ state: 'confirmed', offWhy: null })
      await world.resend.tell(mail(), 'email.bounced', { bounce: { type: 'Permanent', subType: 'General' } })
      expect(await nudge()).toMatchObject({ state: 'bounced' })
      expect(await contactState()).toMatchObject({ state: 'off', offWhy: 'bounced' })
      expect(await (await world.visit('/me/settings')).text()).toContain('messages do not arrive there')
    })

    it('that was complained of ends all messages there', async () => {
      await logLong()
      await world.pass(60)
      await world.resend.tell(mail(), 'email.complained')
      expect(await nudge()).toMatchObject({ state: 'delivered' })
      expect(await contactState()).toMatchObject({ state: 'off', offWhy: 'complained' })
      expect(
        (await answerTo(world, '/me/contacts', { channel: 'email', address: 'runner@mail.example' }))
          .problems,
      ).toHaveLength(1)
    })

    it('leaves out one kind of message with one click, and the others still come', async () => {
      await logLong()
      await world.pass(60)
      const link = world.nudgeMails()[0]?.headers['List-Unsubscribe']?.slice(1, -1) ?? ''
      const path = `${new URL(link).pathname}?category=summary`
      expect(await (await world.visit(path)).text()).toContain('Stop weekly summaries')
      expect((await stored.contact()).summary).toBe(1)
      await world.visit(path, { method: 'POST' })
      expect(await stored.contact()).toMatchObject({
        state: 'confirmed',
        summary: 0,
        recovery: 1,
      })
    })
  })

  describe('a text', () => {
    beforeEach(async () => {
      await world.confirmNumber()
    })

    it('moves from sent to delivered, and a late “sent” changes nothing', async () => {
      await logLong()
      await world.pass(60)
      await world.twilio.tell(text()?.sid ?? '', 'delivered')
      await world.twilio.tell(text()?.sid ?? '', 'sent')
      expect(await nudge()).toMatchObject({ state: 'delivered', providerMessageId: text()?.sid })
    })

    it('that nobody knew of is known once its callback comes', async () => {
      world.twilio.faults.push({ times: 1, answer: 'timeout-after' })
      await logLong()
      await world.pass(60)
      expect(await nudge()).toMatchObject({ state: 'unknown' })
      await world.twilio.tell(text()?.sid ?? '', 'delivered')
      expect(await nudge()).toMatchObject({ state: 'delivered' })
      await world.pass(24 * 60)
      expect(world.twilio.texts.filter(({ body }) => !body.includes('code'))).toHaveLength(1)
    })

    it('whose callback comes before its send was written down is found all the same', async () => {
      world.twilio.callbacks = 'before'
      await logLong()
      await world.pass(60)
      expect(await nudge()).toMatchObject({ state: 'delivered' })
    })

    it('that never arrives says so, and a number that is none is switched off', async () => {
      await logLong()
      await world.pass(60)
      await world.twilio.tell(text()?.sid ?? '', 'undelivered', 30005)
      expect(await nudge()).toMatchObject({ state: 'bounced', why: 'Twilio error 30005' })
      expect(await contactState()).toMatchObject({ state: 'off', offWhy: 'bounced' })
    })
  })

  it('is not believed without its signature', async () => {
    const body = new URLSearchParams({
      MessageSid: 'SM1',
      MessageStatus: 'delivered',
      From: NUMBER,
      Body: 'STOP',
    })
    const headers = { 'X-Twilio-Signature': 'AAAA', 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const path of [
      '/webhooks/twilio/status?delivery=x',
      '/webhooks/twilio/inbound',
      '/webhooks/resend',
    ]) {
      expect((await world.visit(path, { method: 'POST', body: String(body), headers })).status).toBe(403)
    }
    expect(await stored.count('suppression')).toBe(0)
  })
})

describe('what a runner texts back', () => {
  let world: World
  const said = async (words: string) => {
    await world.twilio.reply(NUMBER, words)
    await world.work()
    return world.twilio.texts.findLast(({ way }) => way === 'out')?.body ?? ''
  }

  beforeEach(async () => {
    // a Tuesday
    world = await aRunnersWorld({}, { confirmed: ['sms'] })
  })

  it('is noted and answered', async () => {
    expect(await said('Booked fri')).toMatch(/^Legwork: noted, a massage on Friday/)
    expect(await stored.treatment()).toEqual({
      date: '2026-03-13',
      state: 'booked',
    })
    expect(await said('CHANGE sat')).toContain('Saturday')
    expect((await stored.treatment()).date).toBe('2026-03-14')
    expect(await said('sore calves')).toContain('calves sore')
    expect((await stored.soreness()).area).toBe('calves')
    expect(await said('LONG')).toMatch(/More than .* in one run would be a step/)
    expect(await said('why')).toContain('no nudge lately')
    expect(await said('nice weather')).toContain('SORE CALVES')
    await said('snooze 3')
    expect((await stored.runner()).snoozedUntil).toBe(Date.parse('2026-03-13T14:00:00Z'))
  })

  it('about a day that does not exist, or one years away, is not noted, and the answer says so', async () => {
    for (const words of ['DONE 2026-02-31', 'DONE 2031-01-01', 'BOOKED 2036-03-01']) {
      expect(await said(words), words).toContain('too far from today')
    }
    expect(await said('CHANGE 2026-02-31')).toContain('which day?')
    expect(await stored.count('treatment')).toBe(0)
  })

  it('with a warning sign is answered with medical care, and massage suggestions pause', async () => {
    expect(await said('done! but my calf is hot and swollen')).toMatch(/see a doctor.*emergency/)
    expect((await stored.runner()).healthState).toBe('red-flag')
    expect(await stored.count('treatment')).toBe(0)
  })

  it('with a warning sign stands until a doctor has spoken, whatever else is texted', async () => {
    await said('my heart hurts')
    for (const words of ['WELL', 'ILL', 'INJURED', 'feeling much better today']) {
      expect(await said(words), words).toContain('Has a doctor cleared you? Text CLEARED')
      expect((await stored.runner()).healthState, words).toBe('red-flag')
    }
    expect(await said('My doctor has cleared me')).toContain('Start easy')
    expect((await stored.runner()).healthState).toBe('well')
    await said('ill')
    expect(await said('well')).toContain('Start easy')
    expect((await stored.runner()).healthState).toBe('well')
  })

  it('about a place of bone, joint or tendon is for a clinician the second time', async () => {
    expect(await said('SORE SHIN')).toContain('noted, shin. Take it easy')
    await stored.run("UPDATE soreness SET date = '2026-02-26'")
    expect(await said('sore shin')).toContain('Have your shin looked at by a physio or doctor')
    expect(await said('my knee and achilles hurt')).toContain('noted, knee and Achilles tendon')
    expect(await stored.count('soreness', "area IN ('shin', 'knee', 'achilles')")).toBe(4)
    expect(await said('sore')).toContain('shin')
  })

  it('from a number nobody confirmed is heard by nobody', async () => {
    const before = world.twilio.texts.filter(({ way }) => way === 'out').length
    await world.twilio.reply('+15055550199', 'LONG')
    await world.work()
    expect(world.twilio.texts.filter(({ way }) => way === 'out')).toHaveLength(before)
  })

  it('stands in mails as links that ask before they act', async () => {
    await world.confirm()
    await world.pass(4 * 60)
    await world.strava.log(ATHLETE, {
      distanceMeters: 34_000,
      movingSeconds: 12_000,
      startDate: new Date(world.now().getTime() - 4 * 3_600_000),
    })
    await world.pass(60)
    const link = world.nudgeMails()[0]?.text?.match(/https:\S+\/act\/\S+do=done/)?.[0] ?? ''
    const path = link.replace('https://legwork.example', '')
    expect(await (await world.visit(path)).text()).toContain('Did you have a massage?')
    expect(await stored.count('treatment')).toBe(0)
    const done = await answerTo(world, path, { do: 'done', date: '2026-03-09' })
    expect(done.html).toContain('Noted, a massage on')
    expect(await stored.treatment()).toEqual({
      date: '2026-03-09',
      state: 'done',
    })
    const changed = await answerTo(world, path.replace('?', 'x?'), { do: 'done', date: '2026-03-08' })
    expect(changed.status).toBe(400)
    for (const date of ['9999-12-31', '2026-02-31']) {
      const refused = await answerTo(world, path, { do: 'done', date })
      expect(refused.problems).toEqual([expect.stringContaining('othing')])
    }
    expect(await stored.count('treatment')).toBe(1)
    await world.pass(15 * 24 * 60, { sweep: false })
    expect((await world.visit(path)).status).toBe(400)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { MEDICAL_CARE } from '../../../src/messages/massage/clinician.ts'
import { segments } from '../../../src/messages/render/gsm7.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

let world: World
const sent = () => world.twilio.texts.filter(({ way }) => way === 'out')
const mails = () => world.nudgeMails().map(({ subject }) => subject)
const said = async (words: string) => {
  const before = sent().length
  await world.twilio.reply(NUMBER, words)
  await world.work()
  return sent()
    .slice(before)
    .map(({ body }) => body)
}
const DOCTOR = 'Please see a doctor today'

beforeEach(async () => {
  // a Tuesday
  world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
})

describe('a text that ends messages', () => {
  it.each([
    'Stop.',
    '“STOP!”',
    'ｓｔｏｐ',
    'opt-out please',
    'Done with this, remove me',
    'Sick of these texts',
    'Cancel Tuesday',
  ])('ends them without another, and notes nothing else: %s', async (words) => {
    expect(await said(words)).toEqual([])
    expect(await stored.contactAt(NUMBER)).toMatchObject({ state: 'off', offWhy: 'stopped' })
    expect([await stored.count('treatment'), (await stored.runner()).healthState]).toEqual([0, null])
    // from then on, whatever is asked
    expect(await said('LONG')).toEqual([])
  })

  it('in words that only the operator’s account at Twilio knows ends them here as well', async () => {
    world.twilio.keywords.set('parar', 'STOP')
    expect(await said('Parar')).toEqual([])
    expect(await stored.contactAt(NUMBER)).toMatchObject({ state: 'off', offWhy: 'stopped' })
  })

  it('is taken back by START in any dress, and where Twilio said nothing we do', async () => {
    await said('Stop.')
    expect(await said('Start!')).toEqual([expect.stringContaining('messages are on')])
    expect(await stored.contactAt(NUMBER)).toMatchObject({ state: 'confirmed', offWhy: null })
    await said('STOP')
    expect(await said('START')).toEqual([])
    expect(await stored.contactAt(NUMBER)).toMatchObject({ state: 'confirmed' })
  })
})

describe('HELP', () => {
  it('is answered with who sends the texts, what can be texted and how they end, beside what Twilio says by itself', async () => {
    const auto = () => world.twilio.texts.filter(({ way }) => way === 'auto').length
    for (const [words, byTwilio] of [
      ['HELP', 1],
      ['info', 1],
      ['Help!!', 0],
    ] as const) {
      const before = auto()
      const [answer, ...more] = await said(words)
      expect(more).toEqual([])
      for (const told of [
        'A running club',
        'club@legwork.example',
        'BOOKED FRI',
        'WHY',
        'STOP ends all messages',
      ])
        expect(answer).toContain(told)
      expect(segments(answer ?? '')).toBeLessThanOrEqual(2)
      expect(auto() - before).toBe(byTwilio)
    }
  })

  it('is left to the words that the operator entered at Twilio, and to Twilio alone after a stop', async () => {
    await said('STOP')
    expect(await said('HELP')).toEqual([])
    await said('START')
    world.twilio.keywords.set('hilfe', 'HELP')
    expect(await said('HELP')).toEqual([])
  })
})

describe('WHY', () => {
  it('says the figures of the last message, and leads to it without signing in', async () => {
    await world.pass(4 * 60)
    await world.strava.log(ATHLETE, {
      distanceMeters: 36_000,
      movingSeconds: 12_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })
    await world.pass(60)
    const [answer = ''] = await said('WHY')
    expect(answer).toContain('You ran 36.0 km on')
    const [, path = ''] = /(\/n\/\w+)$/.exec(answer) ?? []
    await world.submit('/me/sign-out', {})
    const page = await world.visit(path)
    expect([page.status, (await page.text()).includes('Why you got this')]).toEqual([200, true])
  })
})

describe('a text that is no command', () => {
  it.each(['not sore', 'not sick', 'Well done', "I'll be there friday", 'Done with this'])(
    'notes nothing and is told what there is: %s',
    async (words) => {
      expect(await said(words)).toEqual([expect.stringContaining('BOOKED FRI')])
      expect([await stored.count('treatment'), await stored.count('soreness')]).toEqual([0, 0])
      expect((await stored.runner()).healthState).toBeNull()
    },
  )

  it('unlike an injury, which is one', async () => {
    expect(await said('INJURED')).toEqual([expect.stringContaining('physio or doctor')])
    expect((await stored.runner()).healthState).toBe('injured')
  })
})

describe('a warning sign', () => {
  it('is answered by text and by mail, once for whatever sign within minutes', async () => {
    const [text] = await said('I have chest pain')
    expect(text).toContain(MEDICAL_CARE)
    expect(text?.length).toBeLessThanOrEqual(160)
    expect(mails()).toEqual([DOCTOR])
    expect(await said('Chest pain!!')).toEqual([])
    expect(await said('and my calf is swollen')).toEqual([])
    await world.pass(11)
    expect(await said('chest pain')).toHaveLength(1)
    expect(mails()).toHaveLength(2)
  })

  it('is answered again when the first answer did not leave', async () => {
    world.twilio.faults.push({ times: 1, answer: 'server-error' })
    expect(await said('chest pain')).toEqual([])
    expect(await said('chest pain')).toHaveLength(1)
    expect(mails()).toEqual([DOCTOR])
  })

  it('from a number that stopped is heard and answered by mail alone', async () => {
    await said('STOP')
    expect(await said('chest pain')).toEqual([])
    expect(mails()).toEqual([DOCTOR])
    expect((await stored.runner()).healthState).toBe('red-flag')
  })

  it('that comes with a stop ends the texts, and is answered by mail', async () => {
    expect(await said('Stop this, I have chest pain')).toEqual([])
    expect(await stored.contactAt(NUMBER)).toMatchObject({ state: 'off', offWhy: 'stopped' })
    expect(mails()).toEqual([DOCTOR])
    expect((await stored.runner()).healthState).toBe('red-flag')
  })

  it.each(['sends sms', 'sends sms %', 'answers sms %'])(
    'is answered though a limit is used up: %s',
    async (limit) => {
      await said('LONG')
      await stored.setLimit(limit, { used: 500, allowed: 500, resetsAt: world.now().getTime() + 1e9 })
      expect(await said('LONG')).toEqual([])
      expect(await said('chest pain')).toHaveLength(1)
      expect(mails()).toEqual([DOCTOR])
    },
  )
})

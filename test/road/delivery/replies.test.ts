import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld, NUMBER, type World } from '../world.ts'

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
const DOCTOR = 'Please see a doctor before your next run'

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
    expect(await said('Help!!')).toEqual([expect.stringContaining('STOP ends all messages')])
    expect(await said('HELP')).toEqual([])
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
    expect(text).toContain('see a doctor')
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

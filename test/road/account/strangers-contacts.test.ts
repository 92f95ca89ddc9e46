/** What somebody hostile wants of other people's addresses: to learn who is here, to pester them, to keep them out. */
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { addressHash } from '../../../src/secrets.ts'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, connectAs, NUMBER, type World } from '../world.ts'
import { type Answer, answerTo } from './answered.ts'

const OTHER = 90_000_002
const THIRD = 90_000_003
const FREE_NUMBER = '+15055550177'
const TAKEN = 'runner@mail.example'

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

let world: World
const start = async () => {
  world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
  for (const id of [OTHER, THIRD]) world.strava.addAthlete({ ...simulatedRunner(world.now()), id })
  await world.submit('/me/sign-out', {})
  await connectAs(world, OTHER)
}
beforeEach(start)

const add = (channel: string, address: string) =>
  answerTo(world, '/me/contacts', { channel, address, agreed: 'yes' })
const addByApi = (channel: string, address: string) =>
  world.visit('/api/v1/contacts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: BASE },
    body: JSON.stringify({ channel, address, agreed: true }),
  })
const stop = async (channel: string, address: string, why: string) =>
  stored.run(
    'INSERT INTO suppression (hash, why, at) VALUES (?, ?, 0)',
    await addressHash(channel, address),
    why,
  )

/** All that the one who asks can see, with the address and the ids in it made the same. */
async function seen(address: string): Promise<string> {
  const pages = await Promise.all(
    ['/me/settings', '/me', '/api/v1/contacts', '/me/export', '/me/export/deliveries.csv'].map(async (path) =>
      (await world.visit(path)).text(),
    ),
  )
  return pages
    .join('\n')
    .replaceAll(encodeURIComponent(address), 'ADDRESS')
    .replaceAll(address, 'ADDRESS')
    .replaceAll(ID, 'ID')
}

/** What asking looks like from where somebody asks, from the first answer to the wrong code and the second request. */
async function asked(channel: string, address: string, happens: () => Promise<unknown> = async () => null) {
  const answers: unknown[] = []
  const note = async (answer: Response | Answer) => {
    const text = 'html' in answer ? answer.html : await answer.text()
    answers.push([answer.status, text.replaceAll(address, 'ADDRESS').replaceAll(ID, 'ID')])
  }
  await note(await add(channel, address))
  answers.push(await seen(address))
  await world.work()
  answers.push(await seen(address))
  await happens()
  await world.work()
  answers.push(await seen(address))
  const contacts = z
    .array(z.object({ id: z.string(), address: z.string() }))
    .parse(await world.json('/api/v1/contacts'))
  const id = contacts.find((each) => each.address === address)?.id
  await note(await answerTo(world, `/me/contacts/${id}/confirm`, { code: '000000' }))
  await note(await answerTo(world, `/me/contacts/${id}/test`))
  await note(await addByApi(channel, address))
  await world.work()
  answers.push(await seen(address))
  await note(await answerTo(world, `/me/contacts/${id}/remove`))
  answers.push(await seen(address))
  return answers
}

describe('whoever asks for an address that is not theirs', () => {
  it.each([
    ['that another account has', 'email', TAKEN, 'nobody@mail.example', null],
    ['that another account has', 'sms', NUMBER, FREE_NUMBER, null],
    ['that asked for no more', 'email', 'gone@mail.example', 'nobody@mail.example', 'unsubscribed'],
    ['that complained', 'email', 'gone@mail.example', 'nobody@mail.example', 'complained'],
    ['that is known to bounce', 'email', 'gone@mail.example', 'nobody@mail.example', 'bounced'],
    ['that said STOP', 'sms', '+15055550188', FREE_NUMBER, 'stopped'],
  ])('%s (%s) sees what they see of a free one', async (_, channel, known, free, why) => {
    if (why) await stop(channel, known, why)
    const ofKnown = await asked(channel, known)
    await start()
    expect(ofKnown).toEqual(await asked(channel, free))
  })

  it('does not see either that its owner takes the way out later', async () => {
    const ofKnown = await asked('email', TAKEN, async () => {
      await stored.run("UPDATE contact SET state = 'off', off_why = 'unsubscribed' WHERE address = ?", TAKEN)
    })
    await start()
    expect(ofKnown).toEqual(await asked('email', 'nobody@mail.example'))
  })

  it('still sees that the mailbox is none, of their own request', async () => {
    await add('email', 'typo@mail.example')
    await world.work()
    await world.resend.tell(world.resend.mails.at(-1)?.id ?? '', 'email.bounced')
    expect(await (await world.visit('/me/settings')).text()).toContain('messages do not arrive there')
  })

  it('is refused by the limit before anything is looked at, known or not', async () => {
    for (const [turn, address] of [TAKEN, 'a@mail.example', 'b@mail.example', TAKEN, TAKEN].entries()) {
      expect((await add('email', address)).problems, String(turn)).toEqual([])
    }
    for (const address of [TAKEN, 'nobody@mail.example']) {
      expect((await add('email', address)).problems).toHaveLength(1)
      expect(await (await addByApi('email', address)).text()).toContain(
        'fewer requests in a day: please try again tomorrow',
      )
    }
  })
})

describe('the owner of an address that somebody else asks for', () => {
  it('is told by mail, what it means and what to do, and nothing there confirms it', async () => {
    const before = world.resend.mails.length
    await add('email', TAKEN)
    await world.work()
    const [mail] = world.resend.mails.slice(before)
    expect(mail?.to).toEqual([TAKEN])
    expect(mail?.subject).toBe('Somebody asked to add your address to another account')
    expect(mail?.text).not.toContain('/verify/')
    expect(mail?.text?.match(/https?:\/\/\S+/g)).toEqual([`${BASE}/sign-in`])
    expect(world.resend.mails).toHaveLength(before + 1)
    expect(await stored.count('contact', "state = 'confirmed'")).toBe(2)
  })

  it('is told by text, without a code', async () => {
    await add('sms', NUMBER)
    await world.work()
    const text = world.twilio.texts.at(-1)
    expect(text).toMatchObject({ way: 'out', to: NUMBER })
    expect(text?.body).toContain('asked to add this number to another account')
    expect(text?.body).not.toMatch(/\d{6}/)
    expect(text?.body.length).toBeLessThanOrEqual(160)
  })

  it('is told a few times a day at most', async () => {
    const before = world.resend.mails.length
    for (let turn = 0; turn < 9; turn++) await add('email', TAKEN)
    await world.work()
    // with the one by which they confirmed it themselves
    expect(world.resend.mails.length - before).toBe(4)
  })

  it('is not written to when they asked for no more messages', async () => {
    await world.twilio.reply(NUMBER, 'STOP')
    await stop('email', 'gone@mail.example', 'unsubscribed')
    const before = [world.resend.mails.length, world.twilio.texts.filter(({ way }) => way === 'out').length]
    await add('sms', NUMBER)
    await add('email', 'gone@mail.example')
    await world.pass(60)
    expect([world.resend.mails.length, world.twilio.texts.filter(({ way }) => way === 'out').length]).toEqual(
      before,
    )
  })

  it('may add it once though others asked for it all day', async () => {
    for (const athlete of [OTHER, THIRD]) {
      await connectAs(world, athlete)
      for (let turn = 0; turn < 5; turn++) await add('email', 'late@mail.example')
    }
    await connectAs(world, ATHLETE)
    expect((await add('email', 'late@mail.example')).problems).toEqual([])
    expect((await add('email', 'late@mail.example')).problems).toHaveLength(1)
    await world.work()
    expect(world.resend.mails.filter(({ to }) => to.includes('late@mail.example'))).toHaveLength(7)
  })

  it('knows why their own is off, and comes back where confirming undoes it', async () => {
    await connectAs(world, ATHLETE)
    await stored.run("UPDATE contact SET state = 'off', off_why = 'unsubscribed' WHERE address = ?", TAKEN)
    await stop('email', TAKEN, 'unsubscribed')
    expect(await (await world.visit('/me/settings')).text()).toContain('you asked for no more messages')
    await world.confirm()
    expect((await stored.contactAt(TAKEN)).state).toBe('confirmed')
    await world.twilio.reply(NUMBER, 'STOP')
    const refused = await add('sms', NUMBER)
    expect(refused.problems).toEqual([expect.stringContaining('A number comes back with START')])
  })
})

describe('an installation whose requests of a day are used up', () => {
  it('tells its operator once', async () => {
    await add('sms', FREE_NUMBER)
    await stored.setLimit('asks sms', { used: 60, allowed: 60, resetsAt: world.now().getTime() + 3_600_000 })
    expect((await add('sms', '+15055550179')).problems).toHaveLength(1)
    expect((await add('sms', '+15055550180')).problems).toHaveLength(1)
    await world.pass(20)
    const told = world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))
    expect(told.map(({ subject }) => subject)).toEqual([
      'The requests to confirm by text message are used up',
    ])
  })
})

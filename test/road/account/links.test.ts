/** What somebody wants of links and messages that are older than what ended them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { readUnsubscribe } from '../../../src/links.ts'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { secretsFrom } from '../../../src/secrets.ts'
import { BASE, openTestStore } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'
import { answerTo } from './answered.ts'

const OTHER = 90_000_002
const ADDRESS = 'runner@mail.example'

let world: World

/** The newest link of its kind in a mail. */
const newest = (kind: 'verify' | 'sign-in' | 'act') => {
  const link = new RegExp(`${BASE}(/${kind}/[^\\s?]+)`)
  const mail = world.resend.mails.findLast(({ text }) => link.test(text ?? ''))
  return mail?.text?.match(link)?.[1] ?? 'none was sent'
}
const add = async (address = ADDRESS) => {
  await world.submit('/me/contacts', { channel: 'email', address })
  await world.work()
}
const remove = async (address = ADDRESS) =>
  world.submit(`/me/contacts/${(await stored.contactAt(address)).id}/remove`, {})
const signOutEverywhere = () => world.submit('/me/sign-out', { everywhere: 'yes' })
const askToSignIn = async () => {
  await world.submit('/sign-in', { address: ADDRESS })
  await world.work()
}
/** Runs far, and gives what arrives about it. */
const nudged = async (distanceMeters = 28_000) => {
  const startDate = new Date(world.now().getTime() - 3 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: distanceMeters / 3, startDate })
  await world.pass(60)
  return world.nudgeMails().at(-1)
}
const isIn = async () => (await world.visit('/me')).status === 200
const isConfirmed = async (address = ADDRESS) => (await stored.contactAt(address)).state === 'confirmed'
/** 400 where its page says that it is refused, whatever page that is. */
const pressed = async (path: string) => {
  const { status, problems } = await answerTo(world, path)
  return problems.length > 0 ? 400 : status
}
const connectOther = async () => {
  const away = await world.visit('/connect/strava')
  const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const scope = 'read,activity:read,activity:read_all'
  const code = world.strava.authorize(OTHER, scope.split(','))
  await world.visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`)
  await world.work()
}

beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  world.strava.addAthlete({ ...simulatedRunner(world.now()), id: OTHER })
  await world.pass(4 * 60)
})

describe('somebody who was signed out everywhere and wants to come back in', () => {
  it('by a link to sign in asked for before: cannot, and one asked for since works', async () => {
    await askToSignIn()
    const before = newest('sign-in')
    await signOutEverywhere()
    expect((await world.visit(before)).status).toBe(400)
    expect(await pressed(before)).toBe(400)
    expect(await isIn()).toBe(false)
    await askToSignIn()
    expect(await pressed(newest('sign-in'))).toBe(200)
    expect(await isIn()).toBe(true)
  })

  it('by one that was asked for and had not left: it does not leave', async () => {
    await world.submit('/sign-in', { address: ADDRESS })
    await signOutEverywhere()
    await world.work()
    expect(newest('sign-in')).toBe('none was sent')
    expect(await stored.delivery('sign-in')).toMatchObject({ state: 'cancelled', why: 'signed-out' })
  })

  it('by confirming an address of their own that they had added: cannot', async () => {
    await add('thief@mail.example')
    const before = newest('verify')
    await signOutEverywhere()
    expect((await world.visit(before)).status).toBe(400)
    expect(await pressed(before)).toBe(400)
    expect(await isConfirmed('thief@mail.example')).toBe(false)
  })

  it('to speak for the runner by a link in a mail sent before: cannot, and in one sent since they can', async () => {
    await nudged()
    const before = newest('act')
    expect((await world.visit(before)).status).toBe(200)
    await signOutEverywhere()
    expect((await world.visit(before)).status).toBe(400)
    expect((await answerTo(world, before, { do: 'ill' })).status).toBe(400)
    expect((await stored.runner()).healthState).toBeNull()
    await world.pass(8 * 24 * 60, { sweep: false })
    await nudged(36_000)
    expect(newest('act')).not.toBe(before)
    expect((await answerTo(world, newest('act'), { do: 'ill' })).title).toContain('Thank you')
  })

  it('does not keep anybody from the way out of a mail sent before', async () => {
    const mail = await nudged()
    await signOutEverywhere()
    expect((await world.resend.unsubscribe(mail?.id ?? ''))?.status).toBe(200)
    expect(await isConfirmed()).toBe(false)
  })
})

describe('somebody who reads a mailbox that was the runner’s and wants to go on', () => {
  it.each(['sign-in', 'act'] as const)(
    'by a link to %s there: it ended with the address, also when that is added again',
    async (kind) => {
      await nudged()
      await askToSignIn()
      const link = newest(kind)
      await remove()
      expect(await pressed(link)).toBe(400)
      await world.confirm()
      expect(await isConfirmed()).toBe(true)
      expect(await pressed(link)).toBe(400)
    },
  )

  it('by a link to note something, where nothing is to be sent any more', async () => {
    const mail = await nudged()
    await world.resend.unsubscribe(mail?.id ?? '')
    expect((await answerTo(world, newest('act'), { do: 'ill' })).status).toBe(400)
  })
})

describe('somebody who wants to undo an unsubscribe', () => {
  const replay = async () => {
    await world.pass(10)
    const link = newest('verify')
    const looked = await world.visit(link)
    return [looked.status, await pressed(link)]
  }

  it('by the link that confirmed the address: pressed again it only says so, and not after the way out', async () => {
    expect(await replay()).toEqual([200, 200])
    await world.resend.unsubscribe((await nudged())?.id ?? '')
    expect(await replay()).toEqual([400, 400])
    expect(await isConfirmed()).toBe(false)
    expect((await stored.suppression()).why).toBe('unsubscribed')
  })

  it('by the link of a request that the way out came after', async () => {
    const mail = await nudged()
    await add()
    await world.resend.unsubscribe(mail?.id ?? '')
    expect(await replay()).toEqual([400, 400])
    expect(await isConfirmed()).toBe(false)
  })

  it('by the link of a request that a newer one replaced', async () => {
    await world.resend.unsubscribe((await nudged())?.id ?? '')
    await add()
    const first = newest('verify')
    await add()
    expect(await pressed(first)).toBe(400)
    expect(await isConfirmed()).toBe(false)
    expect(await pressed(newest('verify'))).toBe(200)
    expect(await isConfirmed()).toBe(true)
    expect(await stored.count('suppression')).toBe(0)
  })

  it('by a request of another account that was open: it ended too', async () => {
    const mail = await nudged()
    await world.submit('/me/sign-out', {})
    await connectOther()
    // the address is confirmed elsewhere, so their request is one from before that
    await stored.run("UPDATE contact SET state = 'unconfirmed'")
    await add()
    await stored.run("UPDATE contact SET state = 'confirmed' WHERE confirm_request IS NULL")
    const theirs = newest('verify')
    await world.resend.unsubscribe(mail?.id ?? '')
    expect(await pressed(theirs)).toBe(400)
    expect(await stored.count('contact', "state = 'confirmed'")).toBe(0)
  })

  it('by the code of a number that nothing arrives at any more', async () => {
    const id = await world.confirmNumber()
    const text = world.twilio.texts.at(-1)
    const code = text?.body.match(/\b\d{6}\b/)?.[0] ?? ''
    await world.twilio.tell(text?.sid ?? '', 'undelivered', 30005)
    expect(await isConfirmed(NUMBER)).toBe(false)
    expect((await answerTo(world, `/me/contacts/${id}/confirm`, { code })).problems).toHaveLength(1)
    expect(await isConfirmed(NUMBER)).toBe(false)
  })
})

describe('somebody who wants to be left alone, with an old mail in hand', () => {
  const wayOut = (mail: World['resend']['mails'][number] | undefined) =>
    new URL(mail?.headers?.['List-Unsubscribe']?.slice(1, -1) ?? '').pathname
  /** As a mail program does it: no cookie, no origin, nothing but the post. */
  const oneClick = (path: string) =>
    world.visit(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  const isSilent = async () =>
    (await stored.count('contact', "state = 'confirmed'")) === 0 &&
    (await stored.suppression()).why === 'unsubscribed'

  it('is, though the address was removed and added again since', async () => {
    const old = wayOut(await nudged())
    await remove()
    await world.confirm()
    expect(await (await world.visit(old)).text()).toContain(`nothing more to ${ADDRESS}`)
    expect((await oneClick(old)).status).toBe(200)
    expect(await isSilent()).toBe(true)
    await world.pass(8 * 24 * 60, { sweep: false })
    const before = world.nudgeMails().length
    await nudged(36_000)
    expect(world.nudgeMails()).toHaveLength(before)
  })

  it('is, though the account is gone and another has confirmed the address', async () => {
    const old = wayOut(await nudged())
    await world.submit('/me/delete', {})
    await world.work()
    await connectOther()
    await world.confirm()
    expect((await oneClick(old)).status).toBe(200)
    expect(await isSilent()).toBe(true)
    // who has it there may ask again, and its owner confirm again
    await world.confirm()
    expect(await isConfirmed()).toBe(true)
  })

  it('stays so when the address is only added later', async () => {
    const old = wayOut(await nudged())
    await remove()
    expect(await (await world.visit(old)).text()).toContain('the address this e-mail came to')
    expect((await oneClick(old)).status).toBe(200)
    const before = world.resend.mails.length
    await add()
    await world.pass(60)
    expect((await stored.contact()).state).toBe('unconfirmed')
    expect(world.resend.mails).toHaveLength(before)
  })

  it('of one kind of message, and hears of the others', async () => {
    const old = wayOut(await nudged())
    await remove()
    await world.confirm()
    expect((await oneClick(`${old}?category=summary`)).status).toBe(200)
    expect(await stored.contact()).toMatchObject({ state: 'confirmed', summary: 0, recovery: 1 })
  })

  it('by reporting it as unwanted, though the address was removed and added again since', async () => {
    const mail = await nudged()
    await remove()
    await world.confirm()
    await world.resend.tell(mail?.id ?? '', 'email.complained')
    expect(await stored.contact()).toMatchObject({ state: 'off', offWhy: 'complained' })
  })

  it('is, though the secret it was signed with is no longer there', async () => {
    const token = wayOut(await nudged()).replace('/unsubscribe/', '')
    const store = openTestStore()
    const rotated = { secrets: secretsFrom(['another-master-secret-of-ours']), store }
    expect(await readUnsubscribe(rotated, token)).toBe(token.split('.')[1])
    expect(await readUnsubscribe(rotated, token.replace('.', '.x'))).toBeNull()
  })

  it('cannot have somebody else left alone: what names another address is not ours', async () => {
    const [id = '', , signature = ''] = wayOut(await nudged()).split('.')
    expect((await oneClick(`${id}.${'A'.repeat(43)}.${signature}`)).status).toBe(400)
    expect(await isConfirmed()).toBe(true)
  })
})

/** What somebody hostile wants of the way back in: to shut others out, to learn who is here, to fill mailboxes. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import { worker } from '../../../src/index.ts'
import { assets, BASE, db, settings } from '../../installation.ts'
import { heldQueues } from '../queues.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'
import { arrive } from './answered.ts'

const OWNER = 'runner@mail.example'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.submit('/me/sign-out', {})
})

const ask = (address: string, from: string) =>
  world.visit('/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ address }),
    headers: {
      Origin: BASE,
      'Content-Type': 'application/x-www-form-urlencoded',
      'CF-Connecting-IP': from,
    },
  })
/** What its page says then. */
const told = async (address: string, from: string) => {
  const { html, saved, problems } = await arrive(
    world,
    (await ask(address, from)).headers.get('Location') ?? '',
  )
  return { html: html.replaceAll(address, 'theirs'), said: [...problems, saved].join() }
}
const links = () => world.resend.mails.filter(({ text }) => text?.includes('/sign-in/'))
const newestLink = () =>
  new URL(
    links()
      .at(-1)
      ?.text?.match(/https:\S+\/sign-in\/\S+/)?.[0] ?? '',
  ).pathname
/** One address of a botnet after the other. */
const anyNetwork = (turn: number) => `203.0.${Math.floor(turn / 250)}.${(turn % 250) + 1}`

describe('somebody who asks for links in the name of another', () => {
  it.each([
    ['every minute', 1, 300],
    ['every seven minutes', 7, 200],
    ['every hour', 60, 30],
  ])('%s shuts them out at no time, and fills no mailbox', async (_, minutes, times) => {
    for (let turn = 0; turn < times; turn++) {
      await ask(OWNER, anyNetwork(turn))
      await world.work()
      if (turn % 60 === 59 || turn < 8) {
        // whoever comes now has a link that works, whether theirs made a mail or not
        expect(await (await world.visit(newestLink())).text()).toContain('Sign me in')
      }
      await world.pass(minutes, { sweep: false })
    }
    expect(links().length).toBeLessThanOrEqual(10 * Math.ceil((times * minutes) / 1_440))
    await ask(OWNER, '192.0.2.7')
    await world.work()
    expect((await world.submit(newestLink(), {})).headers.get('Location')).toBe('/me')
  })

  it('at the same moment makes one mail', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, turn) => ask(OWNER, anyNetwork(turn))))
    await world.work()
    expect(links()).toHaveLength(1)
  })

  it('gets no further than the words of the mail say', async () => {
    for (let turn = 0; turn < 5; turn++) {
      await ask(OWNER, anyNetwork(turn))
      await world.pass(16, { sweep: false })
    }
    expect(links().map(({ text }) => text?.match(/once, for ([^.]+)\./)?.[1])).toEqual([
      ...Array(4).fill('15 minutes'),
      'four hours',
    ])
    expect(links().at(-1)?.text).toContain('no other before this one expires')
    await world.pass(200, { sweep: false })
    expect((await world.submit(newestLink(), {})).headers.get('Location')).toBe('/me')
  })
})

describe('somebody who asks for links to made-up addresses', () => {
  it('uses up nothing that is anybody’s', async () => {
    // more than mails may be made in a day
    const all = Array.from({ length: 350 }, (_, turn) =>
      ask(`made-up-${turn}@mail.example`, anyNetwork(turn)),
    )
    await Promise.all(all)
    expect(await stored.count('delivery', "kind = 'sign-in'")).toBe(0)
    await ask(OWNER, '192.0.2.7')
    await world.work()
    expect(links()).toHaveLength(1)
  })

  it.each([
    ['192.0.2.9', () => '192.0.2.9', 20],
    ['one /64', (turn: number) => `2001:db8:1:1::${turn + 1}`, 20],
    ['one /48', (turn: number) => `2001:db8:1:${(turn + 1).toString(16)}::1`, 80],
  ])('mails from %s no more than so many people in an hour', async (_, from, allowed) => {
    for (let turn = 0; turn < allowed; turn++) await ask(`made-up-${turn}@mail.example`, from(turn))
    // said of every address alike, and before one is looked at: nobody waits for a mail that does not come
    const refused = []
    for (const address of [OWNER, 'stranger@mail.example', 'no address at all']) {
      refused.push(await told(address, from(allowed)))
    }
    expect(new Set(refused.map(({ html }) => html)).size).toBe(1)
    expect(refused[0]?.said).toContain('from your network')
    expect(JSON.stringify(refused)).not.toContain('on its way')
    await world.work()
    expect(links()).toHaveLength(0)
    await ask(OWNER, '192.0.2.7')
    await world.work()
    expect(links()).toHaveLength(1)
  })

  it('is told the same of every address, and is made to wait by none', async () => {
    const answers = []
    // equally long, for what is sealed is as long as what was typed, and says no more
    const [stranger, nowhere] = [`s${OWNER.slice(1)}`, OWNER.replace('mail', 'none')]
    for (const address of [OWNER, stranger, OWNER, nowhere]) {
      const answer = await ask(address, '192.0.2.7')
      const headers = [...answer.headers].map(([name, value]) => [
        name,
        name === 'set-cookie' ? value.length : value,
      ])
      answers.push([
        answer.status,
        headers,
        (await arrive(world, '/sign-in')).html.replaceAll(address, 'ADDRESS'),
      ])
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
  })

  it('is answered without waiting for what is done about it', async () => {
    const queues = heldQueues(world.now)
    const legwork = worker(world.now)
    let answered = false
    const seen: boolean[] = []
    const watched = new Proxy(db, {
      get: (target, name) => {
        if (name === 'prepare' || name === 'batch') seen.push(answered)
        const member = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const context = createExecutionContext()
    const ours = {
      ...settings,
      DB: watched,
      ASSETS: assets,
      EVENTS: queues.events,
      DELIVERIES: queues.deliveries,
    }
    const request = new Request<unknown, IncomingRequestCfProperties>(`${BASE}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ address: OWNER }),
      headers: { Origin: BASE },
    })
    const answer = await legwork.fetch(request, ours, context)
    answered = true
    expect(answer.status).toBe(303)
    await waitOnExecutionContext(context)
    expect(seen.filter(Boolean).length).toBeGreaterThan(0)
    expect(await stored.count('delivery', "kind = 'sign-in'")).toBe(1)
  })
})

describe('an installation that is asked for very many links', () => {
  it('shuts nobody out, sends each address one at a time, and tells its operator once', async () => {
    await ask(OWNER, '192.0.2.7')
    await world.work()
    const resetsAt = world.now().getTime() + 20 * 3_600_000
    await stored.setLimit('sign-ins', { used: 300, allowed: 300, resetsAt })
    await world.pass(16, { sweep: false })
    for (let turn = 0; turn < 9; turn++) {
      await ask(OWNER, anyNetwork(turn))
      await world.pass(16)
    }
    expect(links()).toHaveLength(2)
    expect((await world.submit(newestLink(), {})).headers.get('Location')).toBe('/me')
    const told = world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))
    expect(told.map(({ subject }) => subject)).toEqual(['Unusually many sign-in links were requested'])
  })
})

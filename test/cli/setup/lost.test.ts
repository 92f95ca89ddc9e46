/** Where what setup kept is lost, or is not so: it goes by what there is, and says what it cannot know. */
import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { keptPath, readKept } from '../../../src/cli/setup/kept.ts'
import { remove } from '../../../src/cli/setup/remove.ts'
import { closing, setUp } from '../../../src/cli/setup/setup.ts'
import { anEmptyAccount, WORKER_URL } from '../stand-in/simulated.ts'
import { ANSWERS, aPlace, type Place, TWILIO } from './installing.ts'

const ALL = { ...ANSWERS, ...TWILIO }

type Options = Parameters<Place['world']>[1]

async function online(answers = ALL, options: Options = {}) {
  const place = aPlace()
  expect((await setUp(await place.world(answers, options))).ok).toBe(true)
  return place
}

const lose = ({ root }: Place) => rm(keptPath(root))

async function removed(place: Place, answers = ALL, options: Options = {}) {
  const world = await place.world(answers, { saysYes: true, ...options })
  expect(await remove(world)).toEqual({ ok: true, value: true })
  return world
}

describe('removing without .setup.json', () => {
  it('takes away all the same what calls the Worker, for Cloudflare says where that is', async () => {
    const place = await online()
    await lose(place)
    const world = await removed(place)
    expect(place.state).toEqual(anEmptyAccount())
    expect(place.standing()).toMatchObject({ webhooks: [], texts: [''] })
    expect(world.changes).toContain('end the subscription at Strava')
    expect(world.undone).toEqual([])
  })

  it.each([
    ['in a dry run', { isDry: true }],
    ['when the Worker is gone already', {}],
  ])('names what may call it, %s', async (_, options) => {
    const place = await online()
    await lose(place)
    if (!('isDry' in options)) place.state.worker = null
    const { undone } = await removed(place, ALL, options)
    expect(undone).toEqual([
      expect.stringMatching(/^legwork\.a-runner\.workers\.dev is called\. .*Strava/),
      expect.stringMatching(/\/webhooks\/resend is called\. .*https:\/\/resend\.com\/webhooks/),
      expect.stringMatching(/\/webhooks\/twilio\/inbound is called\. .*clear that address/),
    ])
    expect(place.standing().webhooks).toEqual([`${WORKER_URL}/webhooks/resend`])
  })

  it('names what calls it at an address of its own, which Cloudflare does not say', async () => {
    const place = await online()
    await lose(place)
    const own = 'https://legwork.example/webhooks/resend'
    for (const each of place.sandbox.resend.account.webhooks) each.endpoint = own
    expect((await removed(place)).undone).toEqual([expect.stringContaining(`${own} is called`)])
  })

  it('says what may remain at those whose keys it has no more', async () => {
    const place = await online()
    await lose(place)
    const { undone } = await removed(place, {})
    for (const name of ['STRAVA_CLIENT_SECRET', 'RESEND_API_KEY', 'TWILIO_AUTH_TOKEN']) {
      expect(undone.join('\n')).toContain(`${name} is not kept here. `)
    }
    expect(undone).toHaveLength(3)
  })

  it('of another that calls itself Legwork, it says nothing where it knows which is its own', async () => {
    const place = await online()
    const other = {
      id: 'other',
      events: [],
      signingSecret: '',
      endpoint: 'https://other.example/webhooks/resend',
    }
    place.sandbox.resend.account.webhooks.push(other)
    expect((await removed(place)).undone).toEqual([])
    expect(place.standing().webhooks).toEqual([other.endpoint])
  })
})

describe('queues that are not on the first page of a list', () => {
  const crowded = () => {
    const place = aPlace({ ...anEmptyAccount(), queuesAPage: 2 })
    place.state.queues = ['a', 'b', 'c', 'd', 'e']
    return place
  }

  it('are not made twice, and are removed', async () => {
    const place = crowded()
    await setUp(await place.world(ALL))
    expect(place.state.queues).toHaveLength(8)
    const again = await place.world({})
    await setUp(again)
    expect(again.changes).toEqual([])
    await removed(place, {})
    expect(place.state.queues).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('--jurisdiction eu', () => {
  const EU: Options = { jurisdiction: 'eu' }
  const noted = async ({ root }: Place) => {
    const kept = await readKept(root)
    return kept.ok ? kept.value.jurisdiction : null
  }

  it.each([
    ['', async () => {}],
    [', and .setup.json is lost', lose],
  ])(
    'where the database is elsewhere%s: says that data can only move, and notes nothing that is not so',
    async (_, before) => {
      const place = await online()
      await before(place)
      const world = await place.world(ALL, EU)
      const done = await setUp(world)
      expect(done).toEqual({
        ok: false,
        error: expect.stringMatching(/not in the EU, .*Move to another account/),
      })
      expect(world.changes).toEqual([])
      expect(await noted(place)).toBe('anywhere')
    },
  )

  it('where nobody says where the database is, does not claim to know', async () => {
    const place = await online()
    await lose(place)
    for (const each of place.state.databases) delete each.jurisdiction
    const done = await setUp(await place.world(ALL, EU))
    expect(done).toEqual({
      ok: false,
      error: expect.stringContaining('is there already, perhaps outside the EU'),
    })
    expect(await noted(place)).toBeNull()
  })

  it('where the database is there changes nothing, and queues made again are there too', async () => {
    const place = await online(ALL, EU)
    await lose(place)
    place.state.queues.pop()
    const world = await place.world(ALL)
    expect((await setUp(world)).ok).toBe(true)
    expect(place.calls.filter((each) => each.startsWith('queues create'))).toEqual([
      expect.stringMatching(/--jurisdiction eu$/),
    ])
    const again = await place.world({}, EU)
    await setUp(again)
    expect(closing(again)[0]).toContain('up to date')
  })

  it('counts as long as the database is not made, whatever was chosen before', async () => {
    const place = aPlace()
    const twin = await online()
    const stop = { at: 1 + twin.calls.indexOf('d1 create legwork'), when: 'before' } as const
    await setUp(await place.world(ALL, { stop })).catch(() => {})
    expect(place.state.databases).toEqual([])
    expect(await noted(place)).toBe('anywhere')
    await setUp(await place.world({}, EU))
    expect(place.state.databases[0]?.jurisdiction).toBe('eu')
    expect(await noted(place)).toBe('eu')
  })
})

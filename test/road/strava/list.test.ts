import { beforeEach, describe, expect, it } from 'vitest'
import { windowAt } from '../../../src/domain/time/calendar.ts'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { strava } from '../../../src/sources/strava/strava.ts'
import { OUTSIDE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

const EASY = { distanceMeters: 8_000, movingSeconds: 2_800 }
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const daysAgo = (world: World, days: number) => new Date(world.now().getTime() - days * DAY_MS)
const storedIds = async () => (await stored.runs()).map(({ id }) => id).toSorted()
const letters = () => stored.count('dead_letter')

/** What the athlete has run on the days of the window. */
function ranIn(world: World): string[] {
  const { from } = windowAt(world.now(), { timeZone: 'America/Denver', weekStartsOn: 'monday' })
  const activities = world.strava.athletes.find(({ id }) => id === ATHLETE)?.activities ?? []
  return activities
    .filter(({ sport_type, start_date_local }) => /Run$/.test(sport_type) && start_date_local >= from)
    .map(({ id }) => `strava:${id}`)
    .sort()
}

describe('a first sync at Strava’s list', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
  })
  const anAthlete = (starts: Date[]) =>
    world.strava.addAthlete({
      id: ATHLETE,
      firstname: 'Simulated',
      timezone: 'America/Denver',
      activities: starts.map((startDate) => ({ ...EASY, startDate })),
    })

  it('knows every run of the window though each page is shorter than asked for', async () => {
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.limits.mostOnPage = 40
    await world.connect()
    expect(await storedIds()).toEqual(ranIn(world))
  })

  it('of a young log ends at the empty page behind it', async () => {
    anAthlete([3, 2, 1].map((days) => daysAgo(world, days)))
    world.strava.limits.mostOnPage = 2
    await world.connect()
    expect(await storedIds()).toHaveLength(3)
    const pages = world.strava.calls.filter(({ path }) => path.endsWith('/activities'))
    expect(pages.map(({ query }) => query.page)).toEqual(['1', '2', '3'])
  })

  it('counts each run once when one is logged between two pages', async () => {
    anAthlete([4, 3, 2, 1].map((days) => daysAgo(world, days)))
    world.strava.limits.mostOnPage = 2
    world.beforeCall = async ({ url }) => {
      if (new URL(url).searchParams.get('page') !== '2') return
      world.beforeCall = null
      world.strava.holdEvents = true
      await world.strava.log(ATHLETE, EASY)
    }
    await world.connect()
    expect(await storedIds()).toHaveLength(4)
    expect(await stored.weekMeters()).toBe(32_000)
  })

  it('loses one run to a row that cannot be read, and not the list', async () => {
    anAthlete([5, 4, 3, 2, 1].map((days) => daysAgo(world, days)))
    world.strava.faults.push({ on: 'list', times: 1, answer: 'odd-row' })
    await world.connect()
    const all = ranIn(world)
    expect(await storedIds()).toEqual(all.filter((_, place) => place !== 2))
  })
})

describe('a sync at Strava’s list that goes wrong', () => {
  let world: World
  const logEasy = () =>
    world.strava.log(ATHLETE, { ...EASY, startDate: new Date(world.now().getTime() - HOUR_MS) })

  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(60)
  })

  it('keeps what is stored of every row that cannot be read', async () => {
    world.strava.faults.push({ on: 'list', times: 1, answer: 'odd-row' })
    const { athlete } = await logEasy()
    // so that the row in the middle is a run that is stored
    const middle = world.strava.athletes.find(({ id }) => id === athlete.id)?.activities.toReversed() ?? []
    expect(middle[Math.floor(middle.length / 2)]?.sport_type).toBe('Run')
    await world.work()
    expect(await storedIds()).toEqual(ranIn(world))
  })

  it.each(['malformed', 'html'] as const)(
    'with status 200 and “%s” comes back by itself, with no further event and no letter',
    async (answer) => {
      world.strava.faults.push({ on: 'list', times: 1, answer })
      await logEasy()
      await world.work()
      expect(await storedIds()).toHaveLength(ranIn(world).length - 1)
      await world.pass(15, { sweep: false })
      expect(await storedIds()).toEqual(ranIn(world))
      expect(await letters()).toBe(0)
    },
  )

  describe('for its tokens have run out', () => {
    const refreshing = async (answer: 'drop-after' | 'malformed') => {
      await world.pass(7 * 60, { sweep: false })
      world.strava.faults.push({ on: 'refresh', times: 1, answer })
      await logEasy()
      await world.pass(15, { sweep: false })
    }
    const state = async () => (await stored.connection()).state

    it.each(['drop-after', 'malformed'] as const)(
      'and the answer with the new ones is lost (“%s”) works the next time with the stored ones',
      async (answer) => {
        await refreshing(answer)
        expect(await state()).toBe('active')
        expect(await storedIds()).toEqual(ranIn(world))
        expect(await letters()).toBe(0)
      },
    )

    it('asks to connect again where the stored ones died with the lost answer', async () => {
      world.strava.rules.oldRefreshToken = 'dead-at-once'
      await refreshing('drop-after')
      // one refusal may be a stumble
      expect(await state()).toBe('active')
      await world.pass(70, { sweep: false })
      expect(await state()).toBe('needs-reconnect')
      expect((await storedIds()).length).toBeGreaterThan(50)
    })
  })
})

describe('rows of Strava’s list', () => {
  const NOW = new Date('2026-03-10T18:00:00Z')
  const window = windowAt(NOW, { timeZone: 'UTC', weekStartsOn: 'monday' })

  const aRow = (id: number, start: string, over: Record<string, unknown> = {}) => ({
    id,
    sport_type: 'Run',
    start_date: start,
    start_date_local: start,
    timezone: '(GMT+00:00) UTC',
    distance: 10_000,
    moving_time: 3_000,
    ...over,
  })

  const nothingPushed = { pushed: { runs: [], at: NOW }, received: new Map(), unreadable: [] }

  /** What is seen in pages that answer one after the other. */
  async function seenIn(pages: unknown[]) {
    const asked: string[] = []
    const heard: string[] = []
    const source = strava({
      apiUrl: `${OUTSIDE}/strava/api/v3`,
      oauthUrl: `${OUTSIDE}/strava/oauth`,
      clientId: '1',
      clientSecret: 'secret',
      verifyToken: 'verify',
      subscriptionId: undefined,
      cacheDays: 7,
      timeoutMs: 100,
      fetch: async (input) => {
        asked.push(new Request(input).url)
        return Response.json(pages[asked.length - 1] ?? [])
      },
    })
    const sync = await source.currentRuns(
      'access',
      { ...nothingPushed, window, timeZone: 'UTC', stored: [] },
      NOW,
      async (page, ofAbout) => void heard.push(`${page} of ${ofAbout}`),
    )
    return { asked, sync, heard }
  }

  it('tell of each further page before it is asked for, and of about how many', async () => {
    const aMonth = [aRow(5, '2026-03-09T07:00:00Z'), aRow(4, '2026-02-08T07:00:00Z')]
    const older = [3, 2].map((id) => aRow(id, '2025-06-01T07:00:00Z'))
    expect((await seenIn([aMonth, older])).heard).toEqual(['2 of 4'])
    expect((await seenIn([older])).heard).toEqual([])
  })

  it('end with two from before the window, which are not kept: one may have lost its date', async () => {
    const { asked, sync } = await seenIn([
      [aRow(3, '2026-03-09T07:00:00Z'), aRow(4, '1970-01-01T00:00:00Z')],
      [2, 1, 0].map((id) => aRow(id, id === 2 ? '2026-03-08T07:00:00Z' : '2025-06-01T07:00:00Z')),
      [aRow(9, '2026-03-07T07:00:00Z')],
    ])
    expect(asked).toHaveLength(2)
    expect(sync).toMatchObject({
      ok: true,
      value: { runs: [{ id: 'strava:3' }, { id: 'strava:2' }], listed: new Set(['3', '2']), unreadable: [] },
    })
  })

  it('that cannot be read are told of by field, never by value, and end nothing', async () => {
    const { asked, sync } = await seenIn([
      [
        aRow(3, 'some day'),
        aRow(2, '2026-03-08T07:00:00Z', { distance: 'far', start_date_local: 'noon' }),
        'a word',
      ],
      [aRow(1, '2026-03-07T07:00:00Z')],
    ])
    expect(asked).toHaveLength(3)
    expect(sync).toMatchObject({
      ok: true,
      value: {
        runs: [{ id: 'strava:1' }],
        listed: new Set(['3', '2', '1']),
        unreadable: [
          { id: 'strava:3', at: NOW.getTime(), edited: false },
          { id: 'strava:2', at: NOW.getTime(), edited: false },
          { id: null, at: NOW.getTime(), edited: false },
        ],
        remarks: [
          { kind: 'row', run: 'strava:3', reason: expect.stringContaining('start_date: ') },
          {
            kind: 'row',
            run: 'strava:2',
            reason: expect.stringMatching(/^distance: .*number.*; start_date_local: /),
          },
          { kind: 'row', run: null, reason: expect.stringMatching(/^entry: .*object/) },
        ],
      },
    })
    expect(JSON.stringify(sync)).not.toMatch(/some day|far|noon|a word/)
  })

  it('of a kind that sounds like running and is not known are told of', async () => {
    const { sync } = await seenIn([
      [aRow(2, '2026-03-08T07:00:00Z', { sport_type: 'MoonRun' }), aRow(1, '2026-03-07T07:00:00Z')],
      [aRow(0, '2025-03-07T07:00:00Z')],
    ])
    const remarks = [
      { kind: 'type', run: 'strava:2', reason: 'sport_type MoonRun sounds like running and is not known' },
    ]
    expect(sync).toMatchObject({ ok: true, value: { runs: [{ id: 'strava:1' }], unreadable: [], remarks } })
  })

  it('that never end are given up, for asking again mends nothing', async () => {
    const pages = Array.from({ length: 9 }, (_, place) => [aRow(place, '2026-03-08T07:00:00Z')])
    const { asked, sync } = await seenIn(pages)
    expect(asked).toHaveLength(5)
    expect(sync).toMatchObject({ ok: false, error: { kind: 'invalid-response', why: 'more than 5 pages' } })
  })

  it('that are no list are asked for again', async () => {
    const { sync } = await seenIn([{ message: 'later' }])
    expect(sync).toMatchObject({ ok: false, error: { kind: 'unavailable', why: 'not a list' } })
  })
})

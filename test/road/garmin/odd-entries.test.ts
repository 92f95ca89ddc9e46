import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aWorld, type World } from '../world.ts'
import { aGarminUser, CONNECTION, post, USER } from './garmin.ts'

const aSummary = (id: string, over: Record<string, unknown> = {}) => ({
  userId: USER,
  summaryId: id,
  activityType: 'RUNNING',
  startTimeInSeconds: 1_773_158_400,
  startTimeOffsetInSeconds: -21_600,
  durationInSeconds: 3_000,
  distanceInMeters: 10_000,
  ...over,
})
const odd = { durationInSeconds: 1e300 }

describe('an entry of a Garmin push that cannot be read', () => {
  let world: World
  let before: number
  beforeEach(async () => {
    world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
    before = await stored.count('run')
  })

  const page = async () => (await world.visit('/me')).text()
  const unreadable = async () => {
    const [source] = (await world.json('/api/v1/sources')) as { unreadableActivities: number }[]
    return source?.unreadableActivities
  }
  const tell = async (body: unknown) => {
    expect((await post(world, body)).status).toBe(200)
    await world.work()
  }
  const letters = async () =>
    (await stored.deadLetters()).map(({ kind, ids }) => ({ kind, ids: JSON.parse(ids) as unknown }))

  it('costs none of two hundred others, and is told until the same is told so that it can be', async () => {
    const others = Array.from({ length: 199 }, (_, n) =>
      aSummary(`s${n}`, { startTimeInSeconds: 1_773_158_400 - n * 7_200 }),
    )
    await tell({ activities: [aSummary('odd', odd), ...others] })
    expect(await stored.count('run')).toBe(before + 199)
    expect(await unreadable()).toBe(1)
    expect(await page()).toContain('1 activity could not be read.')
    const theLetter = [{ kind: 'row', ids: { connection: CONNECTION, run: 'garmin:odd' } }]
    expect(await letters()).toEqual(theLetter)

    await tell({ activities: [aSummary('another')] })
    await tell({ activities: [aSummary('odd', odd)] })
    expect(await unreadable()).toBe(1)
    expect(await letters()).toEqual(theLetter)

    await tell({ activityDetails: [{ userId: USER, summaryId: 'odd-detail', summary: aSummary('odd') }] })
    expect(await unreadable()).toBe(0)
    expect(await page()).not.toContain('could not be read')
    expect(await stored.count('run')).toBe(before + 201)
  })

  it('is met beside the runs that were told, by push and by ping', async () => {
    const run = { distanceMeters: 9_000, seconds: 3_000 }
    for (const mode of ['push', 'ping'] as const) {
      world.garmin.users.mode = mode
      world.garmin.faults.push({ on: 'notice', times: 1, answer: 'odd-entry' })
      await world.garmin.users.log(USER, run)
      await world.work()
    }
    expect(await stored.count('run')).toBe(before + 2)
    expect(await unreadable()).toBe(2)
  })

  it('is no loss when another form of the same could be read, before, after or in one body', async () => {
    await tell({
      activityDetails: [{ userId: USER, summaryId: 'a-detail' }],
      activities: [aSummary('a'), aSummary('b')],
    })
    await tell({ activityDetails: [{ userId: USER, summaryId: 'b-detail', summary: null }] })
    expect(await unreadable()).toBe(0)
    expect(await letters()).toEqual([])
  })

  it('leaves an edited run as it was, and is told until there is an edit that can be read', async () => {
    await tell({ activities: [aSummary('a')] })
    await tell({ manuallyUpdatedActivities: [aSummary('a', { distanceInMeters: -1 })] })
    expect((await stored.runs()).find(({ id }) => id === 'garmin:a')?.meters).toBe(10_000)
    expect(await unreadable()).toBe(1)
    await tell({ activities: [aSummary('a')] })
    expect(await unreadable()).toBe(1)
    await tell({ manuallyUpdatedActivities: [aSummary('a', { distanceInMeters: 9_000 })] })
    expect((await stored.runs()).find(({ id }) => id === 'garmin:a')?.meters).toBe(9_000)
    expect(await unreadable()).toBe(0)
  })

  it('is forgotten with the window it would have been in', async () => {
    await tell({ activities: [aSummary('odd', odd)] })
    await stored.run("UPDATE connection SET unreadable = json_replace(unreadable, '$[0].at', 0)")
    await tell({ activities: [aSummary('another')] })
    expect(await unreadable()).toBe(0)
  })

  it('of a type that sounds like running leaves one letter, however many come', async () => {
    await tell({ activities: ['a', 'b'].map((id) => aSummary(id, { activityType: 'MOON_RUN' })) })
    expect(await letters()).toEqual([{ kind: 'type', ids: { connection: CONNECTION, run: 'garmin:a' } }])
    expect(await unreadable()).toBe(0)
  })

  it.each([
    ['starts in 2100 and later', { startTimeInSeconds: 9_999_999_999 }],
    ['starts next week', { startTimeInSeconds: 1_773_158_400 + 8 * 86_400 }],
    ['starts before watches knew the time', { startTimeInSeconds: 1 }],
  ])('for it %s makes no weeks', async (_, over) => {
    const weeks = await stored.count('weekly_mileage')
    await tell({ activities: [aSummary('odd', over)] })
    expect(await stored.count('weekly_mileage')).toBe(weeks)
    expect(await unreadable()).toBe(1)
  })

  it('keeps ids with all their digits, and those below zero', async () => {
    const text = JSON.stringify({ activities: [aSummary('A'), aSummary('B'), aSummary('C')] })
    const longs = ['9007199254740993123', '9007199254740993124', '-17']
    await tell(longs.reduce((body, id, n) => body.replace(`"${'ABC'.charAt(n)}"`, id), text))
    const ids = (await stored.runs()).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(longs.map((id) => `garmin:${id}`)))
  })

  it('hides neither a farewell nor a ping behind it', async () => {
    world.queues.messages.splice(0)
    const callbackURL = 'https://outside.example/garmin/wellness-api/rest/activities?ready=1'
    const answer = await post(world, {
      constructor: [{}],
      valueOf: [{}],
      __defineGetter__: [{}],
      activities: [
        null,
        [],
        7,
        { userId: {} },
        { userId: USER, callbackURL: {} },
        { userId: USER, callbackURL },
      ],
      deregistrations: [null, { userId: 7 ** 99 }, { userId: 'gone' }],
      userPermissionsChange: [{ userId: ['x'] }, { userId: 'changed' }],
    })
    expect(answer.status).toBe(200)
    const kinds = world.queues.messages.map(({ body }) => (body as { kind: string }).kind)
    expect(kinds.filter((kind) => kind !== 'unreadable')).toEqual(['ready', 'revoked', 'permissions'])
    expect(kinds.filter((kind) => kind === 'unreadable')).toHaveLength(8)
  })

  it('as another version queued it costs the others nothing', async () => {
    await post(world, { activities: [aSummary('a'), aSummary('b')] })
    const job = world.queues.messages.at(-1)?.body as { runs: Record<string, unknown>[] }
    job.runs = [{ ...job.runs[0], run: { of: 'tomorrow' } }, ...job.runs.slice(1), { of: 'tomorrow' }]
    await world.work()
    expect(await stored.count('run')).toBe(before + 1)
    expect(await letters()).toEqual([{ kind: 'row', ids: { connection: CONNECTION, run: 'garmin:a' } }])
  })

  it('in a job that no version knows names what can be named, and nobody’s words', async () => {
    const connection = CONNECTION
    for (const body of [
      { kind: 'of-tomorrow', connection, note: 'hello there' },
      { kind: 'hello there' },
      null,
    ]) {
      await post(world, { deregistrations: [{ userId: USER }] })
      const message = world.queues.messages.at(-1)
      if (message) message.body = body
      await world.work()
    }
    expect(await letters()).toEqual(
      expect.arrayContaining([
        { kind: 'of-tomorrow', ids: { connection } },
        { kind: 'unknown', ids: {} },
        { kind: 'unknown', ids: {} },
      ]),
    )
    expect(JSON.stringify(await stored.deadLetters())).not.toContain('hello')
  })
})

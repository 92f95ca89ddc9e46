import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aWorld, type World } from '../world.ts'
import { aGarminUser, CONNECTION, post, USER } from './garmin.ts'

type Week = { weekStart: string; distanceMeters: number; runs: number }

const LONG = { distanceMeters: 28_000, seconds: 9_600 }

describe('the road with Garmin Connect', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER)
  })

  const weeks = async () => (await world.json('/api/v1/weeks')) as Week[]
  const total = async () => (await weeks()).reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
  const hoursAgo = (hours: number) => new Date(world.now().getTime() - hours * 3_600_000)

  it('asks for the past in pieces of 30 days, and the weeks equal the sums of what came', async () => {
    const asked = world.garmin.calls.filter(({ call }) => call === 'backfill')
    expect(asked).toHaveLength(4)
    for (const { query, status } of asked) {
      const span = Number(query.summaryEndTimeInSeconds) - Number(query.summaryStartTimeInSeconds)
      expect([span, status]).toEqual([30 * 86_400, 202])
    }
    const all = await weeks()
    expect(all).toHaveLength(17)
    const since = Date.parse(`${all.at(-1)?.weekStart}T07:00:00Z`) / 1000
    const selfReports = world.garmin.users
      .find(USER)
      .summaries.filter(({ activityType }) => /RUN/.test(activityType))
      .filter(({ startTimeInSeconds }) => startTimeInSeconds >= since)
    expect(await stored.running()).toEqual({
      runs: selfReports.length,
      meters: selfReports.reduce((sum, { distanceInMeters }) => sum + distanceInMeters, 0),
    })
    expect(await total()).toBe(selfReports.reduce((sum, { distanceInMeters }) => sum + distanceInMeters, 0))
  })

  it('says nothing of history, and sends one mail for a long step', async () => {
    await world.confirm()
    await world.pass(4 * 60)
    expect(world.nudgeMails()).toHaveLength(0)
    const calls = world.garmin.calls.length
    await world.garmin.users.log(USER, { ...LONG, startDate: hoursAgo(3) })
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(world.nudgeMails()[0]?.text).toContain('28.0 km')
    expect(world.garmin.calls.length).toBe(calls)
    await world.pass(24 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('keeps the runner’s wall clock, as far as it is told', async () => {
    // Denver in March, after the clocks went forward
    expect((await stored.runner()).timeZone).toMatch(/^-0[67]:00$/)
  })

  it('follows an edit that shrinks a run, whatever was said before of it', async () => {
    const { summaryId } = await world.garmin.users.log(USER, { ...LONG, startDate: hoursAgo(3) })
    await world.work()
    const before = await total()
    await world.garmin.users.edit(USER, summaryId, { distanceMeters: 5_000, seconds: 1_800 })
    await world.work()
    expect(await total()).toBe(before - 23_000)
    await world.garmin.users.edit(USER, summaryId, { distanceMeters: 4_800 })
    await world.work()
    expect(await total()).toBe(before - 23_200)
    // the details of the recording come when they come
    const edited = await world.garmin.users.edit(USER, summaryId, {})
    await world.garmin.users.tellDetails(USER, { ...edited, distanceInMeters: 28_000 })
    await world.work()
    expect(await total()).toBe(before - 23_200)
  })

  it('takes a run out again that became a ride, and back in when it is a run after all', async () => {
    const before = await total()
    const { summaryId } = await world.garmin.users.log(USER, { ...LONG, startDate: hoursAgo(3) })
    await world.work()
    await world.garmin.users.edit(USER, summaryId, { type: 'CYCLING' })
    await world.work()
    expect(await total()).toBe(before)
    await world.garmin.users.edit(USER, summaryId, { type: 'trail running' })
    await world.work()
    expect(await total()).toBe(before + 28_000)
  })

  it('is not undone by an older telling that arrives late, nor by one that comes twice', async () => {
    const before = await total()
    const { summaryId } = await world.garmin.users.log(USER, { ...LONG, startDate: hoursAgo(3) })
    const first = world.queues.messages.splice(0)
    await world.pass(1, { sweep: false })
    await world.garmin.users.edit(USER, summaryId, { type: 'CYCLING' })
    await world.work()
    world.queues.messages.push(...first, ...structuredClone(first))
    await world.work()
    expect(await total()).toBe(before)
  })

  it('counts a multisport activity by its children, once', async () => {
    const before = await total()
    const parts = { parentSummaryId: 'm1', startDate: hoursAgo(5) }
    for (const entry of [
      { summaryId: 'm1', isParent: true, distanceMeters: 45_000, seconds: 9_000, startDate: hoursAgo(5) },
      { summaryId: 'm1-1', type: 'CYCLING', distanceMeters: 35_000, seconds: 5_400, ...parts },
      { summaryId: 'm1-2', distanceMeters: 10_000, seconds: 3_600, ...parts, startDate: hoursAgo(3) },
    ]) {
      await world.garmin.users.log(USER, entry)
    }
    await world.work()
    expect(await total()).toBe(before + 10_000)
  })

  it('holds a distance nobody can have run as implausible, and says so', async () => {
    const before = await total()
    await world.garmin.users.log(USER, {
      distanceMeters: 519_818.125,
      seconds: 11_580,
      startDate: hoursAgo(4),
    })
    await world.work()
    expect(await total()).toBe(before)
    expect(await (await world.visit('/me')).text()).toContain('faster than anyone runs')
  })

  it('keeps the same summary id of two users apart', async () => {
    aGarminUser(world, 'garmin-user-2')
    await world.submit('/me/sign-out', {})
    await world.connectGarmin('garmin-user-2')
    const run = { summaryId: 'same', seconds: 3_600, startDate: hoursAgo(2) }
    await world.garmin.users.log(USER, { ...run, distanceMeters: 10_000 })
    await world.garmin.users.log('garmin-user-2', { ...run, distanceMeters: 12_000 })
    await world.work()
    const same = (await stored.runs()).filter(({ id }) => id === 'garmin:same')
    expect(same).toMatchObject([
      { connection: CONNECTION, meters: 10_000 },
      { connection: 'garmin:garmin-user-2', meters: 12_000 },
    ])
  })

  it('fetches what a ping says is ready, with the token and from Garmin’s own origin alone', async () => {
    const before = await total()
    world.garmin.users.mode = 'ping'
    await world.garmin.users.log(USER, { distanceMeters: 8_000, seconds: 2_700, startDate: hoursAgo(2) })
    await world.work()
    expect(await total()).toBe(before + 8_000)
    expect(world.garmin.calls.at(-1)).toMatchObject({ call: 'callback', status: 200 })
  })

  it('is asked again for what is ready when its answer is cut off, and no letter is left', async () => {
    const before = await total()
    world.garmin.users.mode = 'ping'
    world.garmin.faults.push({ on: 'callback', times: 1, answer: 'malformed' })
    await world.garmin.users.log(USER, { distanceMeters: 8_000, seconds: 2_700, startDate: hoursAgo(2) })
    await world.pass(5, { sweep: false })
    expect(await total()).toBe(before + 8_000)
    expect(await stored.count('dead_letter')).toBe(0)
  })

  it.each(['permissions', 'refresh'] as const)(
    'that answers half a body when asked for %s is asked again',
    async (on) => {
      await world.pass(25 * 60, { sweep: false })
      world.garmin.faults.push({ on, times: 1, answer: 'malformed' })
      await world.garmin.users.permit(USER, ['HISTORICAL_DATA_EXPORT'])
      await world.work()
      const state = async () => (await stored.connection()).state
      expect(await state()).toBe('active')
      await world.pass(5, { sweep: false })
      expect(await state()).toBe('needs-reconnect')
      expect(await stored.count('dead_letter')).toBe(0)
    },
  )

  it('is asked for its permissions when it says they changed', async () => {
    await world.confirm()
    await world.garmin.users.permit(USER, ['HISTORICAL_DATA_EXPORT'])
    await world.work()
    const state = async () => (await stored.connection()).state
    expect(await state()).toBe('needs-reconnect')
    expect(world.nudgeMails()).toHaveLength(1)
    await world.garmin.users.permit(USER)
    await world.work()
    expect(await state()).toBe('active')
    expect(await stored.running()).not.toMatchObject({ runs: 0 })
  })

  it('stores a new refresh token before anything uses the new access, each time', async () => {
    for (let day = 0; day < 3; day++) {
      await world.pass(25 * 60, { sweep: false })
      world.garmin.users.mode = 'ping'
      await world.garmin.users.log(USER, { distanceMeters: 5_000, seconds: 1_800, startDate: hoursAgo(2) })
      await world.work()
    }
    const refreshed = world.garmin.calls.filter(({ call }) => call === 'refresh')
    expect(refreshed.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('keeps its refresh token from ending of neglect, and asks nothing else for weeks', async () => {
    const calls = world.garmin.calls.length
    for (let week = 0; week < 14; week++) {
      await world.pass(7 * 24 * 60, { sweep: false })
      await world.garmin.users.log(USER, { distanceMeters: 5_000, seconds: 1_800, startDate: hoursAgo(2) })
      await world.sweep()
      await world.work()
    }
    const since = world.garmin.calls.slice(calls)
    expect(new Set(since.map(({ call, status }) => `${call} ${status}`))).toEqual(new Set(['refresh 200']))
    expect(since.length).toBeLessThanOrEqual(3)
  })

  it('is erased when it says so and its tokens are refused, never on its word or on a failure alone', async () => {
    await post(world, { deregistrations: [{ userId: USER }] })
    await world.work()
    expect(await stored.running()).not.toMatchObject({ runs: 0 })
    world.garmin.faults.push({ on: 'id', times: 1, answer: 'server-error' })
    await world.garmin.users.deregister(USER)
    await world.work()
    expect(await stored.running()).not.toMatchObject({ runs: 0 })
    await world.pass(70)
    expect(await stored.running()).toMatchObject({ runs: 0 })
    expect(await stored.count('push_received')).toBe(0)
  })

  it('is deregistered when the runner disconnects', async () => {
    await world.submit('/me/disconnect', { connection: CONNECTION })
    await world.work()
    expect(world.garmin.calls.at(-1)).toMatchObject({ call: 'registration', status: 204 })
    expect(world.garmin.grants.permissions(USER)).toBeNull()
    expect(await stored.count('connection')).toBe(0)
  })
})

/** A row stands alone: whatever one field of it holds changes nothing else, and in whatever order rows come. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowAt } from '../../src/domain/time/calendar.ts'
import type { Run } from '../../src/domain/training/run.ts'
import { readBody } from '../../src/sources/garmin/webhook.ts'
import { withPushed } from '../../src/sources/pushed.ts'
import { pushedRunsSchema } from '../../src/sources/pushed-run.ts'
import type { Synced, SyncRequest } from '../../src/sources/source.ts'
import { lookThrough } from '../../src/sources/strava/list.ts'
import {
  asDetails,
  DAY,
  garminEntries,
  garminEntry,
  NOW,
  old,
  oldRows,
  recentRows,
  stravaRow,
  stravaRows,
} from './rows.ts'

const request: SyncRequest = {
  window: windowAt(NOW, { timeZone: 'America/Denver', weekStartsOn: 'monday' }),
  timeZone: 'America/Denver',
  stored: [],
  received: new Map(),
  unreadable: [],
  pushed: { runs: [], at: NOW },
}

/** What JSON from outside may hold where something else was expected. */
const ODD: readonly unknown[] = [
  ...[null, true, '', ' ', 'NaN', 'far', '12', '-1', -1, 0, 1, 1.5, 2 ** 53, -(2 ** 60), 1e300],
  ...[
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T07:00:00Z',
    '2026-03-07',
    '(GMT) Etc/Unknown',
  ],
  ...[
    [],
    {},
    [[]],
    { valueOf: [{}] },
    { toString: 1 },
    JSON.parse('{"__proto__":{"a":1}}'),
    '\ud800',
    'x'.repeat(1e5),
  ],
]
const anyValue = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue())

/** What Strava’s list comes to, in two pages. */
async function listed(rows: readonly unknown[], stored: Run[] = []): Promise<Synced> {
  const pages = [rows.slice(0, 5), rows.slice(5)]
  const pageOf = async () => ({ ok: true as const, value: { rows: pages.shift() ?? [], rateLimit: [] } })
  const seen = await lookThrough(pageOf, { ...request, stored }, NOW, async () => {})
  if (!seen.ok) throw new Error(seen.error.kind)
  return seen.value
}

/** What a push comes to, by way of the queue. */
function pushed(body: Record<string, unknown>): Synced {
  const runs = readBody(JSON.stringify(body), 'https://apis.example').flatMap((event) =>
    event.kind === 'runs.pushed' && event.userId === 'u' ? event.runs : [],
  )
  const queued = pushedRunsSchema.parse(JSON.parse(JSON.stringify(runs)))
  return withPushed({ ...request, pushed: { runs: queued, at: NOW } })
}

const spoilt = <Row extends object>(rows: readonly Row[]) =>
  fc
    .tuple(fc.nat(rows.length - 1), fc.constantFrom(...Object.keys(rows[0] ?? {})), anyValue)
    .map(([place, field, value]) => ({
      place,
      rows: rows.map((row, at) => (at === place ? { ...row, [field]: value } : row)),
    }))

const byId = (runs: readonly Run[]) => [...runs].sort((a, b) => (a.id < b.id ? -1 : 1))

/** A run that the rest of the service can live with. */
function isSound(run: Run): boolean {
  const { distanceMeters, movingSeconds, elapsedSeconds, climbMeters, startedAt, localDate } = run
  const figures = [distanceMeters, movingSeconds, elapsedSeconds, climbMeters ?? 0]
  return (
    figures.every((figure) => Number.isSafeInteger(figure) && figure >= 0) &&
    startedAt.getTime() <= NOW.getTime() + 2 * DAY &&
    /^20\d\d-\d\d-\d\d$/.test(localDate)
  )
}

/** What is seen with one row spoiled, beside what is seen with none. */
function expectOnlyItself(own: string, seen: Synced, whole: Synced): void {
  const ids = new Set(whole.runs.map(({ id }) => id))
  const others = ({ runs }: Synced) => byId(runs.filter(({ id }) => id !== own && ids.has(id)))
  expect(others(seen)).toEqual(others(whole))
  expect(seen.runs.filter(({ id }) => id === own || !ids.has(id)).length).toBeLessThanOrEqual(1)
  expect(seen.runs.every(isSound)).toBe(true)
  expect(seen.unreadable.length).toBeLessThanOrEqual(1)
  expect(JSON.stringify([seen.remarks, seen.unreadable]).length).toBeLessThan(800)
}

describe('one field spoiled', () => {
  it('in Strava’s list changes its own row alone, and not where the runner is', async () => {
    const whole = await listed(stravaRows)
    expect(whole.runs).toHaveLength(6)
    await fc.assert(
      fc.asyncProperty(spoilt(stravaRows), async ({ place, rows }) => {
        const seen = await listed(rows)
        expectOnlyItself(`strava:${stravaRows[place]?.id}`, seen, whole)
        expect(seen.timeZone).toBe('America/Denver')
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['activities', garminEntries],
    ['manuallyUpdatedActivities', garminEntries],
    ['activityDetails', garminEntries.map(asDetails)],
  ])('in a push of Garmin’s %s changes its own entry alone', (type, entries) => {
    const whole = pushed({ [type]: entries })
    expect(whole.runs).toHaveLength(6)
    fc.assert(
      fc.property(spoilt<object>(entries), ({ place, rows }) => {
        expectOnlyItself(`garmin:s${place}`, pushed({ [type]: rows }), whole)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the order of rows', () => {
  const shuffled = <Row>(rows: Row[]) => fc.shuffledSubarray(rows, { minLength: rows.length })

  it('changes nothing in Strava’s list, though one of them cannot be read', async () => {
    const rows = recentRows.map((row, at) => (at === 2 ? { ...row, start_date_local: null } : row))
    const whole = await listed([...rows, ...oldRows])
    await fc.assert(
      fc.asyncProperty(shuffled(rows), async (inAnyOrder) => {
        const seen = await listed([...inAnyOrder, ...oldRows])
        expect({ ...seen, runs: byId(seen.runs) }).toEqual({ ...whole, runs: byId(whole.runs) })
      }),
    )
  })

  it('changes nothing in a push', () => {
    const entries = garminEntries.map((row, at) => (at === 2 ? { ...row, durationInSeconds: null } : row))
    const whole = pushed({ activities: entries })
    fc.assert(
      fc.property(shuffled(entries), (inAnyOrder) => {
        const seen = pushed({ activities: inAnyOrder })
        expect(byId(seen.runs)).toEqual(byId(whole.runs))
        expect(seen.unreadable).toEqual(whole.unreadable)
      }),
    )
  })
})

describe('a field that is not needed', () => {
  it.each([
    ['total_elevation_gain', 'much', { climbMeters: null }],
    ['moving_time', 'NaN', { movingSeconds: 2_900, elapsedSeconds: 2_900 }],
    ['elapsed_time', -5, { movingSeconds: 2_800, elapsedSeconds: 2_800 }],
    ['sport_type', {}, { ground: 'road' }],
    ['trainer', 'true', { ground: 'treadmill' }],
    ['workout_type', '1', { marked: null }],
    ['device_name', 5, { device: null }],
  ])('of Strava’s, %s = %o, is none', async (field, value, expected) => {
    const { runs, remarks } = await listed([{ ...stravaRow(0), [field]: value }, ...oldRows])
    expect(runs).toMatchObject([expected])
    expect(remarks).toEqual([])
  })

  it.each([
    ['startTimeOffsetInSeconds', 7 * 86_400, { localDate: '2026-03-09' }],
    ['totalElevationGainInMeters', -7, { climbMeters: null }],
    ['deviceName', ['x'], { device: 'Garmin' }],
    ['manual', 'yes', { manual: false }],
    ['distanceInMeters', null, { distanceMeters: 0 }],
  ])('of Garmin’s, %s = %o, is none', (field, value, expected) => {
    const seen = pushed({ activities: [{ ...garminEntry(0), [field]: value }] })
    expect(seen.runs).toMatchObject([expected])
    expect(seen.remarks).toEqual([])
  })

  it.each([
    ['distanceInMeters', 10_000_001],
    ['durationInSeconds', 31 * 86_400],
    ['startTimeInSeconds', Date.UTC(1989, 11, 31) / 1000],
    ['startTimeInSeconds', NOW.getTime() / 1000 + 3 * 86_400],
    ['activityType', 7],
  ])('is not %s: %i is beyond what can be, and the run is left out and told', (field, value) => {
    const seen = pushed({ activities: [{ ...garminEntry(0), [field]: value }] })
    expect(seen).toMatchObject({ runs: [], unreadable: [{ id: 'garmin:s0' }], remarks: [{ kind: 'row' }] })
  })

  it('says nothing of an activity that is no run', async () => {
    const ride = { ...stravaRow(3), distance: 'far', start_date_local: null }
    expect(await listed([ride, ...oldRows])).toMatchObject({
      runs: [],
      unreadable: [],
      remarks: [],
      listed: new Set(['103']),
    })
    expect(pushed({ activities: [{ ...garminEntry(3), durationInSeconds: 'x' }] }).unreadable).toEqual([])
  })

  it('counts one told twice once, as it was told last', async () => {
    const again = { ...stravaRow(1), distance: 9_000 }
    const { runs } = await listed([
      stravaRow(0),
      stravaRow(1),
      ...Array(4).fill(again),
      old,
      { ...old, id: 2 },
    ])
    expect(runs.map(({ distanceMeters }) => distanceMeters)).toEqual([8_000, 9_000])
  })
})

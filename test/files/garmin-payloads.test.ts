import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { windowAt } from '../../src/domain/time/calendar.ts'
import { buildLog } from '../../src/domain/training/log.ts'
import { readBody } from '../../src/sources/garmin/webhook.ts'
import { withPushed } from '../../src/sources/pushed.ts'
import { isRead, type PushedRun } from '../../src/sources/pushed-run.ts'
import type { SourceEvent } from '../../src/sources/source.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/garmin/', import.meta.url))
const API = 'https://apis.example/wellness-api/rest'
const isThere = existsSync(FOLDER)
if (!isThere) console.warn('The payloads seen by others are not beside this project: not tried.')

const textOf = (file: string) => readFileSync(FOLDER + file, 'utf8')
const read = (body: unknown) => readBody(typeof body === 'string' ? body : JSON.stringify(body), API)

/** The runs of one user, as they count. */
function runsOf(selfReports: readonly PushedRun[]) {
  const today = windowAt(new Date('2020-01-01'), { timeZone: 'UTC', weekStartsOn: 'monday' })
  const look = withPushed({
    window: { ...today, from: '1970-01-01' },
    timeZone: 'UTC',
    stored: [],
    pushed: { runs: selfReports, at: new Date() },
    received: new Map(),
    unreadable: [],
  })
  return buildLog(look.runs, { weekStartsOn: 'monday' })
}

/** What a body comes to: summaries by what became of them, notices, letters. */
function outcome(events: readonly SourceEvent[]) {
  const pushed = events.flatMap((event) => (event.kind === 'runs.pushed' ? [event.runs] : []))
  const logs = pushed.map(runsOf)
  const notices = ['access.revoked', 'permissions.changed']
  return {
    counted: logs.reduce((sum, { counted }) => sum + counted.length, 0),
    held: logs.flatMap(({ notCounted }) => notCounted.map(({ why }) => why)),
    noRun: pushed.flat().filter((each) => each.run === null && isRead(each)).length,
    notices: events.flatMap(({ kind }) => (notices.includes(kind) ? [kind] : [])),
    letters: [
      ...events.flatMap((event) => (event.kind === 'unreadable' ? [event.reason] : [])),
      ...pushed.flat().flatMap(({ remark }) => remark?.reason ?? []),
    ],
  }
}
const nothing = { counted: 0, held: [], noRun: 0, notices: [], letters: [] }
const noDuration = 'activities: durationInSeconds: missing'
const noEnvelope = { ...nothing, letters: ['body: not a JSON object'] }

/** The website's own list is no notification; told as one, its rows show what the types come to. */
const rowSchema = z.object({
  activityId: z.number(),
  activityType: z.object({ typeKey: z.string() }),
  startTimeGMT: z.string(),
  startTimeLocal: z.string().optional(),
  duration: z.number().optional(),
  distance: z.number().nullish(),
  parent: z.boolean().optional(),
  manualActivity: z.boolean().optional(),
})
const secondsAt = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000
function asPush(rows: unknown) {
  const activities = z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      userId: 'u',
      summaryId: String(row.activityId),
      activityType: row.activityType.typeKey,
      startTimeInSeconds: secondsAt(row.startTimeGMT),
      startTimeOffsetInSeconds: row.startTimeLocal
        ? secondsAt(row.startTimeLocal) - secondsAt(row.startTimeGMT)
        : null,
      durationInSeconds: row.duration,
      distanceInMeters: row.distance,
      manual: row.manualActivity,
      isParent: row.parent,
    }))
  return { activities }
}

describe.skipIf(!isThere)('payloads seen by others', () => {
  it('are all known here', () => {
    expect(readdirSync(FOLDER).filter((file) => !(file in bodies) && !(file in lists))).toEqual([
      'pe-st__activityTypes.json',
      'the-momentum__open-wearables__push_cases.json',
    ])
  })

  const bodies: Record<string, ReturnType<typeof outcome>> = {
    'RADAR-base__push_activities.json': { ...nothing, held: ['implausible'], noRun: 1 },
    'RADAR-base__push_activityDetails.json': { ...nothing, counted: 1 },
    'RADAR-base__push_moveIQ.json': nothing,
    'pe-st__activity_emoji.json': nothing,
    'pe-st__activity_multisport_child.json': nothing,
    'pe-st__activity_multisport_overview.json': nothing,
  }
  it.each(Object.entries(bodies))('%s is taken in', (file, expected) => {
    expect(outcome(read(textOf(file)))).toEqual(expected)
  })

  const lists: Record<string, ReturnType<typeof outcome>> = {
    'cgonzalezsanc__garmin-to-notion__activities.json': { ...nothing, counted: 2, noRun: 245 },
    'felipeam86__garpy__list_activities.json': {
      ...nothing,
      noRun: 8,
      letters: Array(2).fill(noDuration),
    },
    'pe-st__activities-list.json': { ...nothing, counted: 1, noRun: 2 },
    'pe-st__activitylist-service.json': { ...nothing, noRun: 1 },
  }
  it.each(Object.entries(lists))(
    '%s is no notification; told as one it comes to what is expected',
    (file, expected) => {
      expect(outcome(read(textOf(file)))).toEqual(noEnvelope)
      expect(outcome(read(asPush(JSON.parse(textOf(file)))))).toEqual(expected)
    },
  )

  it('pe-st__activityTypes.json: every type is running or is not, and none that sounds like it is unknown', () => {
    const types = z
      .array(z.object({ typeId: z.number(), typeKey: z.string() }))
      .parse(JSON.parse(textOf('pe-st__activityTypes.json')))
    const activities = types.map(({ typeId, typeKey }) => ({
      userId: 'u',
      summaryId: String(typeId),
      activityType: typeKey,
      startTimeInSeconds: 1_700_000_000 + typeId * 10_000,
      durationInSeconds: 3_000,
      distanceInMeters: 10_000,
    }))
    expect(outcome(read({ activities }))).toEqual({ ...nothing, counted: 9, noRun: 143 })
  })

  it('the-momentum__open-wearables__push_cases.json', () => {
    const cases = z
      .array(z.object({ case: z.string(), body: z.unknown() }))
      .parse(JSON.parse(textOf('the-momentum__open-wearables__push_cases.json')))
    expect(Object.fromEntries(cases.map((each) => [each.case, outcome(read(each.body))]))).toEqual({
      ok_no_distance: { ...nothing, held: ['no-distance'] },
      no_summaryId_no_offset: { ...nothing, held: ['no-distance'] },
      missing_duration: { ...nothing, letters: [noDuration] },
      with_distance: {
        ...nothing,
        letters: ['activities: userId: expected an id, as text or a whole number'],
      },
      empty: nothing,
      deregistrations: { ...nothing, notices: ['access.revoked'] },
      deregistrations_malformed: {
        ...nothing,
        letters: [
          'deregistrations: entry: not an object',
          'deregistrations: userId: expected an id, as text or a whole number',
        ],
      },
      userPermissionsChange: { ...nothing, notices: ['permissions.changed'] },
    })
  })
})

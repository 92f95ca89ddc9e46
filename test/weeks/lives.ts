/** One runner's log lived through with the service: run by run, in the real Worker, with everything that arrives. */

import { expect } from 'vitest'
import { massageOf } from '../../src/domain/advice/advice.ts'
import { arrivalOf, type Habit, type Replay, replay } from '../../src/domain/replay/replay.ts'
import { buildLog } from '../../src/domain/training/log.ts'
import type { Run } from '../../src/domain/training/run.ts'
import { nothingReported, type Race, type Runner } from '../../src/domain/training/runner.ts'
import type { GivenLog } from '../logs/given-log.ts'
import { stored } from '../road/stored.ts'
import { ATHLETE, aWorld, NUMBER, type World } from '../road/world.ts'
import { wanted } from '../wanted.ts'

export type Life = {
  weekStartsOn: 'monday' | 'sunday'
  sensitivity: 'relaxed' | 'standard' | 'careful'
  habit: Habit
  races: readonly Race[]
  texts: boolean
}

/** What was said: when, and about what. */
export type Line = string

const DAY_MS = 86_400_000
const A_DAY_MINUTES = 24 * 60
const SETTLE_MINUTES = 20
const QUIET = { from: '21:00', to: '08:00' }

/** Oldest first, under the ids the simulated source will give them. */
export const runsOf = ({ runs }: GivenLog): Run[] =>
  runs
    .map((run) => ({ ...run, startedAt: new Date(run.startedAt) }))
    .sort((a, b) => arrivalOf(a) - arrivalOf(b))
    .map((run, place) => ({ ...run, id: `strava:${idAt(place)}` }))

const idAt = (place: number) => 15_000_000_000 + place

/** What the backtest says of it. */
export function backtest(runs: readonly Run[], timeZone: string, life: Life): Replay {
  const log = buildLog(runs, { weekStartsOn: life.weekStartsOn })
  const runner: Runner = {
    id: 'runner',
    timeZone,
    weekStartsOn: life.weekStartsOn,
    units: 'km',
    sensitivity: life.sensitivity,
    quietHours: QUIET,
    settleMinutes: SETTLE_MINUTES,
    connectedAt: connectedAt(runs),
    snoozedUntil: null,
    excluded: new Set(),
    selfReports: { ...nothingReported, races: life.races, massageMessages: true },
  }
  return replay(log, runner, life.habit)
}

/** Whole minutes: what is due is due to the minute. */
const connectedAt = (runs: readonly Run[]) =>
  new Date(60_000 * Math.floor((runs[0] ? runs[0].startedAt.getTime() - DAY_MS : 0) / 60_000))

const byTime = (a: Line, b: Line) => (a < b ? -1 : a > b ? 1 : 0)

export const linesOf = ({ said, summaries }: Replay): Line[] =>
  [
    ...said.map(({ at, nudge }) => `${at.toISOString()} ${nudge.rule} ${nudge.subject}`),
    ...summaries.map(({ at, weekStart }) => `${at.toISOString()} summary ${weekStart}`),
  ].toSorted(byTime)

/** What the service says, lived through run by run; `hear` is told of every message as it arrives. */
export async function service(
  runs: readonly Run[],
  timeZone: string,
  life: Life,
  expected: Replay,
): Promise<{ mails: Line[]; texts: Line[] }> {
  const world = await connected(runs, timeZone, life)
  const heard = { mails: [] as Line[], texts: [] as Line[] }
  let place = 0
  for (let next = await nextMoment(); next !== null; next = await nextMoment()) {
    let minutes = next.minutes
    // the sweep comes every quarter of an hour: in a silence, once a day is as good
    for (; minutes > A_DAY_MINUTES; minutes -= A_DAY_MINUTES) {
      await world.pass(A_DAY_MINUTES, { sweep: false })
      await world.sweep()
      await world.work()
    }
    await world.pass(minutes, { sweep: false })
    for (let run = runs[place]; run && arrivalOf(run) <= world.now().getTime(); run = runs[place]) {
      await arrive(world, run, place, timeZone)
      place += 1
    }
    if (next.isReview) await world.sweep()
    await world.work()
    await listen(world, heard, expected, life.habit)
  }
  return { mails: heard.mails.toSorted(byTime), texts: heard.texts.toSorted(byTime) }

  /** When the next run arrives, a message is due, or a sync comes by the calendar; null when all has been said. */
  async function nextMoment() {
    const now = world.now().getTime()
    const run = runs[place]
    const arrival = run ? arrivalOf(run) : Number.POSITIVE_INFINITY
    const [review] = await stored.ask<{ at: number }>(
      'SELECT review_at AS at FROM connection WHERE review_at > ?',
      now,
    )
    const reviewAt = review?.at ?? Number.POSITIVE_INFINITY
    const at = Math.min(arrival, reviewAt, world.queues.nextDue() ?? Number.POSITIVE_INFINITY)
    return Number.isFinite(at) ? { minutes: Math.max(0, at - now) / 60_000, isReview: at === reviewAt } : null
  }
}

/** A runner on the day before their first run, with everything wanted and nothing known yet. */
async function connected(runs: readonly Run[], timeZone: string, life: Life): Promise<World> {
  const start = connectedAt(runs)
  const world = await aWorld({ SETTLE_MINUTES: String(SETTLE_MINUTES) }, start.toISOString())
  world.strava.addAthlete({ id: ATHLETE, firstname: 'A', timezone: timeZone })
  Object.assign(world.strava.limits, { overall: [1e9, 1e9], read: [1e9, 1e9] })
  await world.connect()
  await world.visit('/api/v1/settings', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ timeZone, weekStartsOn: life.weekStartsOn, sensitivity: life.sensitivity },
      ...{ quietFrom: QUIET.from, quietTo: QUIET.to },
    }),
  })
  await world.confirm()
  if (life.texts) await world.confirmNumber(NUMBER)
  for (const { id } of await stored.contacts()) {
    await world.submit('/me/settings', wanted(id, 'recovery', 'massage', 'summary'))
  }
  const runner = (await stored.runner()).id
  for (const { date, distanceMeters, goal } of life.races) {
    await stored.run(
      'INSERT INTO race (runner_id, date, distance_meters, goal) VALUES (?, ?, ?, ?)',
      runner,
      date,
      distanceMeters,
      goal ? 1 : 0,
    )
  }
  await world.work()
  world.resend.mails.splice(0)
  world.twilio.texts.splice(0)
  return world
}

/** The source keeps what the log has, to the metre and the day; what has left the window long ago is not listed any more. */
async function arrive(world: World, run: Run, place: number, timeZone: string): Promise<void> {
  const { activities } = world.strava.athletes[0] ?? { activities: [] }
  const old = new Date(world.now().getTime() - 130 * DAY_MS).toISOString()
  activities.splice(
    0,
    Math.max(
      0,
      activities.findIndex(({ start_date }) => start_date >= old),
    ),
  )
  world.strava.holdEvents = true
  const activity = await world.strava.log(ATHLETE, {
    id: idAt(place),
    startDate: run.startedAt,
    distanceMeters: run.distanceMeters,
    movingSeconds: run.movingSeconds,
    elapsedSeconds: run.elapsedSeconds,
    sportType: run.ground === 'trail' ? 'TrailRun' : 'Run',
    trainer: run.ground === 'treadmill',
    workoutType: run.marked === 'race' ? 1 : run.marked === 'workout' ? 3 : 0,
    manual: run.manual,
    deviceName: run.device,
    timezone: timeZone,
  })
  Object.assign(activity, {
    start_date_local: `${run.localDate}${activity.start_date_local.slice(10)}`,
    total_elevation_gain: run.climbMeters,
    elev_low: run.altitudeMeters,
  })
  world.strava.holdEvents = false
  for (const event of world.strava.heldEvents.splice(0)) await world.strava.send(event)
  await world.work()
}

/** Takes what has come to the mailbox and the phone; a runner who books does so at once. */
async function listen(
  world: World,
  heard: { mails: Line[]; texts: Line[] },
  expected: Replay,
  habit: Habit,
): Promise<void> {
  const mails = world.resend.mails
    .splice(0)
    .map(({ at, idempotencyKey }) => ({ at, id: idempotencyKey ?? '' }))
  const texts = world.twilio.texts.splice(0).map(({ at, statusCallback }) => ({
    at,
    id: new URL(statusCallback ?? '').searchParams.get('delivery') ?? '',
  }))
  for (const { at, id } of mails) {
    const line = `${at.toISOString()} ${await subjectOf(id)}`
    heard.mails.push(line)
    if (habit === 'books') await book(world, line, expected)
  }
  for (const { at, id } of texts) heard.texts.push(`${at.toISOString()} ${await subjectOf(id)}`)
}

/** What a delivery is about, as the database has it. */
async function subjectOf(id: string): Promise<string> {
  const [row] = await stored.ask<{
    kind: string
    about: string
    rule: string | null
    subject: string | null
  }>(
    `SELECT d.kind, d.about, n.rule, n.subject FROM delivery d
     LEFT JOIN nudge n ON n.runner_id = d.runner_id AND n.id = d.about WHERE d.id = ?`,
    id,
  )
  return row?.rule ? `${row.rule} ${row.subject}` : `${row?.kind} ${row?.about.slice(-10)}`
}

/** The first day that fits, as the message offered it. */
async function book(world: World, line: Line, { said, summaries }: Replay): Promise<void> {
  const advised = said.find(({ at, nudge }) => line === `${at.toISOString()} ${nudge.rule} ${nudge.subject}`)
  const massage = advised
    ? massageOf(advised.advice)
    : summaries.find(({ at, weekStart }) => line === `${at.toISOString()} summary ${weekStart}`)?.massage
  if (massage?.kind !== 'suggest') return
  const booked = () =>
    world.visit('/api/v1/treatments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ date: massage.plan.days[0], state: 'booked' }),
    })
  if ((await booked()).ok) return world.work()
  // sessions end
  await world.connect({ sync: false })
  expect((await booked()).status).toBe(201)
  await world.work()
}

/** Somebody of whom there is a row in every table, and all that names them. */

import { expect } from 'vitest'
import { RECEIVER } from '../../../src/sandbox/outside.ts'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { wanted } from '../../wanted.ts'
import { aGarminUser, post, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, NUMBER, type World } from '../world.ts'
import { hashOfAddress, type Names, tokensHeard, tracesIn } from './traces.ts'

const ADDRESS = 'somebody.in.particular@mail.example'
const HOUR_MS = 3_600_000

export type Somebody = { world: World; names: () => Names; ofStrava: () => Names; ofGarmin: () => Names }

/** Whose the rows of each table are. A table that is not entered here fails. */
export const OWNERS: Readonly<Record<string, 'runner' | 'connection' | 'connection or runner' | 'nobody'>> = {
  // sealed answers of calls that may be repeated, for a day
  api_answer: 'runner',
  api_token: 'runner',
  connection: 'connection or runner',
  contact: 'runner',
  dead_letter: 'connection or runner',
  delivery: 'runner',
  endpoint: 'runner',
  event: 'runner',
  event_attempt: 'runner',
  event_delivery: 'runner',
  exclusion: 'runner',
  // that sending is paused, when the sweep came by: nobody is in it
  installation: 'nobody',
  legs: 'runner',
  nudge: 'runner',
  planned_run: 'runner',
  push_received: 'connection',
  race: 'runner',
  race_simulation: 'runner',
  // what is counted of somebody is counted under a keyed hash, until its day, hour or month is over
  rate_limit: 'nobody',
  run: 'connection',
  runner: 'runner',
  soreness: 'runner',
  // hashes of addresses that said stop
  suppression: 'nobody',
  treatment: 'runner',
  weekly_mileage: 'connection',
}

/** Connected twice, confirmed twice, with something in every table and on every queue that names them. */
export async function somebody(): Promise<Somebody> {
  const world = await aWorld({ SETTLE_MINUTES: '0' })
  const tokens = tokensHeard(world)
  const athlete = simulatedRunner(world.now())
  world.strava.addAthlete({ ...athlete, firstname: 'Somebodyfirst', lastname: 'Somebodylast' })
  await world.connect()
  aGarminUser(world)
  await world.connectGarmin(USER)
  await world.confirm(ADDRESS)
  await world.confirmNumber()
  const contacts = await stored.contacts()
  for (const { id } of contacts) {
    await world.submit('/me/settings', wanted(id, 'recovery', 'massage', 'summary'))
    await world.submit(`/me/contacts/${id}/test`, {})
  }
  await world.submit('/me/races', { date: '2026-05-10', distanceMeters: '42195', goal: 'yes' })
  await world.submit('/me/massage/done', { date: '2026-03-01' })
  await world.submit('/me/massage/sore', { date: '2026-03-09', area: 'calves', strength: 'mild' })
  await world.submit('/me/planned-runs', { date: '2026-03-15', distance: '24' })
  await world.submit('/me/legs', { state: 'sore', area: 'calves', strength: 'mild' })
  await world.submit('/me/tokens', { name: 'Somebodyname' })
  await world.visit('/api/v1/race-simulations', {
    method: 'POST',
    body: JSON.stringify({ date: '2026-03-08' }),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'once' },
  })
  await stored.run(
    "INSERT INTO api_answer (runner_id, key, request, started_at, ends_at) SELECT id, 'k', 'r', 0, 9e15 FROM runner",
  )
  const types = ['nudge.created', 'nudge.sent', 'finding.detected', 'treatment.logged']
  await world.visit('/api/v1/webhooks', {
    method: 'POST',
    body: JSON.stringify({ url: `https://${RECEIVER}/somebodyhook`, types, agreed: true }),
    headers: { 'Content-Type': 'application/json' },
  })
  await world.submit('/sign-in', { address: ADDRESS })
  await world.pass(4 * 60, { sweep: false })

  const long = { distanceMeters: 34_000, movingSeconds: 12_000, title: 'Somebodytitle' }
  const startDate = new Date(world.now().getTime() - 4 * HOUR_MS)
  const activity = await world.strava.log(ATHLETE, { ...long, startDate })
  await world.garmin.users.log(USER, { distanceMeters: 34_000, seconds: 12_000, startDate })
  await world.pass(20, { sweep: false })
  const garminRun = world.garmin.users.find(USER).summaries.at(-1)?.summaryId ?? ''
  for (const run of [`strava:${activity.id}`, `garmin:${garminRun}`])
    await world.submit('/me/runs/exclude', { run })
  // an answer that was asked for and that its sender does not take yet
  await world.twilio.reply(NUMBER, 'LONG')
  world.twilio.faults.push({ times: 1, answer: 'rate-limited' })
  await world.work()
  await post(world, { activities: [{ userId: USER, summaryId: garminRun, activityType: 'RUNNING' }] })
  await stored.run(
    `INSERT INTO dead_letter (id, kind, ids, reason, at, runner_id, connection_id) SELECT 'row ' || id, 'row',
       json_object('connection', id), 'odd', ?, runner_id, id FROM connection`,
    world.now().getTime(),
  )
  await world.work()

  const runner = (await stored.runner()).id
  const rows = await stored.contacts()
  const sealed = (await stored.rows('connection')).map(({ tokens: each }) => String(each))
  const [byMail, byText] = await Promise.all([hashOfAddress('email', ADDRESS), hashOfAddress('sms', NUMBER)])
  const stravaRuns = () =>
    world.strava.athletes.flatMap(({ activities }) => activities.map(({ id }) => String(id)))
  const garminRuns = () => world.garmin.users.find(USER).summaries.map(({ summaryId }) => summaryId)
  const ofStrava = () =>
    new Map([
      ['the athlete', [String(ATHLETE)]],
      ['a run at Strava', stravaRuns()],
    ])
  const ofGarmin = () =>
    new Map([
      ['the user of Garmin', [USER]],
      ['a run at Garmin', garminRuns()],
    ])
  const names = () =>
    new Map([
      ...ofStrava(),
      ...ofGarmin(),
      ['the runner', [runner]],
      ['a contact', rows.map(({ id }) => id)],
      ['an address', [ADDRESS, NUMBER, NUMBER.slice(1)]],
      ['the hash of an address', [byMail, byText]],
      ['a name', ['Somebodyfirst', 'Somebodylast', 'Somebodytitle', 'Somebodyname', 'somebodyhook']],
      ['a token', [...tokens]],
      ['sealed tokens', sealed],
    ])
  return { world, names, ofStrava, ofGarmin }
}

/** Nothing was overlooked for want of a row: every table but those of nobody names them. */
export async function isInEveryTable({ names }: Somebody): Promise<void> {
  const named = new Set((await tracesIn(names())).map(({ table }) => table))
  const theirs = Object.entries(OWNERS).filter(([, owner]) => owner !== 'nobody')
  expect([...named].toSorted()).toEqual(expect.arrayContaining(theirs.map(([table]) => table)))
}

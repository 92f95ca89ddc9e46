/** "The Strava app" of a simulated runner: log, edit and delete activities, leave the app, make Strava fail. */

import { Hono } from 'hono'
import { fieldsOf, seeOther } from '../../http.ts'
import { missing } from '../../page.ts'
import { instantOf } from '../../zone.ts'
import type { Activity, ActivityEntry } from '../activity.ts'
import type { Athlete } from '../athlete.ts'
import type { Changes } from '../changes.ts'
import { type Call, faultAnswers } from '../faults.ts'
import type { StravaOptions, StravaSandbox } from '../sandbox.ts'
import { athleteList, athletePage } from './athlete-page.ts'

const calls: Call[] = ['athlete', 'list', 'activity', 'token', 'refresh', 'revoke']

export function athletePages(strava: StravaSandbox, { now, workerUrl }: StravaOptions): Hono {
  const app = new Hono()
  const find = (id: string | undefined) => strava.athletes.find((one) => String(one.id) === id)
  const back = (athlete: Athlete) => seeOther(`/strava/athletes/${athlete.id}`)

  app.get('/', () => seeOther('/strava/athletes'))

  app.get('/athletes', () => athleteList(strava))

  app.get('/athletes/:id', (c) => {
    const athlete = find(c.req.param('id'))
    return athlete ? athletePage(athlete, strava, { now: now(), workerUrl }) : missing('This athlete')
  })

  app.post('/athletes/:id/log', async (c) => {
    const athlete = find(c.req.param('id'))
    if (!athlete) return missing('This athlete')
    await strava.log(athlete.id, entryOf(await fieldsOf(c.req.raw), athlete))
    return back(athlete)
  })

  app.post('/athletes/:id/deauthorize', async (c) => {
    const athlete = find(c.req.param('id'))
    if (!athlete) return missing('This athlete')
    await strava.deauthorize(athlete.id)
    return back(athlete)
  })

  app.post('/athletes/:id/fault', async (c) => {
    const athlete = find(c.req.param('id'))
    if (!athlete) return missing('This athlete')
    const fields = await fieldsOf(c.req.raw)
    const on = calls.find((one) => one === fields.get('on'))
    const answer = faultAnswers.find((one) => one === fields.get('answer'))
    if (fields.has('clear')) strava.faults.length = 0
    else if (on && answer) strava.faults.push({ on, answer, times: numberIn(fields, 'times', 1) })
    return back(athlete)
  })

  app.post('/athletes/:id/activities/:activity', async (c) => {
    const athlete = find(c.req.param('id'))
    const activity = athlete?.activities.find((one) => String(one.id) === c.req.param('activity'))
    if (!athlete || !activity) return missing('This activity')
    const what = (await fieldsOf(c.req.raw)).get('do')
    const changes = changesFor(what, activity)
    if (what === 'delete') await strava.remove(activity.id)
    else if (changes) await strava.edit(activity.id, changes)
    return back(athlete)
  })

  return app
}

function numberIn(fields: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(fields.get(name) || otherwise)
  return Number.isFinite(value) && value >= 0 ? value : otherwise
}

function entryOf(fields: URLSearchParams, athlete: Athlete): ActivityEntry {
  const when = new Date(`${fields.get('when')}Z`)
  const seconds = Math.round(numberIn(fields, 'hours', 0) * 3600 + numberIn(fields, 'minutes', 0) * 60)
  return {
    startDate: Number.isNaN(when.getTime()) ? undefined : instantOf(athlete.timezone, when),
    distanceMeters: Math.round(numberIn(fields, 'km', 0) * 1000),
    movingSeconds: seconds,
    sportType: fields.get('sport') ?? 'Run',
    workoutType: numberIn(fields, 'workout', 0),
    title: fields.get('title') || undefined,
    private: fields.has('private'),
    trainer: fields.has('trainer'),
    manual: fields.has('manual'),
  }
}

function changesFor(what: string | null, activity: Activity): Changes | null {
  if (what === 'ride') return { sportType: 'Ride' }
  if (what === 'run') return { sportType: 'Run' }
  if (what === 'private') return { private: true }
  if (what === 'public') return { private: false }
  if (what === 'race') return { workoutType: 1 }
  if (what !== 'crop') return null
  const half = (value: number) => Math.round(value / 2)
  const times = { movingSeconds: half(activity.moving_time), elapsedSeconds: half(activity.elapsed_time) }
  return { distanceMeters: half(activity.distance), ...times }
}

/** "The Garmin app" of a simulated user: log, edit and retype activities, leave. */

import { Hono } from 'hono'
import { html } from 'hono/html'
import { fieldsOf, seeOther } from '../http.ts'
import { missing, page } from '../page.ts'
import type { GarminChanges, GarminSummary } from './summary.ts'
import type { GarminUser, Users } from './users.ts'

const SHOWN = 20

export function userPages(users: Users, { now, workerUrl }: { now: () => Date; workerUrl: string }): Hono {
  const app = new Hono()
  const find = (id: string | undefined) => users.all.find((one) => one.id === id)
  const back = ({ id }: GarminUser) => seeOther(`/garmin/users/${id}`)

  app.get('/', () => listPage(users))

  app.get('/users/:id', (c) => {
    const user = find(c.req.param('id'))
    return user ? userPage(user, workerUrl) : missing('This user')
  })

  app.post('/users/:id/log', async (c) => {
    const user = find(c.req.param('id'))
    if (!user) return missing('This user')
    const fields = await fieldsOf(c.req.raw)
    const seconds = Math.round(numberIn(fields, 'minutes') * 60)
    const startDate = new Date(now().getTime() - seconds * 1000)
    const type = fields.get('type') ?? 'RUNNING'
    await users.log(user.id, {
      distanceMeters: Math.round(numberIn(fields, 'km') * 1000),
      seconds,
      startDate,
      type,
    })
    return back(user)
  })

  app.post('/users/:id/activities/:summary', async (c) => {
    const user = find(c.req.param('id'))
    const summary = user?.summaries.find(({ summaryId }) => summaryId === c.req.param('summary'))
    if (!user || !summary) return missing('This activity')
    await users.edit(user.id, summary.summaryId, changesFor((await fieldsOf(c.req.raw)).get('do'), summary))
    return back(user)
  })

  app.post('/users/:id/deregister', async (c) => {
    const user = find(c.req.param('id'))
    if (!user) return missing('This user')
    await users.deregister(user.id)
    return back(user)
  })

  return app
}

function numberIn(fields: URLSearchParams, name: string): number {
  const value = Number(fields.get(name))
  return Number.isFinite(value) && value > 0 ? value : 0
}

function changesFor(what: string | null, summary: GarminSummary): GarminChanges {
  if (what === 'ride') return { type: 'CYCLING' }
  if (what === 'run') return { type: 'RUNNING' }
  return {
    distanceMeters: Math.round(summary.distanceInMeters / 2),
    seconds: Math.round(summary.durationInSeconds / 2),
  }
}

function listPage(users: Users): Promise<Response> {
  return page(
    'Garmin Connect',
    html`<h1>Simulated Garmin Connect</h1>
      <ul class="plain">
        ${users.all.map(({ id, name }) => html`<li class="card"><a href="/garmin/users/${id}">${name}</a></li>`)}
      </ul>`,
  )
}

function userPage(user: GarminUser, workerUrl: string): Promise<Response> {
  const newest = user.summaries
    .toSorted((a, b) => b.startTimeInSeconds - a.startTimeInSeconds)
    .slice(0, SHOWN)
  return page(
    user.name,
    html`<h1>${user.name}</h1>
      <p><a href="${workerUrl}/me">To Legwork</a> · <a href="/mailbox">The mailbox</a></p>
      <form method="post" action="/garmin/users/${user.id}/log" class="card stack">
        <div class="grid">
          <label>Kilometres <input name="km" type="number" step="0.1" min="0" value="28" /></label>
          <label>Minutes <input name="minutes" type="number" min="1" value="160" /></label>
          <label>Type <input name="type" value="RUNNING" /></label>
        </div>
        <button class="main">Sync an activity that ended just now</button>
      </form>
      <ul class="plain">
        ${newest.map((one) => activityLine(user, one))}
      </ul>
      <form method="post" action="/garmin/users/${user.id}/deregister"><button>Disconnect Legwork here</button></form>`,
  )
}

function activityLine({ id }: GarminUser, one: GarminSummary) {
  const when = new Date((one.startTimeInSeconds + one.startTimeOffsetInSeconds) * 1000)
  return html`<li class="card">
    ${when.toISOString().slice(0, 10)} · ${(one.distanceInMeters / 1000).toFixed(1)} km
    <span class="tag">${one.activityType}</span>
    <form method="post" action="/garmin/users/${id}/activities/${one.summaryId}" class="row">
      <button name="do" value="halve">Halve it</button>
      <button name="do" value="ride">Call it a ride</button>
      <button name="do" value="run">Call it a run</button>
    </form>
  </li>`
}

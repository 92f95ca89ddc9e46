/** What the simulated Strava app shows. */

import { html } from 'hono/html'
import { type Html, page } from '../../page.ts'
import { isoMinutes, wallClock } from '../../zone.ts'
import type { Activity } from '../activity.ts'
import type { Athlete } from '../athlete.ts'
import type { SentEvent } from '../events.ts'
import type { StravaSandbox } from '../sandbox.ts'

const SHOWN = 15

export function athleteList(strava: StravaSandbox): Promise<Response> {
  return page(
    'Simulated Strava',
    html`<h1>The simulated Strava app</h1>
      <ul class="plain">
        ${strava.athletes.map(
          ({ id, firstname, lastname, activities }) =>
            html`<li class="card"><a href="/strava/athletes/${id}">${firstname} ${lastname}</a><br />
              <span class="note">${activities.length} activities</span></li>`,
        )}
      </ul>`,
  )
}

export function athletePage(
  athlete: Athlete,
  strava: StravaSandbox,
  { now, workerUrl }: { now: Date; workerUrl: string },
): Promise<Response> {
  const newest = athlete.activities
    .toSorted((a, b) => b.start_date.localeCompare(a.start_date))
    .slice(0, SHOWN)
  const base = `/strava/athletes/${athlete.id}`
  const name = `${athlete.firstname} ${athlete.lastname}`.trim()
  return page(
    name,
    html`<h1>${name} <span class="tag">simulated Strava app</span></h1>
      ${connection(strava.scopesOf(athlete.id), base, workerUrl)}
      <h2>Log an activity</h2>
      ${logForm(base, wallClock(athlete.timezone, now))}
      <h2>Latest activities</h2>
      <ul class="plain">${newest.map((activity) => row(activity, base))}</ul>
      <h2>What Strava told Legwork</h2>
      ${told(strava.events)}
      <h2>Make Strava fail</h2>
      ${faultForm(base, strava)}`,
  )
}

function connection(scopes: string[] | null, base: string, workerUrl: string): Html {
  if (scopes === null) {
    return html`<p>Not connected to <a href="${workerUrl}">Legwork</a> yet, so Legwork hears nothing of what happens here.</p>`
  }
  return html`<form method="post" action="${base}/deauthorize" class="row">
    <span>Connected to <a href="${workerUrl}">Legwork</a>, which may use ${scopes.join(', ')}.</span>
    <button>Revoke access</button>
  </form>`
}

function logForm(base: string, wall: Date): Html {
  return html`<form method="post" action="${base}/log" class="card stack">
    <div class="grid">
      <label>Distance, km <input name="km" type="number" step="0.01" min="0" value="28" required /></label>
      <label>Hours <input name="hours" type="number" min="0" value="2" /></label>
      <label>Minutes <input name="minutes" type="number" min="0" max="59" value="40" /></label>
      <label>Started <input name="when" type="datetime-local" max="${isoMinutes(wall)}" aria-describedby="when" /></label>
      <label>Sport <select name="sport">
        ${['Run', 'TrailRun', 'VirtualRun', 'Ride', 'Walk', 'Hike', 'Swim'].map((one) => html`<option>${one}</option>`)}
      </select></label>
      <label>Kind of run <select name="workout">
        <option value="0">none</option><option value="1">race</option>
        <option value="2">long run</option><option value="3">workout</option>
      </select></label>
    </div>
    <p class="note" id="when">Without a start it ended just now.</p>
    <p class="row">
      <label><input type="checkbox" name="private" /> only me</label>
      <label><input type="checkbox" name="trainer" /> treadmill</label>
      <label><input type="checkbox" name="manual" /> entered by hand</label>
    </p>
    <p><button class="main">Log it</button></p>
  </form>`
}

function row(activity: Activity, base: string): Html {
  const minutes = Math.round(activity.moving_time / 60)
  const tags = [
    activity.private && 'only me',
    activity.workout_type === 1 && 'race',
    activity.workout_type === 3 && 'workout',
    activity.trainer && 'treadmill',
    activity.manual && 'by hand',
  ].filter((tag) => tag !== false)
  const button = (what: string, label: string) => html`<button name="do" value="${what}">${label}</button>`
  return html`<li class="card">
    <p class="row">
      <strong>${(activity.distance / 1000).toFixed(1)} km ${activity.sport_type}</strong>
      <span>${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h</span>
      <span class="note">${activity.start_date_local.slice(0, 16).replace('T', ' ')} · ${activity.name}</span>
      ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
    </p>
    <form method="post" action="${base}/activities/${activity.id}" class="row">
      ${activity.sport_type === 'Ride' ? button('run', 'Make it a run') : button('ride', 'Make it a ride')}
      ${activity.private ? button('public', 'Show to everyone') : button('private', 'Only me')}
      ${button('crop', 'Crop to half')} ${button('race', 'Mark as race')} ${button('delete', 'Delete')}
    </form>
  </li>`
}

function told(events: SentEvent[]): Html {
  if (events.length === 0) return html`<p class="note">Nothing yet. Crops and race marks are never told.</p>`
  return html`<ul class="plain">
    ${events
      .slice(-5)
      .reverse()
      .map(
        ({ event, answers }) =>
          html`<li><strong>${event.object_type} ${event.aspect_type}</strong> ${Object.keys(event.updates).join(', ')}
            <span class="note">answered ${answers.join(', then ') || 'by nobody'}</span></li>`,
      )}
  </ul>`
}

function faultForm(base: string, { faults }: StravaSandbox): Html {
  const options = (choices: [string, string][]) =>
    choices.map(([value, label]) => html`<option value="${value}">${label}</option>`)
  return html`<form method="post" action="${base}/fault" class="card stack">
    <div class="grid">
      <label>The next <select name="on">${options(kinds)}</select></label>
      <label>times <input name="times" type="number" min="1" value="1" /></label>
      <label>will see <select name="answer">${options(failures)}</select></label>
    </div>
    <p class="row"><button>Switch on</button> <button name="clear" value="1">All off</button></p>
    <p class="note">${faults.map(({ on, times, answer }) => `${on}: ${answer} ×${times}`).join(' · ') || 'No failure is waiting.'}</p>
  </form>`
}

const kinds: [string, string][] = [
  ['list', 'list of activities'],
  ['activity', 'single activity'],
  ['athlete', 'profile'],
  ['refresh', 'token refresh'],
  ['token', 'code exchange'],
  ['revoke', 'revocation'],
]

const failures: [string, string][] = [
  ['rate-limited', 'too many requests (429)'],
  ['server-error', 'a server error (500)'],
  ['unauthorized', 'not authorised (401)'],
  ['forbidden-inactive', 'inactive app (403)'],
  ['not-found-empty', 'not found (404)'],
  ['bad-request', 'bad request (400)'],
  ['malformed', 'half an answer'],
  ['odd-row', 'a row without a start'],
  ['odd-day', 'a row without a day'],
  ['odd-number', 'a row with a distance nobody runs'],
  ['bare-row', 'a row without most of it'],
  ['odd-zones', 'a zone that is no place'],
  ['html', 'a web page'],
  ['hang', 'no answer at all'],
  ['drop-after', 'a lost answer'],
]

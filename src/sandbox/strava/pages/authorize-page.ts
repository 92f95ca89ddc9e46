/** The page on which a simulated runner says yes or no, and to what. */

import { html } from 'hono/html'
import { page } from '../../page.ts'
import type { Athlete } from '../athlete.ts'

const words: Record<string, string> = {
  read: 'View data about your public profile (required)',
  'activity:read': 'View data about your activities',
  'activity:read_all': 'View data about your private activities',
}

const passedOn = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state']

export function authorizePage(query: URLSearchParams, athletes: Athlete[]): Promise<Response> {
  const scopes = (query.get('scope') ?? '').split(',')
  return page(
    'Authorise Legwork',
    html`<h1>Authorise Legwork to connect to simulated Strava</h1>
      <form method="post" action="authorize" class="card stack">
        ${passedOn.map((name) => html`<input type="hidden" name="${name}" value="${query.get(name) ?? ''}" />`)}
        <fieldset>
          <legend>Who are you?</legend>
          ${athletes.map(
            ({ id, firstname, lastname }, index) =>
              html`<label><input type="radio" name="athlete" value="${id}" ${index === 0 ? 'checked' : ''} />
                ${firstname} ${lastname}</label>`,
          )}
        </fieldset>
        <fieldset>
          <legend>Legwork will be able to</legend>
          ${scopes.map(scopeBox)}
        </fieldset>
        <p class="row">
          <button name="decision" value="authorize" class="main">Authorise</button>
          <button name="decision" value="cancel">Cancel</button>
        </p>
        <p class="note">By unticking a box you can see what Legwork does without that permission.</p>
      </form>`,
  )
}

function scopeBox(scope: string) {
  const fixed = scope.startsWith('activity:') ? '' : 'disabled'
  return html`<label><input type="checkbox" name="grant" value="${scope}" checked ${fixed} />
    ${words[scope] ?? scope}</label>`
}

/** The simulated Strava: its API, its OAuth, its webhooks, and handles to make it do things and go wrong. */

import { Hono } from 'hono'
import { missing } from '../page.ts'
import { notFound } from './answers.ts'
import { readApi } from './api.ts'
import { createAthletes } from './athletes.ts'
import { createDoor, type LoggedCall } from './door.ts'
import { createEvents } from './events.ts'
import type { Fault } from './faults.ts'
import { createMeter } from './limits.ts'
import { oauthApp } from './oauth.ts'
import { athletePages } from './pages/routes.ts'
import type { StravaOptions, StravaSandbox } from './sandbox.ts'
import { subscriptionApi } from './subscriptions.ts'
import { createGrants } from './tokens.ts'

const everything = ['read', 'activity:read', 'activity:read_all']

export function createStrava(options: StravaOptions): StravaSandbox {
  const app = { id: options.clientId, secret: options.clientSecret }
  const { now } = options
  const meter = createMeter(now)
  const grants = createGrants(now)
  const events = createEvents(options)
  const athletes = createAthletes(now, grants, events)
  const faults: Fault[] = []
  const calls: LoggedCall[] = []

  const strava: StravaSandbox = {
    get athletes() {
      return athletes.all()
    },
    addAthlete: athletes.add,
    log: (athleteId, { hiddenFor, ...entry }) => athletes.log(athleteId, entry, hiddenFor),
    edit: athletes.edit,
    remove: athletes.remove,
    deauthorize: athletes.deauthorize,
    hideUntil: athletes.hide,
    showAll: athletes.showAll,
    authorize: (athleteId, scopes = everything) => grants.code(athleteId, scopes),
    grant(athleteId, scopes = everything) {
      const tokens = grants.exchange(grants.code(athleteId, scopes))
      if (!tokens) throw new Error('A fresh code was refused.')
      return tokens
    },
    scopesOf: grants.scopes,
    subscribe: ({ callbackUrl }) => events.subscribe(callbackUrl).id,
    events: events.sent,
    get holdEvents() {
      return events.hold
    },
    set holdEvents(hold) {
      events.hold = hold
    },
    heldEvents: events.held,
    send: events.send,
    faults,
    limits: meter.limits,
    rules: grants.rules,
    calls,
    fetch: (request) => door(request),
  }

  const routes = new Hono()
    .route('/strava/api/v3/push_subscriptions', subscriptionApi(app, events))
    .route('/strava/api/v3', readApi(athletes, grants, meter.limits))
    .route('/strava/oauth', oauthApp({ app, now, athletes, grants, meter }))
    .route('/strava', athletePages(strava, options))
    .notFound((c) => (c.req.path.startsWith('/strava/api/') ? notFound() : missing('This page')))

  const door = createDoor(async (request) => routes.fetch(request), { meter, faults, calls })
  return strava
}

/** The handles of the simulated Strava. */
import type { Activity, ActivityEntry } from './activity.ts'
import type { Athlete, NewAthlete } from './athlete.ts'
import type { Changes } from './changes.ts'
import type { LoggedCall } from './door.ts'
import type { EventsOptions, SentEvent, StravaEvent } from './events.ts'
import type { Fault } from './faults.ts'
import type { Limits } from './limits.ts'
import type { TokenRules, Tokens } from './tokens.ts'

export type StravaOptions = EventsOptions & { clientId: string; clientSecret: string; workerUrl: string }

export type StravaSandbox = {
  readonly athletes: Athlete[]
  addAthlete(athlete: NewAthlete): Athlete
  /** `hiddenFor`: how many look-ups (a get, or a list page it would be on) don't see it yet. */
  log(athleteId: number, entry: ActivityEntry & { hiddenFor?: number }): Promise<Activity>
  edit(activityId: number, changes: Changes): Promise<Activity>
  remove(activityId: number): Promise<void>
  deauthorize(athleteId: number): Promise<void>
  hideUntil(activityId: number, lookups: number): void
  /** What is hidden is hidden no longer. */
  showAll(): void
  /** A fresh code, as if the athlete had agreed on the page. */
  authorize(athleteId: number, scopes?: string[]): string
  /** Code and exchange in one. */
  grant(athleteId: number, scopes?: string[]): Tokens
  /** What the athlete granted; null when they aren't connected. */
  scopesOf(athleteId: number): string[] | null
  /** Replaces any subscription, without asking the callback. */
  subscribe(subscription: { callbackUrl: string; verifyToken: string }): number
  readonly events: SentEvent[]
  holdEvents: boolean
  readonly heldEvents: StravaEvent[]
  send(event: StravaEvent): Promise<SentEvent>
  readonly faults: Fault[]
  readonly limits: Limits
  readonly rules: TokenRules
  readonly calls: LoggedCall[]
  /** Requests whose path begins with /strava. */
  fetch(request: Request): Promise<Response>
}

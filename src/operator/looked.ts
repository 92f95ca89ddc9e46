/** All that checks go by, looked up once: what is set, what is stored, what the sources and our own callback answer. */
import type { Trouble } from '../accounts/ask.ts'
import type { Subscription } from '../accounts/strava-app.ts'
import type { Config } from '../config.ts'
import type { ChannelName } from '../domain/delivery/channels.ts'
import type { Result } from '../result.ts'
import type { DatabaseReadings, SourceReadings, UnderWay } from '../store/operations/readings.ts'
import type { SealedLook } from './sealed.ts'

/** What our own callback answered, and how fast; or why it did not. */
export type CallbackAnswer = Result<{ ms: number }, string>

export type LookedSource = SourceReadings & {
  name: string
  label: string
  cacheDays: number
  /** Null where its operator subscribes on a page of the source. */
  events: {
    /** Where its events should go, without the secret in its path. */
    host: string
    accepts: string | null
    subscriptions: Result<Subscription[], Trouble>
    /** Of these the one that leads here. */
    ours: Subscription | null
    callback: CallbackAnswer
  } | null
}

/** A queue: how many messages are on it and since when the oldest waits; null where the platform does not say. */
type LookedQueue = { name: string; waiting: number; since: Date | null }

type LookedSettings = Pick<
  Config,
  | 'BASE_URL'
  | 'EMAIL_PROVIDER'
  | 'RESEND_WEBHOOK_SECRET'
  | 'SMS_MONTHLY_LIMIT'
  | 'HEARTBEAT_URL'
  | 'REPOSITORY_URL'
>

/** When what happened is news: whoever is to act on something older has been told, and of something newer will be. */
export type News = { after: Date; until: Date }

export const isNews = (at: Date, { after, until }: News): boolean => at > after && at <= until

export type Looked = {
  now: Date
  news: News
  /** The host this was asked at; null when nobody asked. */
  host: string | null
  version: string
  /** The newest release where this copy came from, or why nobody can tell; null where nobody was asked. */
  newest: Result<string | null, string> | null
  /** The last migration that this version brings. */
  newestMigration: string
  settings: LookedSettings
  /** Those that are set up. */
  channels: ReadonlySet<ChannelName>
  database: DatabaseReadings
  underWay: UnderWay
  sources: readonly LookedSource[]
  queues: readonly LookedQueue[]
  /** Null where only what is stored was looked at for a monitor. */
  sealed: SealedLook | null
}

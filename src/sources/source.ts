/** What every source of runs gives, and how it may fail. */
import type { Trouble } from '../accounts/ask.ts'
import type { Subscription } from '../accounts/strava-app.ts'
import type { RateLimitWindow } from '../domain/delivery/rate-limit.ts'
import type { Window } from '../domain/time/calendar.ts'
import type { Run, RunId } from '../domain/training/run.ts'
import type { Unreadable } from '../domain/training/unreadable.ts'
import type { Result } from '../result.ts'
import type { Brand } from './brand.ts'
import type { PushedRun } from './pushed-run.ts'

export type SourceError =
  | { kind: 'unauthorized' }
  | { kind: 'rate-limited'; until: Date; rateLimit: readonly RateLimitWindow[] }
  | { kind: 'not-found' }
  | { kind: 'unavailable'; why: string }
  /** It answers, and refuses the operator's application: its secret is wrong, or it is switched off there. */
  | { kind: 'application-refused'; why: string }
  | { kind: 'invalid-response'; why: string }

/** Why a source does not let anybody new in, whoever they are: `unavailable` with this reason. */
export const NO_MORE_RUNNERS = 'no more runners'

/** Why a request to us was refused: the status to answer and what was expected. */
export type Refusal = {
  status: 400 | 403 | 413
  title: string
  detail: string
  /** The subscription it came by, where that alone is why: it may be one that was made anew. */
  subscription?: string
}

export type Tokens = { access: string; refresh: string; expiresAt: Date }

/** What a runner allowed: who they are there, the tokens, and whether the part we cannot do without is in it. */
export type Grant = { userId: string; tokens: Tokens; scope: string; hasRequiredScopes: boolean }

/** A way to the source's own page, and what proves on the way back that it was ours. */
type Leaving = { state: string; redirect: string; verifier: string }

/** What the way back brought: `scope` is what the redirect said of the scopes, for not every answer repeats it. */
export type Returning = { code: string; scope: string; redirect: string; verifier: string }

/** What may have happened to a run at its source. */
export const CHANGES = ['create', 'update', 'delete'] as const

/** Something a source tells by webhook. `runId` is the source's own id of the activity it names. */
export type SourceEvent =
  | { kind: 'runs.changed'; userId: string; runId: string | null; change: (typeof CHANGES)[number] }
  /** Here they are. */
  | { kind: 'runs.pushed'; userId: string; runs: PushedRun[] }
  /** They can be fetched there. */
  | { kind: 'runs.ready'; userId: string; url: string }
  | { kind: 'access.revoked'; userId: string }
  | { kind: 'permissions.changed'; userId: string }
  /** One entry that can never be read, beside others that can. */
  | { kind: 'unreadable'; ids: Record<string, string>; reason: string }

/** What the operator is to know of an activity: that it could not be read, or that its type is new. */
export type Remark = { kind: 'row' | 'type'; run: RunId | null; reason: string }

/** The window as the source has it now. */
export type Synced = {
  runs: Run[]
  /** Every activity that was listed, running or not, by the source's own id. */
  listed: ReadonlySet<string>
  /** All that cannot be read as things stand; what is stored of it is among the runs as it was. */
  unreadable: readonly Unreadable[]
  remarks: readonly Remark[]
  /** The zone that the newest runs tell; null where they tell none, and the one before stays. */
  timeZone: string | null
  rateLimit: readonly RateLimitWindow[]
  /** The pushed runs that were taken in, gone ones included. */
  received: readonly { id: RunId; edited: boolean }[]
}

/** When a pushed run was last received, and whether an edit of it ever was. */
export type PushReceived = { at: Date; edited: boolean }

/** What a sync goes by: the window, what is stored, and what was pushed when. */
export type SyncRequest = {
  window: Window
  timeZone: string
  stored: readonly Run[]
  pushed: { runs: readonly PushedRun[]; at: Date }
  /** What could not be read when it was last told. */
  unreadable: readonly Unreadable[]
  /** When each of the pushed runs was last received before. */
  received: ReadonlyMap<RunId, PushReceived>
}

export type OnPage = (page: number, ofAbout: number) => Promise<void>

type Period = { from: Date; to: Date }

export type Source = ListedSource | PushingSource

interface AnySource extends Readonly<Brand> {
  /** How long its answers may be kept, in days; 0 keeps them. */
  readonly cacheDays: number
  /** Whether it tells again, for days, what we could not take. */
  readonly retriesWebhooks: boolean
  /** The longest webhook body it may send. */
  readonly maxBodyBytes: number
  authorizeUrl(leaving: Leaving): Promise<string>
  exchange(returning: Returning, now: Date): Promise<Result<Grant, SourceError>>
  refresh(tokens: Tokens, now: Date): Promise<Result<Tokens, SourceError>>
  revoke(tokens: Tokens): Promise<Result<null, SourceError>>
  /** Whether the tokens still open anything: `unauthorized` is a refusal of these tokens and of nothing else. */
  confirmAccess(tokens: Tokens, now: Date): Promise<Result<null, SourceError>>
  /** Answers the source when it tries the callback, if this source does. */
  answerValidation(query: URLSearchParams): Result<Record<string, string>, Refusal>
  /** `accepted` is the subscription that was made anew, where the settings name the one before. */
  parseWebhook(body: string, headers: Headers, accepted?: string): Result<SourceEvent[], Refusal>
  /** What we ask its events by; null where its operator does that on a page of the source. */
  readonly subscriptions: EventSubscriptions | null
}

export interface EventSubscriptions {
  /** The id of the only one whose events are taken; null where all are. */
  readonly accepts: string | null
  list(): Promise<Result<Subscription[], Trouble>>
  create(callbackUrl: string): Promise<Result<string, Trouble>>
  remove(id: string): Promise<Result<null, Trouble>>
  /** Calls the callback as the source does when it tries it; or why that is not answered. */
  tryCallback(callbackUrl: string): Promise<Result<null, string>>
}

/** A source that is asked for the whole window. */
export interface ListedSource extends AnySource {
  readonly pushing: null
  /** `onPage` hears of each further page before it is asked for: which it is, and of about how many. */
  currentRuns(
    access: string,
    lookFor: SyncRequest,
    now: Date,
    onPage: OnPage,
  ): Promise<Result<Synced, SourceError>>
}

/** A source that sends runs by itself. */
export interface PushingSource extends AnySource {
  readonly pushing: Pushing
}

export interface Pushing {
  /** How many days one request for history may span. */
  readonly historyDays: number
  /** The window as it is stored, with what was pushed joined in: nobody is asked. */
  withPushed(lookFor: SyncRequest): Synced
  /** Asks for a time in the past; the runs come by webhook. */
  askHistory(access: string, period: Period, now: Date): Promise<Result<null, SourceError>>
  /** Fetches what an event said is ready. */
  fetchReady(access: string, url: string, now: Date): Promise<Result<SourceEvent[], SourceError>>
  /** Whether the runner still allows the part we cannot do without. */
  allows(access: string, now: Date): Promise<Result<boolean, SourceError>>
}

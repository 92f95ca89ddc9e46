/** What every source of runs gives, and how it may fail. */
import type { BudgetWindow } from '../domain/budget.ts'
import type { Window } from '../domain/calendar.ts'
import type { Run } from '../domain/run.ts'
import type { Result } from '../result.ts'

export type SourceError =
  | { kind: 'unauthorized' }
  | { kind: 'rate-limited'; until: Date; budget: readonly BudgetWindow[] }
  | { kind: 'not-found' }
  | { kind: 'unavailable'; why: string }
  | { kind: 'invalid-response'; why: string }

/** Why a request to us was refused: the status to answer and what was expected. */
export type Refusal = { status: 400 | 403 | 413; title: string; detail: string }

export type Tokens = { access: string; refresh: string; expiresAt: Date }

/** What a runner allowed: who they are there, the tokens, and whether the part we cannot do without is in it. */
export type Grant = { userId: string; tokens: Tokens; scope: string; enough: boolean }

/** Something a source tells by webhook. `runId` is the source's own id of the activity it names. */
export type SourceEvent =
  | { kind: 'runs.changed'; userId: string; runId: string | null; change: 'create' | 'update' | 'delete' }
  | { kind: 'access.revoked'; userId: string }

/** The window as the source has it now. */
export type Look = {
  runs: Run[]
  /** Every activity that was listed, running or not, by the source's own id. */
  listed: ReadonlySet<string>
  /** The zone of the newest run. */
  timeZone: string | null
  budget: readonly BudgetWindow[]
}

/** What a look goes by: the window, what is stored, and the activities events have named. */
export type LookFor = { window: Window; stored: readonly Run[]; named: readonly string[] }

export interface Source {
  readonly name: string
  /** How long its answers may be kept, in days; 0 keeps them. */
  readonly cacheDays: number
  authorizeUrl(state: string, redirect: string): string
  /** What the redirect said of the scopes; the answer to a code does not repeat it. */
  exchange(code: string, scope: string): Promise<Result<Grant, SourceError>>
  refresh(tokens: Tokens): Promise<Result<Tokens, SourceError>>
  revoke(tokens: Tokens): Promise<Result<null, SourceError>>
  /** Whether the tokens still open anything: `unauthorized` is a refusal of these tokens and of nothing else. */
  confirmAccess(tokens: Tokens, now: Date): Promise<Result<null, SourceError>>
  /** Answers the source when it tries the callback, if this source does. */
  answerValidation(query: URLSearchParams): Result<Record<string, string>, Refusal>
  parseWebhook(body: string): Result<SourceEvent[], Refusal>
  currentRuns(access: string, lookFor: LookFor, now: Date): Promise<Result<Look, SourceError>>
}

/** What a sync decided, to be written all at once or not at all. */
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import type { EventDraft } from '../../domain/events/event.ts'
import type { Nudge } from '../../domain/nudges/decide.ts'
import type { Week } from '../../domain/training/log.ts'
import type { Run, RunId } from '../../domain/training/run.ts'
import type { Unreadable } from '../../domain/training/unreadable.ts'
import type { Letter } from '../dead-letters.ts'

export type Decided = {
  syncStartedAt: Date
  timeZone: string | null
  changedRuns: readonly Run[]
  goneRuns: readonly RunId[]
  received: { runs: readonly { id: RunId; edited: boolean }[]; at: Date }
  /** When to look again though nothing was heard, or when what is kept gets too old; null when nothing is. */
  reviewAt: Date | null
  weeks: readonly Week[]
  nudges: readonly Nudge[]
  deliveries: readonly ScheduledDelivery[]
  events: readonly EventDraft[]
  unreadable: readonly Unreadable[]
  letters: readonly Letter[]
  rateLimit: readonly RateLimitWindow[]
  /** Whether the source was asked; if not, this is what is stored, decided anew. */
  asked: boolean
  /** Whether it let us in. */
  opened: boolean
}

/** A nudge or a summary to one contact. Its id is made of both, so that a repeat is the same row, and the same key to the sender. */
export type ScheduledDelivery = {
  id: string
  kind: 'nudge' | 'summary'
  about: string
  contactId: string
  dueAt: Date
}

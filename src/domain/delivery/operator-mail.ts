/** What the operator is told: one mail a day at most, with everything there is to say. */
import type { DeliveryState } from './deliveries.ts'

/** Something the operator is to be told; `sentAt` once it was. */
export type OperatorNotice = {
  id: string
  about: string
  state: DeliveryState
  createdAt: Date
  dueAt: Date
  sentAt: Date | null
}

/** Why a notice was not sent: nothing of it was left to say. */
export const MENDED = 'mended'

/** A test is asked for: it goes by itself, and at once. */
export const isTest = ({ about }: Pick<OperatorNotice, 'about'>): boolean => about.startsWith('test ')

const DAY_MS = 86_400_000
/** Longer than a mail takes to leave. */
const NEXT_TURN_MS = 5 * 60_000

/** Whether a notice goes now, and which go with it; or when its turn is. */
export type OperatorsTurn = { kind: 'tell'; notices: OperatorNotice[] } | { kind: 'wait'; until: Date }

/**
 * One mail in 24 hours, and of the notices that are due the one with the first id takes all with it, or waits for another
 * that is on its way: two that are sent at once do not become two mails. One that was tried before takes what went with it
 * then: the same mail again, for its sender may have it.
 *
 * @param mine the notice that wants to leave
 * @param notices all of the last weeks, this one among them
 * @example operatorsTurn(b, [{ id: 'a', dueAt: now, … }, { id: 'b', dueAt: now, … }], now) // waits five minutes
 */
export function operatorsTurn(
  mine: Pick<OperatorNotice, 'id' | 'state'> & { firstTriedAt: Date | null },
  notices: readonly OperatorNotice[],
  now: Date,
): OperatorsTurn {
  const last = Math.max(0, ...notices.map(({ sentAt }) => sentAt?.getTime() ?? 0))
  if (now.getTime() - last < DAY_MS) return { kind: 'wait', until: new Date(last + DAY_MS) }
  const due = notices.filter(({ state, dueAt }) => UNSENT.includes(state) && dueAt <= now)
  if (due.some((each) => goesBefore(each, mine))) {
    return { kind: 'wait', until: new Date(now.getTime() + NEXT_TURN_MS) }
  }
  const asOf = mine.firstTriedAt ?? now
  return {
    kind: 'tell',
    notices: due.filter(({ id, createdAt, dueAt }) => id === mine.id || (createdAt <= asOf && dueAt <= asOf)),
  }
}

const UNSENT: readonly DeliveryState[] = ['scheduled', 'sending']

/** What is on its way goes before what is not, and of two alike the first. */
const goesBefore = (
  other: Pick<OperatorNotice, 'id' | 'state'>,
  mine: Pick<OperatorNotice, 'id' | 'state'>,
): boolean => (other.state === mine.state ? other.id < mine.id : other.state === 'sending')

/** Once a day: events are asked for where they had gone elsewhere, and the operator is told what needs them. */
import type { Dependencies } from '../../dependencies.ts'
import { log } from '../../log.ts'
import type { CheckCode, Checked } from '../../operator/check.ts'
import { checkAll } from '../../operator/checks.ts'
import { lookAround } from '../../operator/look.ts'
import { deliveryId } from '../../secrets.ts'
import { ack, type Outcome } from '../outcome.ts'
import { subscribe } from './subscribe.ts'

/** What heals by itself within it was no reason to write. */
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export async function checkUp(dependencies: Dependencies, now: Date): Promise<Outcome> {
  for (const { name } of Object.values(dependencies.sources)) {
    await subscribe(dependencies, name, { takesOver: false }, now)
  }
  const { checkedUp } = await dependencies.store.notes.all()
  const since = checkedUp?.before ?? new Date(now.getTime() - DAY_MS)
  const codes = (await toTell(dependencies, since, now)).map(({ code }) => code)
  log('check-up', { needing: codes.join(' ') })
  if (codes.length === 0) return ack
  const about = `${CHECK_UP} ${since.toISOString()}`
  const id = await deliveryId('operator', about, 'operator')
  const dueAt = new Date(now.getTime() + HOUR_MS)
  await dependencies.store.deliveries.tellOperator(id, about, now, dueAt)
  await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery: id }, dueAt, now)
  return ack
}

/** With when the one before it was: what happened since is news. */
export const CHECK_UP = 'check-up'

/**
 * What somebody has to see to, as it is now, and may be told by mail: that one arrives shows that mails leave, and what
 * waited leaves with it; texts have a check of their own. What only happened is told once, by the check-up that follows.
 */
export async function toTell(dependencies: Dependencies, newsSince: Date, now: Date): Promise<Checked[]> {
  const looked = await lookAround(dependencies, { host: null, clock: () => now, newsSince })
  return checkAll(looked).filter(({ code, needsPerson }) => needsPerson && !DISPROVED.includes(code))
}

const DISPROVED: readonly CheckCode[] = ['mail-sender', 'outbox']

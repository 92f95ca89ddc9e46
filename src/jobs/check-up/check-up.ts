/** Once a day: events are asked for where they had gone elsewhere, and the operator is told what needs them. */
import type { Dependencies } from '../../dependencies.ts'
import { log } from '../../log.ts'
import type { Checked } from '../../operator/check.ts'
import { checkAll } from '../../operator/checks.ts'
import { lookAround } from '../../operator/look.ts'
import { deliveryId } from '../../secrets.ts'
import { ack, type Outcome } from '../outcome.ts'
import { subscribe } from './subscribe.ts'

/** What heals by itself within it was no reason to write. */
const HOUR_MS = 3_600_000

export async function checkUp(dependencies: Dependencies, now: Date): Promise<Outcome> {
  for (const { name } of Object.values(dependencies.sources)) {
    await subscribe(dependencies, name, { takesOver: false }, now)
  }
  const codes = (await needingPerson(dependencies, now)).map(({ code }) => code)
  log('check-up', { needing: codes.join(' ') })
  if (codes.length === 0) return ack
  const about = aboutCheckUp(now)
  const id = await deliveryId('operator', about, 'operator')
  const dueAt = new Date(now.getTime() + HOUR_MS)
  await dependencies.store.deliveries.tellOperator(id, about, now, dueAt)
  await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery: id }, dueAt, now)
  return ack
}

/** One a day. */
const aboutCheckUp = (now: Date) => `${CHECK_UP} ${now.toISOString().slice(0, 10)}`

export const CHECK_UP = 'check-up'

/** What somebody has to see to, as it is now. */
export async function needingPerson(dependencies: Dependencies, now: Date): Promise<Checked[]> {
  const looked = await lookAround(dependencies, { host: null, clock: () => now })
  return checkAll(looked).filter(({ needsPerson }) => needsPerson)
}

/** Once a day: events are asked for where they had gone elsewhere, and the operator is told what needs them. */
import type { Dependencies } from '../../dependencies.ts'
import { log } from '../../log.ts'
import type { CheckCode, Checked } from '../../operator/check.ts'
import { checkAll } from '../../operator/checks.ts'
import { lookAround } from '../../operator/look.ts'
import type { News } from '../../operator/looked.ts'
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
  const news = { after: checkedUp?.until ?? new Date(now.getTime() - DAY_MS), until: now }
  const codes = (await toTell(dependencies, news, now)).map(({ code }) => code)
  log('check-up', { needing: codes.join(' ') })
  if (codes.length > 0) await tell(dependencies, news, now)
  await dependencies.store.notes.noteCheckUp({ at: checkedUp?.at ?? now, until: now })
  return ack
}

async function tell(dependencies: Dependencies, news: News, now: Date): Promise<void> {
  const about = aboutCheckUp(news)
  const id = await deliveryId('operator', about, 'operator')
  const dueAt = new Date(now.getTime() + HOUR_MS)
  await dependencies.store.deliveries.tellOperator(id, about, now, dueAt)
  await dependencies.queue.tryEnqueue({ kind: 'deliver', delivery: id }, dueAt, now)
}

const CHECK_UP = 'check-up'

/** With when what happened is news. @example aboutCheckUp({ after: noon, until: nextNoon }) // 'check-up 2026-03-10T12:00:00.000Z/2026-03-11T12:00:00.000Z' */
const aboutCheckUp = ({ after, until }: News) => `${CHECK_UP} ${after.toISOString()}/${until.toISOString()}`

/** From the first to the last of several check-ups that are told together; null where none of these is one. */
export function newsIn(abouts: readonly string[]): News | null {
  const times = abouts
    .filter((about) => about.startsWith(`${CHECK_UP} `))
    .flatMap((about) => about.slice(CHECK_UP.length + 1).split('/'))
    .toSorted()
  const [after, until] = [times[0], times.at(-1)]
  return after && until ? { after: new Date(after), until: new Date(until) } : null
}

/**
 * What somebody has to see to, as it is now, and may be told by mail: that one arrives shows that mails leave, and what
 * waited leaves with it; texts have a check of their own. What only happened is told once, by the check-up that follows.
 */
export async function toTell(dependencies: Dependencies, news: News, now: Date): Promise<Checked[]> {
  const looked = await lookAround(dependencies, { host: null, clock: () => now, news })
  return checkAll(looked).filter(({ code, needsPerson }) => needsPerson && !DISPROVED.includes(code))
}

const DISPROVED: readonly CheckCode[] = ['mail-sender', 'outbox']

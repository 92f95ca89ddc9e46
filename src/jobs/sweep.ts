/** Every quarter of an hour: enqueues what was lost, ends what is over, purges what is old, and seals anew what an older secret sealed. It decides nothing. */

import type { Dependencies } from '../dependencies.ts'
import { faultOf, log } from '../log.ts'
import type { Job } from '../queue.ts'
import type { Due } from '../store/maintenance.ts'
import { reseal } from './reseal.ts'

/** A sweep stays within one invocation's limits; the next one goes on. */
const LIMIT = 200

export type Swept = {
  syncs: number
  deliveries: number
  endings: number
  expired: number
  purged: number
  resealed: number
}

export async function sweep(dependencies: Dependencies, now: Date): Promise<Swept> {
  const { maintenance, connections } = dependencies.store
  const expired = await maintenance.expireCaches(Object.values(dependencies.sources), LIMIT, now)
  await connections.endOverdue(now)
  const due = await maintenance.due(now, Object.keys(dependencies.sources), LIMIT)
  await enqueueDue(dependencies, due, now)
  const { contacts, deadLetters, deliveries: old, receipts } = await maintenance.purge(now)
  const resealed = await reseal(dependencies)
  const purged = contacts + deadLetters + old + receipts
  if (purged + expired > 0) await dependencies.store.notes.notePurge(purged + expired, now)
  await checkUpDaily(dependencies, now)
  await dependencies.store.notes.noteSweep(null, now)
  await beat(dependencies, now)
  return {
    syncs: due.syncs.length,
    deliveries: due.deliveries.length,
    endings: due.endings.length,
    expired,
    purged,
    resealed,
  }
}

const DAY_MS = 86_400_000

/** The first a day after the first sweep: what was set up a moment ago has just been looked at. */
async function checkUpDaily({ queue, store }: Dependencies, now: Date): Promise<void> {
  const last = (await store.notes.all()).checkedUp
  if (last && now.getTime() - last.at.getTime() < DAY_MS) return
  await store.notes.noteCheckUp({ at: now, until: last?.until ?? last?.at ?? now })
  if (last) await queue.tryEnqueue({ kind: 'check-up' }, now, now)
}

const HEARTBEAT_MS = 5_000

/** When no sweep comes, a monitor elsewhere notices: nobody in here could. Last, so that it holds nothing up. */
async function beat({ config, call, store }: Dependencies, now: Date): Promise<void> {
  if (!config.HEARTBEAT_URL) return
  const answer = await call(new Request(config.HEARTBEAT_URL), HEARTBEAT_MS)
  if (answer.ok) await answer.value.body?.cancel()
  const why = answer.ok ? (answer.value.ok ? null : `it answered ${answer.value.status}`) : answer.error.why
  if (why === null) return
  log('heartbeat', { error: why })
  await store.notes.noteSweep(why, now)
}

/** What the queue did not take is not marked, and so is due again at the next sweep. */
async function enqueueDue({ queue, store }: Dependencies, due: Due, now: Date): Promise<void> {
  try {
    await queue.enqueueAll(jobsFor(due, now.getTime()))
  } catch (error) {
    log('not-enqueued', { kind: 'sweep', error: faultOf(error) })
    return
  }
  await store.maintenance.markEnqueued(due, now)
}

const jobsFor = ({ syncs, deliveries, histories, endings, events }: Due, at: number): Job[] => [
  ...syncs.map((connection): Job => ({ kind: 'review', connection, at, interactive: false })),
  ...deliveries.map((delivery): Job => ({ kind: 'deliver', delivery })),
  ...histories.map((connection): Job => ({ kind: 'history', connection, at })),
  ...events.map((endpoint): Job => ({ kind: 'events', endpoint })),
  ...endings.map((connection): Job => ({ kind: 'disconnect', connection })),
]

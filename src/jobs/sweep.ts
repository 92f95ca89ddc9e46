/** Every quarter of an hour: prompts what was lost, ends what is over, purges what is old. It decides nothing. */
import { addDays, localDateOf } from '../domain/time/calendar.ts'
import type { Outside } from '../dependencies.ts'
import type { Prompt } from '../queue.ts'
import { faultOf, say } from '../log.ts'
import type { Due } from '../store/maintenance.ts'

const DAY_MS = 86_400_000
/** A sweep stays within one invocation's limits; the next one goes on. */
const LIMIT = 200
const PURGES = 5

const SILENT_DAYS = 3
const STOPPED_DAYS = 28
const LOST_DAYS = 30

export type Swept = { looks: number; deliveries: number; endings: number; expired: number; purged: number }

export async function sweep(outside: Outside, now: Date): Promise<Swept> {
  const { upkeep } = outside.store
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

  let expired = 0
  for (const { name, cacheDays } of Object.values(outside.sources)) {
    if (cacheDays > 0) expired += await upkeep.expireCaches(name, daysAgo(cacheDays), PURGES)
  }
  const patience = {
    silentSince: daysAgo(SILENT_DAYS),
    stoppedBefore: addDays(localDateOf(now, 'UTC'), -STOPPED_DAYS),
    lostBefore: daysAgo(LOST_DAYS),
  }
  const due = await upkeep.due(now, patience, Object.keys(outside.sources), LIMIT)
  await prompt(outside, due, now)
  const { contacts, letters, deliveries: old, receipts } = await upkeep.purge(now)
  return {
    looks: due.looks.length,
    deliveries: due.deliveries.length,
    endings: due.endings.length,
    expired,
    purged: contacts + letters + old + receipts,
  }
}

/** What the queue did not take is not marked, and so is due again at the next sweep. */
async function prompt({ prompts, store }: Outside, due: Due, now: Date): Promise<void> {
  try {
    await prompts.sendAll(promptsFor(due, now.getTime()))
  } catch (error) {
    say('not-prompted', { kind: 'sweep', error: faultOf(error) })
    return
  }
  await store.upkeep.prompted(due, now)
}

const promptsFor = ({ looks, deliveries, histories, endings }: Due, at: number): Prompt[] => [
  ...looks.map((connection): Prompt => ({ kind: 'review', connection, at, person: false })),
  ...deliveries.map((delivery): Prompt => ({ kind: 'deliver', delivery })),
  ...histories.map((connection): Prompt => ({ kind: 'history', connection, at })),
  ...endings.map((connection): Prompt => ({ kind: 'disconnect', connection })),
]

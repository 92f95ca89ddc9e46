/** Every quarter of an hour: prompts what was lost, ends what is over, purges what is old. It decides nothing. */
import { addDays, localDateOf } from '../domain/calendar.ts'
import type { Outside } from '../outside.ts'
import type { Prompt } from '../prompts.ts'

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
  const silence = {
    since: daysAgo(SILENT_DAYS),
    stoppedBefore: addDays(localDateOf(now, 'UTC'), -STOPPED_DAYS),
  }
  const looks = await upkeep.looksDue(now, silence, LIMIT)
  const deliveries = await upkeep.deliveriesDue(now, LIMIT)
  const endings = await upkeep.endings(now, daysAgo(LOST_DAYS), LIMIT)
  const at = now.getTime()
  await outside.prompts.sendAll([
    ...looks.map((connection): Prompt => ({ kind: 'review', connection, at, person: false })),
    ...deliveries.map((delivery): Prompt => ({ kind: 'deliver', delivery })),
    ...endings.map((connection): Prompt => ({ kind: 'disconnect', connection })),
  ])
  const { contacts, letters, deliveries: old } = await upkeep.purge(now)
  return {
    looks: looks.length,
    deliveries: deliveries.length,
    endings: endings.length,
    expired,
    purged: contacts + letters + old,
  }
}

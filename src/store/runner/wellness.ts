/** Whether a runner is well: as it was kept with a message, and as it is, for what is told of them without their training. */
import { and, eq, isNotNull } from 'drizzle-orm'
import * as z from 'zod'
import { localDateOf } from '../../domain/time/calendar.ts'
import { FLAGS, PLACES } from '../../domain/training/runner.ts'
import { type NotWell, notWell } from '../../domain/training/well.ts'
import type { Database } from '../database.ts'
import { knownIn } from '../known.ts'
import { runner, soreness } from '../schema/index.ts'
import { healthOf, sorenessSchema } from './reported.ts'

export const wellnessStore = (db: Database) => ({
  /** Why they are not well now; null for who is. */
  async notWell(runnerId: string, now: Date): Promise<NotWell | null> {
    const { healthState, healthSince, timeZone } = runner
    const [owners, flagged] = await db.batch([
      db.select({ healthState, healthSince, timeZone }).from(runner).where(eq(runner.id, runnerId)),
      db
        .select()
        .from(soreness)
        .where(and(eq(soreness.runnerId, runnerId), isNotNull(soreness.flag))),
    ])
    const [owner] = owners
    if (!owner) return null
    const told = { health: healthOf(owner), soreness: knownIn(sorenessSchema, flagged) }
    return notWell(told, localDateOf(now, owner.timeZone))
  },
})

const since = z.string()
const notWellSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.enum(['red-flag', 'ill', 'injured']), since }),
  z.object({ reason: z.literal('flag'), since, flag: z.enum(FLAGS), area: z.enum(PLACES) }),
])

/** As it was kept with a message; null where this version cannot read it. */
export function notWellFrom(kept: unknown): NotWell | null {
  const read = notWellSchema.nullable().safeParse(kept)
  return read.success ? read.data : null
}

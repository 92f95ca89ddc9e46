/** How the runner wants to be counted and spoken to. A change asks for a review: weeks and nudges follow from it. */
import * as z from 'zod'
import { isTimeZone } from '../domain/calendar.ts'
import type { Outside } from '../outside.ts'
import { err, ok, type Result } from '../result.ts'
import type { Settings } from '../store/runners.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 21:00')

/** As a form or the API sends them; both fields of the quiet hours empty means none. */
export const settingsSchema = z
  .object({
    timeZone: z.string().refine(isTimeZone, 'a time zone such as Europe/Berlin'),
    weekStartsOn: z.enum(['monday', 'sunday'], 'monday or sunday'),
    units: z.enum(['km', 'mi'], 'km or mi'),
    sensitivity: z.enum(['relaxed', 'standard', 'careful'], 'relaxed, standard or careful'),
    quietFrom: z.union([clock, z.literal('')]),
    quietTo: z.union([clock, z.literal('')]),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === '') === (quietTo === ''), {
    path: ['quietTo'],
    message: 'both hours, or none',
  })

export type SettingsRefused = { field: string; expected: string }[]

export async function changeSettings(
  { store, prompts }: Pick<Outside, 'store' | 'prompts'>,
  runnerId: string,
  given: unknown,
  now: Date,
): Promise<Result<Settings, SettingsRefused>> {
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), expected: message })),
    )
  }
  const { quietFrom, quietTo, ...rest } = parsed.data
  const settings = { ...rest, quietHours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null }
  await store.runners.change(runnerId, settings)
  const connection = await store.connections.record(runnerId)
  if (connection)
    await prompts.send({ kind: 'review', connection, at: now.getTime(), person: true }, now, now)
  return ok(settings)
}

/** How much one runner may ask and change in a while, whichever door they come through. */
import type { Dependencies } from '../../dependencies.ts'

const WINDOW_MS = 10 * 60_000

/** Reads: one a second, for ten minutes, of programs alone. Writes: one every six seconds, of programs and pages together. */
const ALLOWED = { reads: 600, writes: 100 }

export type Taken = { taken: boolean; left: number; allowed: number; windowSeconds: number; resetsAt: Date }

export async function takeCall(
  { store, secrets }: Pick<Dependencies, 'store' | 'secrets'>,
  what: keyof typeof ALLOWED,
  runnerId: string,
  now: Date,
): Promise<Taken> {
  const resetsAt = new Date((Math.floor(now.getTime() / WINDOW_MS) + 1) * WINDOW_MS)
  const allowed = ALLOWED[what]
  const of = await secrets.limitId(what, `runner ${runnerId}`)
  const spent = await store.rateLimits.spend({ ...of, allowed, resetsAt }, now)
  return { ...spent, allowed, windowSeconds: WINDOW_MS / 1000, resetsAt }
}

export const mayWrite = async (
  options: Pick<Dependencies, 'store' | 'secrets'>,
  runnerId: string,
  now: Date,
): Promise<boolean> => (await takeCall(options, 'writes', runnerId, now)).taken

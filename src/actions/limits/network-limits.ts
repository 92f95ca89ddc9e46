/** Limits by where a request comes from. A stranger has as many addresses as they like, but few networks. */
import { hashOf } from '../../secrets.ts'
import type { Limit } from '../../store/rate-limits.ts'

/** A site is a company, or somebody with many networks: it may ask as often as so many households. */
const HOUSEHOLDS_IN_SITE = 4

/** A limit for each network a request came from, the narrow one first. @example networkLimits('invites', networks, 20, inAnHour) */
export function networkLimits(
  what: string,
  networks: readonly string[],
  allowed: number,
  resetsAt: Date,
): Promise<Limit[]> {
  return Promise.all(
    networks.map(async (network, width) => ({
      id: `${what} ${await hashOf(`network ${network}`)}`,
      allowed: width === 0 ? allowed : allowed * HOUSEHOLDS_IN_SITE,
      resetsAt,
    })),
  )
}

/** Limits by where a request comes from. A stranger has as many addresses as they like, but few networks. */
import type { Secrets } from '../../secrets.ts'
import type { Limit } from '../../store/rate-limits.ts'

/** A site is a company, or somebody with many networks: it may ask as often as so many households. */
const HOUSEHOLDS_IN_SITE = 4

type Counted = { what: string; networks: readonly string[]; allowed: number; resetsAt: Date }

/** A limit for each network a request came from, the narrow one first. */
export function networkLimits(
  secrets: Secrets,
  { what, networks, allowed, resetsAt }: Counted,
): Promise<Limit[]> {
  return Promise.all(
    networks.map(async (network, width) => ({
      ...(await secrets.limitId(what, `network ${network}`)),
      allowed: width === 0 ? allowed : allowed * HOUSEHOLDS_IN_SITE,
      resetsAt,
    })),
  )
}

/** Strava's rate limits: counted per quarter hour and per UTC day, told in four headers of every API answer. */

import { overLimitRecorded } from './answers.ts'

export type Limits = {
  /** All requests, per quarter hour and per day. */
  overall: [number, number]
  /** Requests that only read. */
  read: [number, number]
  athletes: number
  /** Rows on a page of the list, however many are asked for: a page with fewer isn't the last for that. */
  mostOnPage: number
}

type Usage = { overall: [number, number]; read: [number, number] }

export type Meter = {
  limits: Limits
  /** Counts a request (one over the limit counts too) and says whether it may pass. */
  count(method: string): boolean
  usage(): Usage
  /** The same answer with the four headers; `exhausted` shows the quarter hour as used up. */
  label(answer: Response, exhausted?: boolean): Response
  refuse(): Response
}

const QUARTER = 15 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

/** Starts with the limits of an app after the self-service upgrade. */
export function createMeter(now: () => Date): Meter {
  const limits: Limits = { overall: [400, 4000], read: [200, 2000], athletes: 10, mostOnPage: 200 }
  let quarter = -1
  let day = -1
  const used: Usage = { overall: [0, 0], read: [0, 0] }

  function turn() {
    const at = now().getTime()
    if (Math.floor(at / QUARTER) !== quarter) {
      quarter = Math.floor(at / QUARTER)
      used.overall[0] = used.read[0] = 0
    }
    if (Math.floor(at / DAY) !== day) {
      day = Math.floor(at / DAY)
      used.overall[1] = used.read[1] = 0
    }
  }

  const within = (usage: [number, number], limit: [number, number]) =>
    usage[0] <= limit[0] && usage[1] <= limit[1]

  const meter: Meter = {
    limits,
    count(method) {
      turn()
      for (const usage of method === 'GET' ? [used.overall, used.read] : [used.overall]) {
        usage[0] += 1
        usage[1] += 1
      }
      return within(used.overall, limits.overall) && within(used.read, limits.read)
    },
    usage() {
      turn()
      return { overall: [...used.overall], read: [...used.read] }
    },
    label(answer, exhausted = false) {
      const { overall, read } = meter.usage()
      const quarterOf = (usage: [number, number], limit: [number, number]) =>
        exhausted ? Math.max(usage[0], limit[0]) : usage[0]
      answer.headers.set('X-RateLimit-Limit', limits.overall.join(','))
      answer.headers.set('X-RateLimit-Usage', `${quarterOf(overall, limits.overall)},${overall[1]}`)
      answer.headers.set('X-ReadRateLimit-Limit', limits.read.join(','))
      answer.headers.set('X-ReadRateLimit-Usage', `${quarterOf(read, limits.read)},${read[1]}`)
      return answer
    },
    refuse: () => meter.label(overLimitRecorded()),
  }
  return meter
}

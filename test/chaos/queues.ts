/** Queues as the platform promises them: at least once and in any order; and worse than that in bad weather. */
import type { Random } from './random.ts'
import type { Weather } from './weather.ts'

export type Held = { id: string; queue: string; body: unknown; due: number; attempts: number }

/** As `wrangler.toml` has it. */
export const RETRY_SECONDS = 30
export const EVENTS = 'legwork-events'
export const DELIVERIES = 'legwork-deliveries'
export const DEAD_LETTERS = 'legwork-dead-letters'
export const MOST_RETRIES: Record<string, number> = { [EVENTS]: 16, [DELIVERIES]: 16, [DEAD_LETTERS]: 100 }
const IN_BATCH: Record<string, number> = { [EVENTS]: 1, [DELIVERIES]: 2, [DEAD_LETTERS]: 10 }

export type Queues = {
  messages: Held[]
  /** How many were ever put. */
  count: number
  queue(name: string, step: () => Promise<void>): Queue
  /** What is due and comes together; empty when nothing is. */
  take(): Held[]
  nextDue(): number
}

type Around = { now: () => Date; weather: Weather; random: Random; calm: boolean; onRefusal: () => void }

export function queuesIn({ now, weather, random, calm, onRefusal }: Around): Queues {
  const messages: Held[] = []

  function put(queue: string, body: unknown, delaySeconds = 0): void {
    queues.count += 1
    const how = weather.meets('queue')
    const late = how === 'delays' ? random.int(60, 5_400) : how === 'shuffles' ? random.int(0, 40) : 0
    const due = now().getTime() + (delaySeconds + late) * 1000
    // what travels is copied, as on the real queue
    messages.push({ id: `m${queues.count}`, queue, body: structuredClone(body), due, attempts: 0 })
    if (how !== 'doubles') return
    const again = due + random.pick([0, 5_000, 3_600_000])
    messages.push({ id: `m${queues.count}'`, queue, body: structuredClone(body), due: again, attempts: 0 })
  }

  async function mayPut(step: () => Promise<void>): Promise<void> {
    await step()
    if (weather.meets('queue') !== 'refuses') return
    onRefusal()
    throw new Error('queue refused')
  }

  const metadata = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }
  const queues: Queues = {
    messages,
    count: 0,
    queue: (name, step) => ({
      async send(body, options) {
        await mayPut(step)
        put(name, body, options?.delaySeconds)
        return metadata
      },
      async sendBatch(batch, options) {
        await mayPut(step)
        for (const { body, delaySeconds } of batch) put(name, body, delaySeconds ?? options?.delaySeconds)
        return metadata
      },
      metrics: async () => metadata.metadata.metrics,
    }),
    take() {
      const due = messages.filter((message) => message.due <= now().getTime())
      const first = calm ? due[0] : due[random.int(0, due.length - 1)]
      if (!first) return []
      const most = random.int(1, IN_BATCH[first.queue] ?? 1)
      const others = due.filter((message) => message !== first && message.queue === first.queue)
      const taken = [first, ...others.slice(0, most - 1)]
      for (const message of taken) messages.splice(messages.indexOf(message), 1)
      return taken
    },
    nextDue: () => Math.min(Number.POSITIVE_INFINITY, ...messages.map(({ due }) => due)),
  }
  return queues
}

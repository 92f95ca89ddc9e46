/** Queues held in the hand: the platform's promise is at least once and in any order, and a test plays all of it. */

type HeldMessage = {
  id: string
  queue: string
  body: unknown
  /** When it was sent, where it was not put there by hand. */
  sentAt?: number
  due: number
  attempts: number
}

export type HeldQueues = {
  events: Queue
  deliveries: Queue
  messages: HeldMessage[]
  /** While true, `send` fails as it does when the day's operations are used up. */
  refusing: boolean
  /** Everything ever sent. */
  sent: HeldMessage[]
  takeDue(): HeldMessage | undefined
  nextDue(): number | undefined
}

export function heldQueues(now: () => Date): HeldQueues {
  const messages: HeldMessage[] = []
  const sent: HeldMessage[] = []
  let count = 0

  const queue = (name: string): Queue => {
    const put = (body: unknown, delaySeconds = 0) => {
      if (held.refusing) throw new Error('queue refused')
      count += 1
      const message = {
        id: `m${count}`,
        queue: name,
        // what travels is copied, as on the real queue
        body: structuredClone(body),
        sentAt: now().getTime(),
        due: now().getTime() + delaySeconds * 1000,
        attempts: 0,
      }
      messages.push(message)
      sent.push({ ...message })
    }
    const metadata = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }
    return {
      async send(body, options) {
        put(body, options?.delaySeconds)
        return metadata
      },
      async sendBatch(batch, options) {
        for (const { body, delaySeconds } of batch) put(body, delaySeconds ?? options?.delaySeconds)
        return metadata
      },
      async metrics() {
        const waiting = messages.filter((message) => message.queue === name)
        const oldest = Math.min(...waiting.map(({ sentAt = 0 }) => sentAt))
        return {
          backlogCount: waiting.length,
          backlogBytes: 0,
          ...(waiting.length > 0 ? { oldestMessageTimestamp: new Date(oldest) } : {}),
        }
      },
    }
  }

  const held: HeldQueues = {
    events: queue('legwork-events'),
    deliveries: queue('legwork-deliveries'),
    messages,
    sent,
    refusing: false,
    takeDue() {
      const place = messages.findIndex(({ due }) => due <= now().getTime())
      return place < 0 ? undefined : messages.splice(place, 1)[0]
    },
    nextDue() {
      return messages.length === 0 ? undefined : Math.min(...messages.map(({ due }) => due))
    },
  }
  return held
}

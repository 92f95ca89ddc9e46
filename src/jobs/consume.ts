/** Takes prompts off the queues, one after the other, and settles each by its fate. Retries are for crashes alone. */
import type { Outside } from '../dependencies.ts'
import { type Prompt, promptSchema } from '../queue.ts'
import { faultOf, say } from '../log.ts'
import { deliver } from './deliver.ts'
import { end } from './disconnect.ts'
import type { Fate } from './outcome.ts'
import { ingest } from './ingest.ts'
import { idsOf, keepFromLoss } from './dead-letters.ts'
import { reach } from './source-requests.ts'

const DEAD_LETTERS = 'legwork-dead-letters'

export async function consume(batch: MessageBatch, outside: Outside, clock: () => Date): Promise<void> {
  for (const message of batch.messages) {
    const now = clock()
    try {
      const fate = await fateOfMessage(batch.queue, message, outside, now)
      await settle(fate, message, outside, now)
      if (fate.kind === 'retry') message.retry({ delaySeconds: secondsUntil(fate.at, now) })
      else message.ack()
    } catch (error) {
      say('crash', { queue: batch.queue, attempts: message.attempts, error: faultOf(error) })
      message.retry({ delaySeconds: secondsAfter(message.attempts) })
    }
  }
}

const secondsUntil = (at: Date, now: Date) => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))

const FIRST_SECONDS = 30
const LONGEST_SECONDS = 2 * 3600

/** Waits that double, from half a minute to two hours: with the tries of `wrangler.toml` a database may be away most of a day. */
const secondsAfter = (attempts: number) =>
  Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20))

async function fateOfMessage(queue: string, message: Message, outside: Outside, now: Date): Promise<Fate> {
  if (queue === DEAD_LETTERS) return { kind: 'park', reason: 'given up after repeated crashes' }
  const prompt = promptSchema.safeParse(message.body)
  if (!prompt.success) return { kind: 'park', reason: 'not a prompt' }
  const fate = await work(prompt.data, outside, now)
  say('job', { kind: prompt.data.kind, fate: fate.kind })
  return fate
}

function work(prompt: Prompt, outside: Outside, now: Date): Promise<Fate> {
  switch (prompt.kind) {
    case 'changed':
    case 'pushed':
    case 'review':
      return ingest(outside, prompt, now)
    case 'revoked':
    case 'disconnect':
      return end(outside, prompt, now)
    case 'ready':
    case 'history':
    case 'permissions':
      return reach(outside, prompt, now)
    case 'unreadable':
      return Promise.resolve({ kind: 'park', reason: prompt.reason })
    case 'deliver':
      return deliver(outside, prompt.delivery, now)
  }
}

async function settle(fate: Fate, message: Message, outside: Outside, now: Date): Promise<void> {
  const prompt = promptSchema.safeParse(message.body).data ?? null
  if (fate.kind === 'later' && prompt) await outside.prompts.send(comingBack(prompt), fate.at, now)
  if (fate.kind !== 'park') return
  // of work for a connection that is gone there is nothing to keep, and nobody to name
  if (prompt && !(await isOfSomebody(outside, prompt))) return
  if (prompt) await keepFromLoss(outside, prompt, now)
  // a message that comes twice leaves one letter
  await outside.store.letters.parkOnce(
    `message ${message.id}`,
    { ...idsOf(prompt), reason: fate.reason },
    now,
  )
}

const isOfSomebody = async ({ store }: Outside, prompt: Prompt): Promise<boolean> =>
  !('connection' in prompt) || (await store.connections.find(prompt.connection))?.runnerId != null

/** A prompt that comes back counts how often it did, where that makes it come back more slowly. */
function comingBack(prompt: Prompt): Prompt {
  return 'tries' in prompt && prompt.kind !== 'changed' && prompt.kind !== 'pushed'
    ? { ...prompt, tries: prompt.tries + 1 }
    : prompt
}

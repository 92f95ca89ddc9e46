/** Takes prompts off the queues, one after the other, and settles each by its fate. Retries are for crashes alone. */
import type { Outside } from '../outside.ts'
import { type Prompt, promptSchema } from '../prompts.ts'
import { faultOf, say } from '../say.ts'
import { deliver } from './deliver.ts'
import { end } from './ending.ts'
import type { Fate } from './fate.ts'
import { ingest } from './ingest.ts'
import { reach } from './reach.ts'

const DEAD_LETTERS = 'legwork-dead-letters'

export async function consume(batch: MessageBatch, outside: Outside, clock: () => Date): Promise<void> {
  for (const message of batch.messages) {
    const now = clock()
    try {
      const fate = await fateOfMessage(batch.queue, message, outside, now)
      await settle(fate, message.body, outside, now)
      if (fate.kind === 'retry') message.retry({ delaySeconds: secondsUntil(fate.at, now) })
      else message.ack()
    } catch (error) {
      say('crash', { queue: batch.queue, attempts: message.attempts, error: faultOf(error) })
      message.retry()
    }
  }
}

const secondsUntil = (at: Date, now: Date) => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))

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

async function settle(fate: Fate, body: unknown, outside: Outside, now: Date): Promise<void> {
  const prompt = promptSchema.safeParse(body)
  if (fate.kind === 'later' && prompt.success) {
    await outside.prompts.send(comingBack(prompt.data), fate.at, now)
  }
  if (fate.kind === 'park') {
    const { kind, ids } = idsOf(prompt.success ? prompt.data : null)
    await outside.store.letters.park({ kind, ids, reason: fate.reason }, now)
  }
}

/** A prompt that comes back counts how often it did, where that makes it come back more slowly. */
function comingBack(prompt: Prompt): Prompt {
  return 'tries' in prompt && prompt.kind !== 'changed' ? { ...prompt, tries: prompt.tries + 1 } : prompt
}

function idsOf(prompt: Prompt | null): { kind: string; ids: Record<string, string> } {
  if (!prompt) return { kind: 'unknown', ids: {} }
  if (prompt.kind === 'deliver') return { kind: prompt.kind, ids: { delivery: prompt.delivery } }
  if (prompt.kind === 'unreadable') return { kind: prompt.kind, ids: prompt.ids }
  return { kind: prompt.kind, ids: { connection: prompt.connection } }
}

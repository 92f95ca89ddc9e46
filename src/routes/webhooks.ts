/** Webhooks: parse, put on the queue, answer. Neither the database nor the source is asked anything. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Prompt } from '../prompts.ts'
import { sameSecret } from '../secrets.ts'
import type { Refusal, Source, SourceEvent } from '../sources/source.ts'
import { type Around, nowOf, outsideOf } from './context.ts'

const LONGEST_BODY = 64 * 1024

export const webhookRoutes = new Hono<Around>()

webhookRoutes.get('/:source/:secret', async (c) => {
  const source = await sourceAt(outsideOf(c), c.req.param('source'), c.req.param('secret'))
  const answer = source.answerValidation(new URL(c.req.url).searchParams)
  return answer.ok ? c.json(answer.value) : refuse(answer.error)
})

webhookRoutes.post('/:source/:secret', async (c) => {
  const outside = outsideOf(c)
  const source = await sourceAt(outside, c.req.param('source'), c.req.param('secret'))
  const body = await bodyWithin(c.req.raw, LONGEST_BODY)
  if (body === null) {
    return refuse({ status: 413, title: 'Too large', detail: `At most ${LONGEST_BODY} bytes are taken.` })
  }
  const events = source.parseWebhook(body)
  if (!events.ok) return refuse(events.error)
  const now = nowOf(c)
  for (const event of events.value) {
    const prompt = promptFor(source.name, event, now)
    try {
      await outside.prompts.send(prompt, now, now)
    } catch {
      // the source does not keep its events for long: what the queue does not take is left for the sweep
      await outside.store.connections.missed(prompt.connection, now)
    }
  }
  return c.body(null, 200)
})

async function sourceAt(
  { sources, config }: ReturnType<typeof outsideOf>,
  name: string,
  secret: string,
): Promise<Source> {
  const source = sources[name]
  const known = await sameSecret(secret, config.WEBHOOK_SECRET)
  if (!source || !known) throw new HTTPException(404, { message: 'No webhook is taken here.' })
  return source
}

function promptFor(
  source: string,
  event: SourceEvent,
  now: Date,
): Extract<Prompt, { kind: 'changed' | 'revoked' }> {
  const base = { connection: `${source}:${event.userId}`, at: now.getTime(), tries: 0 }
  return event.kind === 'access.revoked'
    ? { kind: 'revoked', ...base }
    : { kind: 'changed', ...base, runId: event.runId, change: event.change }
}

const refuse = ({ status, title, detail }: Refusal) =>
  Response.json(
    { title, detail, status },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )

/** A body of at most so many bytes, or null: the rest of a longer one is never read. */
async function bodyWithin(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return null
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let read = 0
  let text = ''
  for await (const chunk of request.body) {
    read += chunk.byteLength
    if (read > limit) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

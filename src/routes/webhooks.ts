/** Webhooks: parse, put on the queue, answer. Neither the database nor the source is asked anything. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Prompt, pushedPrompts } from '../queue.ts'
import { sameSecret } from '../secrets.ts'
import type { Refusal, Source, SourceEvent } from '../sources/source.ts'
import { type Around, nowOf, outsideOf } from './lib/context.ts'

export const webhookRoutes = new Hono<Around>()

webhookRoutes.get('/:source/:secret', async (c) => {
  const source = sourceAt(outsideOf(c), c.req.param('source'), c.req.param('secret'))
  const answer = source.answerValidation(new URL(c.req.url).searchParams)
  return answer.ok ? c.json(answer.value) : refuse(answer.error)
})

webhookRoutes.post('/:source/:secret', async (c) => {
  const outside = outsideOf(c)
  const source = sourceAt(outside, c.req.param('source'), c.req.param('secret'))
  const body = await bodyWithin(c.req.raw, source.longestBody)
  if (body === null) {
    return refuse({
      status: 413,
      title: 'Too large',
      detail: `At most ${source.longestBody} bytes are taken.`,
    })
  }
  const events = source.parseWebhook(body, c.req.raw.headers)
  if (!events.ok) return refuse(events.error)
  const now = nowOf(c)
  const prompts = events.value.flatMap((event) => promptsFor(source.name, event, now))
  try {
    await outside.prompts.sendAll(prompts)
  } catch {
    // a source that keeps its events tells them again; what another told is left for the sweep
    if (source.keepsEvents) return c.body(null, 503)
    for (const { userId } of events.value.filter(isOfUser)) {
      await outside.store.connections.missed(`${source.name}:${userId}`)
    }
  }
  return c.body(null, 200)
})

function sourceAt({ sources, config }: ReturnType<typeof outsideOf>, name: string, secret: string): Source {
  const source = sources[name]
  const known = sameSecret(secret, config.WEBHOOK_SECRET)
  if (!source || !known) throw new HTTPException(404, { message: 'No webhook is taken here.' })
  return source
}

const isOfUser = (event: SourceEvent) => event.kind !== 'unreadable'

function promptsFor(source: string, event: SourceEvent, now: Date): Prompt[] {
  if (event.kind === 'unreadable') return [{ ...event, ids: { source, ...event.ids } }]
  const connection = `${source}:${event.userId}`
  const at = now.getTime()
  switch (event.kind) {
    case 'runs.changed':
      return [{ kind: 'changed', connection, at, tries: 0, runId: event.runId, change: event.change }]
    case 'runs.pushed':
      return pushedPrompts(connection, event.runs, at)
    case 'runs.ready':
      return [{ kind: 'ready', connection, at, tries: 0, url: event.url }]
    case 'access.revoked':
      return [{ kind: 'revoked', connection, at, tries: 0 }]
    case 'permissions.changed':
      return [{ kind: 'permissions', connection, at, tries: 0 }]
  }
}

const refuse = ({ status, title, detail }: Refusal) =>
  Response.json(
    { title, detail, status },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )

/** A body of at most so many bytes, or null: the rest of a longer one is never read. */
async function bodyWithin(request: Request, limit: number): Promise<string | null> {
  const announced = request.headers.get('Content-Length')
  if (announced !== null) return Number(announced) > limit ? null : request.text()
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

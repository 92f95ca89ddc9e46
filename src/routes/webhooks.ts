/** Webhooks: parse, put on the queue, answer. Neither the database nor the source is asked anything on the way. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Job, pushedJobs } from '../queue.ts'
import type { Result } from '../result.ts'
import { sameSecret } from '../secrets.ts'
import type { Refusal, Source, SourceEvent } from '../sources/source.ts'
import { type AppEnv, dependenciesOf, nowOf } from './lib/context.ts'

export const webhookRoutes = new Hono<AppEnv>()

webhookRoutes.get('/:source/:secret', async (c) => {
  const source = sourceAt(dependenciesOf(c), c.req.param('source'), c.req.param('secret'))
  const answer = source.answerValidation(new URL(c.req.url).searchParams)
  return answer.ok ? c.json(answer.value) : refuse(answer.error)
})

webhookRoutes.post('/:source/:secret', async (c) => {
  const dependencies = dependenciesOf(c)
  const source = sourceAt(dependencies, c.req.param('source'), c.req.param('secret'))
  const body = await bodyWithin(c.req.raw, source.maxBodyBytes)
  if (body === null) {
    return refuse({
      status: 413,
      title: 'Too large',
      detail: `At most ${source.maxBodyBytes} bytes are taken.`,
    })
  }
  const events = await eventsIn(dependencies, source, { body, headers: c.req.raw.headers })
  if (!events.ok) return refuse(events.error)
  const now = nowOf(c)
  const queue = events.value.flatMap((event) => jobsFor(source.name, event, now))
  try {
    await dependencies.queue.enqueueAll(queue)
  } catch {
    // a source that keeps its events tells them again; what another told is left for the sweep
    if (source.retriesWebhooks) return c.body(null, 503)
    for (const { userId } of events.value.filter(isOfUser)) {
      await dependencies.store.connections.missed(`${source.name}:${userId}`)
    }
  }
  return c.body(null, 200)
})

/**
 * A subscription that had gone is made anew with another number, while the settings name the one before: only what came by
 * an unknown one costs a look into the database.
 */
async function eventsIn(
  { store }: ReturnType<typeof dependenciesOf>,
  source: Source,
  { body, headers }: { body: string; headers: Headers },
): Promise<Result<SourceEvent[], Refusal>> {
  const events = source.parseWebhook(body, headers)
  const subscription = events.ok ? undefined : events.error.subscription
  if (subscription === undefined) return events
  const { madeAnew } = await store.notes.ofSource(source.name)
  return madeAnew === subscription ? source.parseWebhook(body, headers, subscription) : events
}

function sourceAt(
  { sources, config }: ReturnType<typeof dependenciesOf>,
  name: string,
  secret: string,
): Source {
  const source = sources[name]
  const known = sameSecret(secret, config.WEBHOOK_SECRET)
  if (!source || !known) throw new HTTPException(404, { message: 'No webhook is taken here.' })
  return source
}

const isOfUser = (event: SourceEvent) => event.kind !== 'unreadable'

function jobsFor(source: string, event: SourceEvent, now: Date): Job[] {
  if (event.kind === 'unreadable') return [{ ...event, ids: { source, ...event.ids } }]
  const connection = `${source}:${event.userId}`
  const at = now.getTime()
  switch (event.kind) {
    case 'runs.changed':
      return [{ kind: 'changed', connection, at, tries: 0, runId: event.runId, change: event.change }]
    case 'runs.pushed':
      return pushedJobs(connection, event.runs, at)
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

/** The barest Hono worker that puts the same body on the same queue: what the webhook is measured against. */
import { Hono } from 'hono'

type Queue = { send(body: unknown): Promise<unknown> }

const app = new Hono<{ Bindings: { EVENTS: Queue } }>()

app.post('/webhooks/:source/:secret', async (c) => {
  await c.env.EVENTS.send(await c.req.json())
  return c.body(null, 200)
})

export default { fetch: app.fetch, queue: () => undefined, scheduled: () => undefined }

/** A call that names itself by an `Idempotency-Key` is done once, and answered the same however often it is sent. */
import type { Context, Next } from 'hono'
import { hashOf } from '../../../secrets.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../context.ts'
import { problem, Unfit } from '../wrong.ts'

const KEY = '1 to 200 letters, digits and punctuation marks, such as a UUID'
const RETRY_SECONDS = '5'

/** Only what was done is kept: what was refused may be sent again, mended. */
export async function onceOnly(c: Context<AppEnv>, next: Next): Promise<Response | undefined> {
  const given = c.req.header('Idempotency-Key')
  if (given === undefined) {
    await next()
    return undefined
  }
  // the draft has it in quotes, most send it without
  const key = given.replace(/^"(.*)"$/, '$1')
  if (!/^[!-~]{1,200}$/.test(key)) throw new Unfit([{ field: 'Idempotency-Key', expected: KEY }])

  const [{ store, secrets }, runnerId, now] = [dependenciesOf(c), c.get('runnerId'), nowOf(c)]
  const call = {
    runnerId,
    key: await hashOf(key),
    request: await hashOf(`${c.req.path} ${await c.req.text()}`),
  }
  const before = await store.apiAnswers.begin(call, now)
  if (before) {
    if (before.request !== call.request) {
      throw new Unfit([
        { field: 'Idempotency-Key', expected: 'another key: this one was used for another call' },
      ])
    }
    if (before.status === null || before.body === null) {
      c.header('Retry-After', RETRY_SECONDS)
      return problem(c, 409, 'Under way', 'The same call is already under way.')
    }
    const body = await secrets.open('answers', runnerId, before.body)
    if (!body.ok)
      return problem(
        c,
        409,
        'Done before',
        'This call was done before, and its answer can no longer be read.',
      )
    c.header('Idempotency-Replayed', 'true')
    const status = WITH_BODY.find((each) => each === before.status)
    return status ? c.body(body.value, status, JSON_TYPE) : c.body(null, 204)
  }
  await next()
  if (c.res.ok) {
    const body = await c.res.clone().text()
    await store.apiAnswers.end(call, {
      status: c.res.status,
      body: await secrets.seal('answers', runnerId, body),
    })
  } else {
    await store.apiAnswers.forget(call)
  }
  return undefined
}

const WITH_BODY = [200, 201, 202] as const
const JSON_TYPE = { 'Content-Type': 'application/json' }

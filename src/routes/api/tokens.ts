/** Tokens by the API: listed and revoked by any that may; made by their runner alone. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { makeToken, revokeToken, tokenFields } from '../../actions/api/tokens.ts'
import { MOST_TOKENS } from '../../domain/access/tokens.ts'
import { knownCaller } from '../lib/api/caller.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const tokenRoutes = new Hono<AppEnv>()

const tokenSchema = z.object(tokenFields)

tokenRoutes.get('/', asRunner, async (c) =>
  c.json(await dependenciesOf(c).store.tokens.of(c.get('runnerId'))),
)

tokenRoutes.post('/', asRunner, jsonBody(tokenSchema), async (c) => {
  // one that leaked would outlive its end by those it made
  const { by, runnerId } = await knownCaller(c)
  if (by === 'token')
    throw new HTTPException(403, { message: 'A token makes no tokens. Make one at /me/tokens.' })
  const asked = c.req.valid('json')
  const made = await makeToken(dependenciesOf(c), runnerId, asked, nowOf(c))
  return made.ok
    ? c.json({ ...asked, ...made.value }, 201)
    : unfit(c, [{ field: 'name', expected: `at most ${MOST_TOKENS} tokens: revoke one first` }])
})

tokenRoutes.delete('/:id', asRunner, async (c) => {
  const gone = await revokeToken(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  if (!gone) throw noSuch('token')
  return c.body(null, 204)
})

/** Tokens by the API: listed and revoked by any that may; made by their runner alone. */
import { Hono } from 'hono'
import * as z from 'zod'
import { makeToken, revokeToken, tokenFields } from '../../actions/api/tokens.ts'
import { MOST_TOKENS, TOKEN_ACCESS } from '../../domain/access/tokens.ts'
import { accessWords } from '../../text/labels/access.ts'
import { operation } from '../lib/api/operation.ts'
import { deleted, instant, meaning } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { noSuch, unfit } from '../lib/wrong.ts'

export const tokenRoutes = new Hono<AppEnv>()

const tokenSchema = z.lazy(() => z.strictObject(tokenFields, 'an object'))

const name = z.string()
const access = z.lazy(() => z.enum(TOKEN_ACCESS).describe(meaning(accessWords)))
const token = z.lazy(() =>
  z
    .object({ id: z.string(), name, access, createdAt: instant, lastUsedAt: instant.nullable() })
    .meta({ id: 'Token' }),
)
const newToken = z.lazy(() =>
  z
    .object({ id: z.string(), name, access, token: z.string().describe('The whole token, shown only once.') })
    .meta({ id: 'NewToken' }),
)

tokenRoutes.get(
  '/tokens',
  operation({
    id: 'listTokens',
    tag: 'Access',
    summary: 'Tokens, newest first',
    description: 'Each without its secret.',
    answers: () => ({ 200: ['The tokens.', z.array(token)] }),
  }),
  async (c) => c.json(await dependenciesOf(c).store.tokens.of(c.get('runnerId'))),
)

tokenRoutes.post(
  '/tokens',
  operation({
    id: 'makeToken',
    tag: 'Access',
    summary: 'Make a token',
    description: 'Only from a signed-in browser: a leaked token could otherwise make others that outlive it.',
    answers: () => ({ 201: ['The token, shown only once.', newToken] }),
    by: 'session',
  }),
  asRunner,
  jsonBody(tokenSchema),
  async (c) => {
    const asked = c.req.valid('json')
    const made = await makeToken(dependenciesOf(c), c.get('runnerId'), asked, nowOf(c))
    return made.ok
      ? c.json({ ...asked, ...made.value }, 201)
      : unfit(c, [{ field: 'name', expected: `at most ${MOST_TOKENS} tokens: revoke one first` }])
  },
)

tokenRoutes.delete(
  '/tokens/:id',
  operation({
    id: 'revokeToken',
    tag: 'Access',
    summary: 'Revoke a token',
    description: 'It stops working at once.',
    answers: deleted,
  }),
  asRunner,
  async (c) => {
    const gone = await revokeToken(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
    if (!gone) throw noSuch('token')
    return c.body(null, 204)
  },
)

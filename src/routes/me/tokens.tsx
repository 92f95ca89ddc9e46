/** The page of API tokens: made, shown once, revoked. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { makeToken, revokeToken, tokenFields } from '../../actions/api/tokens.ts'
import { MOST_TOKENS } from '../../domain/access/tokens.ts'
import { Tokens, type TokensProps } from '../../pages/me/settings/tokens.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { readForm } from '../lib/form.ts'
import { noSuch } from '../lib/wrong.ts'

const tokenSchema = z.object(tokenFields)

export const tokenRoutes = new Hono<AppEnv>()

tokenRoutes.get('/', (c) => tokensPage(c, {}))

tokenRoutes.post('/', async (c) => {
  const form = await readForm(c, tokenSchema)
  if (!form.ok) return tokensPage(c, { refused: `Give it ${form.error[0]?.expected}.` }, 400)
  const made = await makeToken(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return made.ok
    ? tokensPage(c, { made: made.value.token })
    : tokensPage(c, { refused: `There are ${MOST_TOKENS} already. Revoke one first.` }, 400)
})

tokenRoutes.post('/:id/revoke', async (c) => {
  const gone = await revokeToken(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  if (!gone) throw noSuch('token')
  return c.redirect('/me/tokens', 303)
})

async function tokensPage(
  c: Context<AppEnv>,
  { made = null, refused = null }: Partial<Pick<TokensProps, 'made' | 'refused'>>,
  status: 200 | 400 = 200,
) {
  const { store, config } = dependenciesOf(c)
  const tokens = await store.tokens.of(c.get('runnerId'))
  const { runner } = c.get('training')
  const props = { tokens, made, refused, runner, api: `${config.BASE_URL}/api/v1` }
  return c.html(<Tokens who={c.get('who')} {...props} />, status)
}

/** The page of API tokens: made, shown once, revoked. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { makeToken, revokeToken, tokenFields } from '../../actions/api/tokens.ts'
import { MOST_TOKENS } from '../../domain/access/tokens.ts'
import { Tokens } from '../../pages/me/settings/tokens.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { landed, refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { takeFlash } from '../lib/forms/flash.ts'
import { readForm } from '../lib/forms/read.ts'

const tokenSchema = z.object(tokenFields)

export const tokenRoutes = new Hono<AppEnv>()

tokenRoutes.get('/', tokensPage)

const WORDS = { name: 'Give it a name of 1 to 60 characters.', access: 'Choose what it may do.' }

tokenRoutes.post('/', async (c) => {
  const form = await readForm(c, tokenSchema, WORDS)
  if (!form.ok) return refuse(c, form.error)
  const made = await makeToken(
    dependenciesOf(c),
    c.get('runnerId'),
    { ...form.value, isPress: true },
    nowOf(c),
  )
  if (!made.ok) return refuseFor(c, `There are ${MOST_TOKENS} already. Revoke one first.`, 'name')
  const { token } = made.value
  return landed(c, '/me/tokens', `Made: ${form.value.name}. It is shown below this once.`, { once: token })
})

tokenRoutes.post('/:id/revoke', async (c) => {
  const gone = await revokeToken(dependenciesOf(c), c.get('runnerId'), c.req.param('id'))
  return saved(c, gone ? 'Revoked. It no longer works.' : 'That token no longer exists.')
})

async function tokensPage(c: Context<AppEnv>) {
  const { store, config } = dependenciesOf(c)
  const tokens = await store.tokens.of(c.get('runnerId'))
  const { runner } = c.get('training')
  const flash = await takeFlash(c)
  const made = flash?.kind === 'saved' ? flash.once : null
  return c.html(
    <Tokens
      who={c.get('who')}
      tokens={tokens}
      made={made}
      runner={runner}
      api={`${config.BASE_URL}/api/v1`}
    />,
  )
}

/** Whether the Worker lives, and, asked `?deep`, whether what it does by itself is done: for monitors, by codes alone. */
import { Hono } from 'hono'
import { faultOf, log } from '../log.ts'
import { deepFailures } from '../operator/checks.ts'
import { lookInside } from '../operator/look.ts'
import { type AppEnv, dependenciesOf } from './lib/context.ts'

export const healthRoutes = new Hono<AppEnv>()

/** Nothing here lives without its database. */
healthRoutes.get('/healthz', async (c) => {
  const dependencies = dependenciesOf(c)
  try {
    if (c.req.query('deep') === undefined) {
      return c.json({ ok: true, sending: sendingWords(await dependencies.store.notes.pausedSince()) })
    }
    const looked = await lookInside(dependencies, { host: null, clock: c.env.clock })
    const codes = deepFailures(looked)
    const sending = sendingWords(looked.underWay.pausedSince)
    return codes.length === 0
      ? c.json({ ok: true, codes, sending })
      : c.json({ ok: false, codes, sending }, 503, RETRY)
  } catch (error) {
    log('unhealthy', { error: faultOf(error) })
    return c.json({ ok: false, codes: ['database'], why: 'the database does not answer' }, 503, RETRY)
  }
})

const RETRY = { 'Retry-After': '60' }

const sendingWords = (pausedSince: Date | null) => (pausedSince ? 'paused' : 'on')

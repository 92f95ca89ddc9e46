/** Whether the Worker lives, and, asked `?deep`, whether what it does by itself is done: for monitors, by codes alone. */
import { Hono } from 'hono'
import { faultOf, log } from '../log.ts'
import type { CheckCode } from '../operator/check.ts'
import { unread } from '../operator/checks/worker.ts'
import { deepFailures } from '../operator/checks.ts'
import { lookInside } from '../operator/look.ts'
import { type AppEnv, dependenciesOf } from './lib/context.ts'

export const healthRoutes = new Hono<AppEnv>()

/** Nothing here lives without its database. */
healthRoutes.get('/healthz', async (c) => {
  if (c.env.missing) return c.json({ ok: false, codes: ['settings'], why: WHY.settings }, 503, RETRY)
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
    const fault = faultOf(error)
    log('unhealthy', { error: fault })
    const { code } = unread(fault)
    return c.json({ ok: false, codes: [code], why: WHY[code] }, 503, RETRY)
  }
})

const WHY: Partial<Record<CheckCode, string>> = {
  settings: 'settings are missing or wrong: /operator/setup says which',
  database: 'the database does not answer',
  schema: 'the database lacks what this version needs',
}

const RETRY = { 'Retry-After': '60' }

const sendingWords = (pausedSince: Date | null) => (pausedSince ? 'paused' : 'on')

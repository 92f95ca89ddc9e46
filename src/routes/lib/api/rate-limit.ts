/** So many calls in ten minutes, reads and writes each; the answer says how many are left, as the IETF's draft has it. */
import type { Context } from 'hono'
import { takeCall } from '../../../actions/limits/write-limit.ts'
import { type AppEnv, type Caller, dependenciesOf, nowOf } from '../context.ts'
import { isRead } from '../own-origin.ts'
import { tooMany } from '../write-limit.ts'

export async function limitCalls(c: Context<AppEnv>, { runnerId }: Caller): Promise<void> {
  const what = isRead(c) ? 'reads' : 'writes'
  const now = nowOf(c)
  const call = await takeCall(dependenciesOf(c), what, runnerId, now)
  const seconds = Math.max(1, Math.ceil((call.resetsAt.getTime() - now.getTime()) / 1000))
  c.header('RateLimit-Policy', `"${what}";q=${call.allowed};w=${call.windowSeconds}`)
  c.header('RateLimit', `"${what}";r=${call.left};t=${seconds}`)
  if (call.taken) return
  c.header('Retry-After', String(seconds))
  throw tooMany()
}

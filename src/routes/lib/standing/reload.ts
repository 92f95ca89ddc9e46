/** A page that waits for something looks again by itself, ever more rarely, and not for ever. */
import type { Context } from 'hono'
import type { Reload } from '../../../pages/layout/layout.tsx'
import type { AppEnv } from '../context.ts'

/** Five minutes in all; who still waits then looks again by hand. */
const SECONDS = [3, 3, 3, 5, 5, 10, 20, 30, 60, 60, 90]

/** When the page at `path` looks again; null when it has done so often enough. How often it has stands in its address. */
export function reloadOf(c: Context<AppEnv>, path: string): Reload | null {
  const times = Number(c.req.query('again') ?? 0)
  const seconds = SECONDS[times]
  return seconds === undefined ? null : { seconds, url: `${path}?again=${times + 1}` }
}

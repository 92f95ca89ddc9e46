/** A page that a form leads to says what became of it. */
import type { Context, Next } from 'hono'
import type { AppEnv } from '../context.ts'
import { takeFlash } from './flash.ts'
import { writeIn } from './write-in.tsx'

export async function showAnswers(c: Context<AppEnv>, next: Next): Promise<void> {
  await next()
  const isPage = c.req.method === 'GET' && c.res.headers.get('Content-Type')?.startsWith('text/html')
  if (!isPage || !c.env.dependencies || c.res.status !== 200) return
  const flash = await takeFlash(c)
  if (flash) c.res = new Response(await writeIn(await c.res.text(), flash), c.res)
}

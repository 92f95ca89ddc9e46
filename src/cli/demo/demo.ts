/** `/demo`: one address that walks a newcomer through all of Legwork. Local only; the Worker knows nothing of it. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { perform } from './acts.ts'
import { demoPage } from './page.ts'
import { letter } from './panes.ts'
import { type Act, EXTRAS, nothingYet, STEPS } from './progress.ts'
import type { Stage } from './stage.ts'

export const DEMO_PATH = '/demo'

const ACTS: readonly Act[] = [...STEPS, ...EXTRAS, 'mend', 'text', 'restart']

export type Demo = {
  /** Whether a request is the demo's. */
  owns(request: Request): boolean
  fetch(request: Request): Promise<Response>
  /** Hears what Legwork answered at its front door: a browser that is let in gets a session. */
  hear(answered: Headers): void
}

const SESSION = /(?:^|; )legwork_session=([^;]+)/

export function createDemo(stage: Stage): Demo {
  const memory = nothingYet()
  const sessions = new Set<string>()
  // a cookie is every port's of a host
  const isSignedIn = (cookie = '') => sessions.has(SESSION.exec(cookie)?.[1] ?? '')
  const app = new Hono().basePath(DEMO_PATH)
  let script: Promise<string> | null = null

  app.get('/', async (c) => {
    c.header('Cache-Control', 'no-store')
    return c.html(await demoPage(stage, { ...memory, signedIn: isSignedIn(c.req.header('Cookie')) }))
  })

  app.get('/shell.js', async (c) => {
    script ??= shellScript()
    return c.body(await script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
  })

  app.get('/mail/:id', (c) => {
    const mail = stage.sandbox.resend.mails.find(({ id }) => id === c.req.param('id'))
    return mail ? letter(mail) : c.notFound()
  })

  app.post('/:act', async (c) => {
    const act = ACTS.find((each) => each === c.req.param('act'))
    if (!act) return c.notFound()
    const fields = new URLSearchParams(await c.req.text())
    const cookie = c.req.header('Cookie') ?? ''
    const location = await perform(act, stage, memory, { cookie, fields, signedIn: isSignedIn(cookie) })
    if (act === 'restart') sessions.clear()
    return c.redirect(location, 303)
  })

  return {
    owns: ({ url }) => `${new URL(url).pathname}/`.startsWith(`${DEMO_PATH}/`),
    fetch: async (request) => app.fetch(request),
    hear(answered) {
      for (const cookie of answered.getSetCookie()) {
        const session = SESSION.exec(cookie)?.[1]
        if (session) sessions.add(session)
      }
    },
  }
}

async function shellScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser/shell.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
  })
  return outputFiles[0]?.text ?? ''
}

type Header = [string, string]

/** No page of Legwork may be framed; here, and only where the demo asks, the demo may. */
export function framed(request: Request, headers: Header[], outsideUrl: string): Header[] {
  if (request.headers.get('Sec-Fetch-Dest') !== 'iframe') return headers
  return headers
    .filter(([name]) => name.toLowerCase() !== 'x-frame-options')
    .map(([name, value]) =>
      name.toLowerCase() === 'content-security-policy'
        ? [name, value.replace("frame-ancestors 'none'", `frame-ancestors ${outsideUrl}`)]
        : [name, value],
    )
}

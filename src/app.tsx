/** The Hono app: middleware, routes, one error handler. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { TrieRouter } from 'hono/router/trie-router'
import { secureHeaders } from 'hono/secure-headers'
import { faultOf, log } from './log.ts'
import { accentStyle } from './pages/layout/accent.ts'
import { SCRIPT, SCRIPT_PATH } from './pages/layout/script.ts'
import { STYLE, STYLE_PATH } from './pages/layout/style.ts'
import { Incomplete } from './pages/public/incomplete.tsx'
import { Problem } from './pages/public/problem.tsx'
import { apiRoutes } from './routes/api/index.ts'
import { apiDocsRoutes } from './routes/api-docs.tsx'
import { calendarRoutes } from './routes/calendar.ts'
import { connectRoutes } from './routes/connect.tsx'
import { healthRoutes } from './routes/health.ts'
import { homeRoutes } from './routes/home.tsx'
import { forScripts } from './routes/lib/api/cors.ts'
import { jsonOnly } from './routes/lib/api/json-only.ts'
import type { AppEnv } from './routes/lib/context.ts'
import { answersForm, refuseFor } from './routes/lib/forms/answer.ts'
import { showAnswers } from './routes/lib/forms/show.ts'
import { ownOrigin } from './routes/lib/own-origin.ts'
import { limitWrites } from './routes/lib/write-limit.ts'
import { problem, Unfit } from './routes/lib/wrong.ts'
import { linkRoutes } from './routes/links.tsx'
import { meRoutes } from './routes/me/index.tsx'
import { nudgeViewRoutes } from './routes/nudge-view.tsx'
import { oneTapRoutes } from './routes/one-tap.tsx'
import { operatorRoutes } from './routes/operator/index.ts'
import { ownHost } from './routes/own-host.tsx'
import { senderRoutes } from './routes/senders.ts'
import { signInRoutes } from './routes/sign-in.tsx'
import { webhookRoutes } from './routes/webhooks.ts'

// the one that can take these paths: hono builds another in vain first, with the first request waiting
export const app = new Hono<AppEnv>({ router: new TrieRouter() })

// what a source waits for comes first, and bears no more than it needs
app.route('/webhooks', senderRoutes)
app.route('/webhooks', webhookRoutes)

/** No form and no call of the API comes near it; only what sources send is longer, and stands before. */
const LONGEST_BODY = 64 * 1024

app.use(
  bodyLimit({
    maxSize: LONGEST_BODY,
    onError: () => {
      throw new HTTPException(413, { message: 'This accepts at most 64 KB.' })
    },
  }),
)

app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      manifestSrc: ["'self'"],
      // nothing else, so that a log which is tried out goes nowhere: whether the runs have come, and the one file that
      // Lighthouse reads from within the page
      connectSrc: ['/me/standing', '/robots.txt'].map((path) => (c) => new URL(path, c.req.url).href),
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // a form of ours says where it comes from, and nobody else learns an address
    referrerPolicy: 'same-origin',
  }),
)

/** Its address says what is in it, so it may be kept for ever. */
const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' }

app.get(STYLE_PATH, (c) => {
  const accent = c.env.dependencies?.config.ACCENT_COLOR
  const type = { 'Content-Type': 'text/css; charset=utf-8' }
  // an operator who changes the colour wants to see it
  return accent
    ? c.body(STYLE + accentStyle(accent), 200, { ...type, 'Cache-Control': 'public, max-age=3600' })
    : c.body(STYLE, 200, { ...type, ...FOREVER })
})
app.get(SCRIPT_PATH, (c) =>
  c.body(SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8', ...FOREVER }),
)

app.use(async (c, next) => {
  await next()
  // pages and answers hold one person's training
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  return undefined
})

app.use(ownOrigin)
app.use(showAnswers)
app.route('/operator', operatorRoutes)
app.route('/', healthRoutes)

app.use(async (c, next) => {
  if (c.env.missing) return c.html(<Incomplete missing={c.env.missing.map(({ says }) => says)} />, 503)
  return next()
})
app.use(ownHost)
app.use('/api/*', forScripts)
app.use('/api/*', jsonOnly)
app.use('/me/*', limitWrites)

app.route('/', homeRoutes)
app.route('/connect', connectRoutes)
app.route('/sign-in', signInRoutes)
app.route('/me', meRoutes)
app.route('/api/v1', apiRoutes)
app.route('/api/docs', apiDocsRoutes)
app.route('/', calendarRoutes)
app.route('/', linkRoutes)
app.route('/', nudgeViewRoutes)
app.route('/', oneTapRoutes)

app.notFound((c) => {
  const words = { title: 'Page not found', detail: 'The link may be old, or mistyped.' }
  return c.req.path.startsWith('/api/')
    ? c.json({ ...words, status: 404 }, 404, { 'Content-Type': 'application/problem+json' })
    : c.html(<Problem {...words} who={c.get('who')} />, 404)
})

app.onError((error, c) => {
  const expected = error instanceof HTTPException
  const status = expected ? error.status : 500
  if (!expected) log('error', { route: c.req.routePath, error: faultOf(error) })
  const words = expected
    ? { title: titleOf(status), detail: error.message }
    : { title: 'Something went wrong here', detail: 'We have a record of it. Please try again in a minute.' }
  // what was filled in is given back with it
  if (answersForm(c, status)) return refuseFor(c, expected ? words.detail : `${words.title}. ${words.detail}`)
  return c.req.path.startsWith('/api/') || c.req.path.startsWith('/webhooks/')
    ? problem(c, status, words.title, words.detail, error instanceof Unfit ? { errors: error.errors } : {})
    : c.html(<Problem {...words} who={c.get('who')} />, status)
})

function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: 'That could not be read',
    401: 'Please sign in first',
    403: 'That was not allowed',
    404: 'Page not found',
    409: 'That conflicts with what is there',
    413: 'That is too long',
    415: 'That is not JSON',
    422: 'Something is not right yet',
    429: 'Too many requests',
    503: 'Not available right now',
  }
  return titles[status] ?? 'That did not work'
}

/** The operator's application at Strava: whether its credentials are right, and where its events go. */
import * as z from 'zod'
import type { CallOptions } from '../call.ts'
import { ok, type Result } from '../result.ts'
import { ask, refused, type Trouble, wrong } from './ask.ts'

export type StravaApp = { apiUrl: string; clientId: string; clientSecret: string }

/** An application has one at most, and whoever shares its credentials can take it away. */
export type Subscription = { id: string; callbackUrl: string }

const id = z.lazy(() => z.union([z.string(), z.number()]).transform(String))
const listSchema = z.lazy(() =>
  z.array(
    z
      .object({ id, callback_url: z.string() })
      .transform((each): Subscription => ({ id: each.id, callbackUrl: each.callback_url })),
  ),
)
const refusalSchema = z.lazy(() =>
  z.object({ errors: z.array(z.object({ field: z.string(), code: z.string() })) }),
)

const NOT_THEIRS =
  'Strava does not know this Client ID with this Client Secret. Copy both again from https://www.strava.com/settings/api.'

/** None or one; a refusal says that the credentials are wrong. */
export function subscriptionsOf(
  options: CallOptions,
  app: StravaApp,
): Promise<Result<Subscription[], Trouble>> {
  return ask(options, {
    who: 'Strava',
    request: () => new Request(`${app.apiUrl}/push_subscriptions?${credentials(app)}`),
    schema: listSchema,
    meaning,
  })
}

/** Gives its id. Strava asks the callback while this call is open, so the Worker has to answer there. */
export function subscribe(
  options: CallOptions,
  app: StravaApp,
  { callbackUrl, verifyToken }: { callbackUrl: string; verifyToken: string },
): Promise<Result<string, Trouble>> {
  const body = credentials(app)
  body.set('callback_url', callbackUrl)
  body.set('verify_token', verifyToken)
  return ask(options, {
    who: 'Strava',
    request: () => new Request(`${app.apiUrl}/push_subscriptions`, { method: 'POST', body }),
    schema: z.object({ id }).transform((each) => each.id),
    meaning,
  })
}

/** Also where it is gone already. */
export async function unsubscribe(
  options: CallOptions,
  app: StravaApp,
  subscriptionId: string,
): Promise<Result<null, Trouble>> {
  const done = await ask(options, {
    who: 'Strava',
    request: () =>
      new Request(
        `${app.apiUrl}/push_subscriptions/${encodeURIComponent(subscriptionId)}?${credentials(app)}`,
        { method: 'DELETE' },
      ),
    schema: z.unknown(),
    meaning: (status, body) => (status === 404 ? wrong('gone') : meaning(status, body)),
  })
  return done.ok || done.error.says === 'gone' ? ok(null) : done
}

const credentials = ({ clientId, clientSecret }: StravaApp) =>
  new URLSearchParams({ client_id: clientId, client_secret: clientSecret })

function meaning(status: number, body: unknown) {
  const refusal = refusalSchema.safeParse(body)
  const [error] = refusal.success ? refusal.data.errors : []
  if (status === 401 || error?.field === 'client_id') return refused(NOT_THEIRS)
  if (status === 403) {
    return wrong(
      'Strava has set this application to inactive: its owner’s Strava subscription may have ended. See https://www.strava.com/settings/api.',
    )
  }
  if (error?.code.includes('already exists')) {
    return wrong('This application has a subscription already, and Strava allows one.')
  }
  if (error?.field.includes('callback')) {
    return wrong(
      `Strava could not reach the callback (${error.code}). It has to answer within two seconds; Bot Fight Mode at Cloudflare keeps Strava out.`,
    )
  }
  return null
}

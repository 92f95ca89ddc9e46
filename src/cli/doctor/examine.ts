/** Everything doctor finds: first from outside, door by door, then what the Worker says of itself. */
import * as z from 'zod'
import {
  type Checked,
  failing,
  fine,
  OUTSIDE_CHECKS,
  type OutsideCode,
  VERDICTS,
  warning,
} from '../../operator/check.ts'
import { olderThan } from '../../operator/versions.ts'
import { textOf, wrongWith } from '../../settings/read.ts'

export type Outside = {
  /** Where it is: scheme and host. */
  url: string
  token: string
  /** Of the copy this runs in. */
  version: string
  fetch: (request: Request) => Promise<Response>
  /** Throws where a name leads nowhere. */
  lookup: (host: string) => Promise<void>
  /** Milliseconds that only ever grow. */
  clock: () => number
}

export type Found = Pick<Checked<string>, 'code' | 'verdict' | 'says' | 'next'> & { asks: string }

const checkedSchema = z.object({
  code: z.string(),
  asks: z.string(),
  verdict: z.enum(VERDICTS),
  says: z.string(),
  next: z.string().nullable(),
})
const reportSchema = z.object({ version: z.string(), checks: z.array(checkedSchema) })

/** Each door is tried only when the one before was open: what is behind a closed one cannot be told. */
export async function examine(outside: Outside): Promise<Found[]> {
  const name = await nameLeads(outside)
  if (name.verdict === 'failing') return [asked(name)]
  const reachable = await answers(outside)
  if (reachable.verdict === 'failing') return [name, reachable].map(asked)
  const callback = await callbackLeads(outside)
  const report = await ask(outside)
  const outer = [name, reachable, callback, report.token]
  if (!report.found) return outer.map(asked)
  return [...[...outer, deployed(outside, report.found.version)].map(asked), ...report.found.checks]
}

const asked = (checked: Checked<OutsideCode>): Found => ({ ...checked, asks: OUTSIDE_CHECKS[checked.code] })

async function nameLeads({ url, lookup }: Outside): Promise<Checked<OutsideCode>> {
  const { hostname } = new URL(url)
  try {
    await lookup(hostname)
    return fine('name', `${hostname} resolves.`)
  } catch {
    return failing(
      'name',
      `${hostname} does not resolve.`,
      'A new domain takes a few minutes. Otherwise look in the dashboard under Workers, legwork, Settings, Domains & Routes.',
    )
  }
}

const SLOW_MS = 1_000

async function answers({ url, fetch, clock }: Outside): Promise<Checked<OutsideCode>> {
  const began = clock()
  const answer = await fetch(new Request(`${url}/healthz`)).catch((error: unknown) => whyNot(error))
  if (typeof answer === 'string') {
    const next = 'Open this address in a browser: see what is there, and whether its certificate is valid.'
    return failing('reachable', `Nothing answers at ${url}: ${answer}.`, next)
  }
  const ms = Math.round(clock() - began)
  const place = answer.headers.get('Location')
  if (place) {
    return failing(
      'reachable',
      `${url} redirects everybody to ${hostOf(place, url)}, sources included.`,
      'Remove Cloudflare Access and redirect rules from this host: runners and sources come without an account.',
    )
  }
  const isOurs = (answer.headers.get('Content-Type') ?? '').includes('json')
  if (!isOurs && answer.status !== 503) {
    const next = 'Check that the domain belongs to this Worker, and that its route is not taken by another.'
    return failing(
      'reachable',
      `Something other than Legwork answers at ${url}, with ${answer.status}.`,
      next,
    )
  }
  if (ms >= SLOW_MS) {
    const next =
      'Once does no harm: the first call after a deploy is slow. If it stays slow, see what sits in front of it.'
    return warning('reachable', `It took ${ms} ms to answer.`, next)
  }
  return fine('reachable', `It answers in ${ms} ms.`)
}

/** Nobody but the source knows the secret part of the path: without it Legwork itself has to be the one that refuses. */
async function callbackLeads({ url, fetch }: Outside): Promise<Checked<OutsideCode>> {
  const path = `${url}/webhooks/strava/${'0'.repeat(16)}`
  const answer = await fetch(new Request(path, { method: 'POST', body: '{}' })).catch((error: unknown) =>
    whyNot(error),
  )
  const next =
    'Bot Fight Mode, Access and firewall rules must leave /webhooks alone: in the dashboard under Security, and under Zero Trust, Access.'
  if (typeof answer === 'string')
    return failing('callback-outside', `/webhooks does not answer: ${answer}.`, next)
  const isOurs = answer.status === 404 && (answer.headers.get('Content-Type') ?? '').includes('problem+json')
  // before the settings are whole a page answers everything
  return isOurs || answer.status === 503
    ? fine('callback-outside', 'What is sent to /webhooks reaches Legwork.')
    : failing(
        'callback-outside',
        `Something in front of Legwork answers /webhooks, with ${answer.status}.`,
        next,
      )
}

async function ask({ url, token: given, fetch }: Outside) {
  const token = textOf('OPERATOR_TOKEN', given)
  const misfit = wrongWith('OPERATOR_TOKEN', token)
  // no header holds such a one, and no Legwork opens with it
  if (misfit) return { found: null, token: failing<OutsideCode>('token', misfit, WHERE_TOKEN) }
  const request = new Request(`${url}/operator/checks.json`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const answer = await fetch(request).catch((error: unknown) => whyNot(error))
  if (typeof answer === 'string') {
    return {
      found: null,
      token: failing<OutsideCode>('token', `/operator does not answer: ${answer}.`, AGAIN),
    }
  }
  const { status } = answer
  const report = reportSchema.safeParse(await answer.json().catch(() => null))
  if (report.success) return { found: report.data, token: fine<OutsideCode>('token', 'The token works.') }
  return { found: null, token: closed(status) }
}

const AGAIN = 'Try again in a minute.'
const WHERE_TOKEN =
  'Look it up where you keep passwords; or make another with openssl rand -hex 24 and set it with npx wrangler secret put OPERATOR_TOKEN.'

function closed(status: number): Checked<OutsideCode> {
  switch (status) {
    case 401:
      return failing('token', 'The token does not match OPERATOR_TOKEN.', WHERE_TOKEN)
    case 404:
      return failing(
        'token',
        'No OPERATOR_TOKEN is set there, so nobody can look inside.',
        'Make one with openssl rand -hex 24 and set it with npx wrangler secret put OPERATOR_TOKEN.',
      )
    case 429:
      return failing('token', 'Too many wrong tokens came from this network.', 'Try again in an hour.')
    default:
      return failing(
        'token',
        `The checks could not be read: ${status}.`,
        `${AGAIN} npx wrangler tail shows the error.`,
      )
  }
}

function deployed({ version }: Outside, running: string): Checked<OutsideCode> {
  if (running === version) return fine('deployed', `Legwork ${running} is deployed, the same as this copy.`)
  const isOlder = olderThan(running, version)
  return warning(
    'deployed',
    `Legwork ${running} is deployed, and this copy is ${version}.`,
    isOlder ? 'Run `npm run deploy`.' : 'This copy is the older one: run `git pull` before anything else.',
  )
}

const hostOf = (place: string, base: string) =>
  URL.canParse(place, base) ? new URL(place, base).host : place

/** The cause beneath has the words: “certificate has expired”, “connect ECONNREFUSED”. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  return error.cause instanceof Error ? error.cause.message : error.message
}

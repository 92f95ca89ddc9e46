/** Everything that names somebody: what is looked for, and where in the database and on the queues it is found. */
import { addressHash } from '../../../src/secrets.ts'
import { allTables } from '../../installation.ts'
import { stored } from '../stored.ts'
import type { World } from '../world.ts'

/** What names somebody, by what it is; a run has as many numbers as there are runs. */
export type Names = ReadonlyMap<string, readonly string[]>

/** Where a name was found: `delivery.about: a run`. */
export type Trace = { table: string; column: string; name: string; text: string }

/** On its own in whatever stands around it: in JSON, in a key, in an address, and not as a part of a longer number. */
const mention = (value: string) =>
  new RegExp(`(?<![A-Za-z0-9])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`)

/** In the clear, as it stands in addresses, and as the bytes that anybody can read back. */
const spellings = (value: string) => [
  value,
  encodeURIComponent(value),
  btoa(value).replaceAll('=', ''),
  [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
]

/** One expression for each name, for there are many rows. */
function finder(names: Names) {
  const known = [...names]
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => ({
      name,
      pattern: new RegExp(
        values
          .flatMap(spellings)
          .map((each) => mention(each).source)
          .join('|'),
      ),
    }))
  return (text: string) => known.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name)
}

/** All of every table: each column of each row. */
export async function tracesIn(names: Names): Promise<Trace[]> {
  const find = finder(names)
  const traces: Trace[] = []
  for (const table of await allTables()) {
    for (const row of await stored.rows(table)) {
      for (const [column, value] of Object.entries(row)) {
        const text = value === null ? '' : String(value)
        for (const name of find(text)) traces.push({ table, column, name, text })
      }
    }
  }
  return traces
}

/** The same in messages: as `kind: what it names`. */
export function namedIn(names: Names, messages: readonly { body: unknown }[]): string[] {
  const find = finder(names)
  return messages.flatMap(({ body }) => {
    const text = JSON.stringify(body)
    return find(text).map((name) => `${name} in ${text.slice(0, 120)}`)
  })
}

/** Each place once, as `delivery.about: a run`. */
export const placesOf = (traces: readonly Trace[]): string[] =>
  [...new Set(traces.map(({ table, column, name }) => `${table}.${column}: ${name}`))].toSorted((a, b) =>
    a < b ? -1 : 1,
  )

const BEARER = /^Bearer (.+)$/

/** Listens to what is said outside: the tokens by which a source lets us in. */
export function tokensHeard(world: World): Set<string> {
  const heard = new Set<string>()
  world.beforeCall = async (request) => {
    const bearer = BEARER.exec(request.headers.get('Authorization') ?? '')?.[1]
    if (bearer && request.url.includes('/strava/')) heard.add(bearer)
    if (bearer && request.url.includes('/garmin/')) heard.add(bearer)
    if (!request.url.endsWith('/token') && !request.url.endsWith('/revoke')) return
    const fields = await request.clone().formData()
    for (const name of ['token', 'refresh_token']) {
      const token = fields.get(name)
      if (typeof token === 'string') heard.add(token)
    }
  }
  return heard
}

/** An address as it is known where nothing else of it is kept. */
export const hashOfAddress = (channel: 'email' | 'sms', address: string) => addressHash(channel, address)

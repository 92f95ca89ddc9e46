/** Somebody's server that takes webhooks, and the lookup of names on the way there. */
import { json } from '../http.ts'
import { type ReceiverFault, withReceiverFaults } from './faults.ts'
import { receiverPages } from './pages.ts'
import type { Received, ReceiverSandbox } from './sandbox.ts'

/** Nobody's server, at an address of the public internet. */
export const RECEIVER = 'hooks.example'
const PUBLIC = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']

export function createReceiver({ now }: { now: () => Date }): ReceiverSandbox {
  const received: Received[] = []
  const faults: ReceiverFault[] = []
  const names = new Map([[RECEIVER, PUBLIC]])
  const lookups: string[] = []
  const pages = receiverPages({ received, faults })

  async function take(request: Request): Promise<Response> {
    const entry: Received = {
      at: now(),
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      status: null,
    }
    received.push(entry)
    const answer = await withReceiverFaults(faults, request)
    entry.status = answer.status
    return answer
  }

  return {
    received,
    faults,
    names,
    lookups,
    async fetch(request) {
      const { pathname, hostname } = new URL(request.url)
      const isOurs = names.has(hostname)
      if (!isOurs && (request.method === 'GET' || pathname === '/receiver/fault')) return pages.fetch(request)
      return take(request)
    },
    lookUp(request) {
      const { searchParams } = new URL(request.url)
      const [name, kind] = [searchParams.get('name') ?? '', searchParams.get('type') ?? '']
      lookups.push(`${kind} ${name}`)
      const addresses = names.get(name)
      const isV6 = kind === 'AAAA'
      const fitting = addresses?.filter((address) => address.includes(':') === isV6) ?? []
      return json(200, {
        Status: addresses ? 0 : 3,
        Question: [{ name, type: isV6 ? 28 : 1 }],
        ...(fitting.length > 0
          ? { Answer: fitting.map((data) => ({ name, type: isV6 ? 28 : 1, TTL: 60, data })) }
          : {}),
      })
    },
  }
}

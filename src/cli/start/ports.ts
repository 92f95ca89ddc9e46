/** Servers on this machine, for this machine alone. */
import { createServer } from 'node:net'
import { serve } from '@hono/node-server'

/** A server that is there for this machine alone, or an error that says why not. */
export function listening(port: number, answer: (request: Request) => Promise<Response>) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: 'localhost' }, () => resolve(server))
    server.once('error', reject)
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

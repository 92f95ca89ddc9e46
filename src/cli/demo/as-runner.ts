/** Legwork asked in the runner's name: with the session of the browser that pressed the button. */
import { z } from 'zod'

export type AsRunner = {
  /** The API's answer, or null when it refuses. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T | null>
  /** The id of what was made or changed, or null when the API refuses. */
  send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<string | null>
  /** Presses the button of a page. */
  press(address: string): Promise<boolean>
}

const identified = z.object({ id: z.string() })

export function asRunner(url: string, cookie: string): AsRunner {
  const headers = { Origin: url, Cookie: cookie }
  return {
    async get(path, schema) {
      const answer = await fetch(`${url}/api/v1${path}`, { headers })
      const parsed = schema.safeParse(await answer.json().catch(() => null))
      return answer.ok && parsed.success ? parsed.data : null
    },
    async send(method, path, body) {
      const json = { ...headers, 'Content-Type': 'application/json' }
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: json,
        body: JSON.stringify(body),
      })
      const made = identified.safeParse(await answer.json().catch(() => null))
      return answer.ok && made.success ? made.data.id : null
    },
    async press(address) {
      const answer = await fetch(address, { method: 'POST', headers, body: new URLSearchParams() })
      return answer.ok
    },
  }
}

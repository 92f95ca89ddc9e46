/** A sandbox with a clock that is moved by hand and a Worker that answers what it is told. */

import { createSandbox, type Sandbox } from '../../src/sandbox/outside.ts'

export const base = 'https://outside.example'
export const athleteId = 90_000_001

export type World = Sandbox & {
  pass(minutes: number): void
  /** What the Worker was sent, bodies included. */
  received: { method: string; url: string; body: string }[]
  /** How the Worker answers next; afterwards with 200. */
  workerAnswers: (Response | Error | ((request: Request) => Response))[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  form(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Authorization header of the athlete's present token. */
  bearer(scopes?: string[]): { Authorization: string }
}

export function aWorld(start = '2026-03-10T12:00:00Z'): World {
  let now = new Date(start)
  const received: World['received'] = []
  const workerAnswers: World['workerAnswers'] = []
  const sandbox = createSandbox({
    now: () => now,
    stravaClientId: '4711',
    stravaClientSecret: 'client-secret',
    resendApiKey: 're_key',
    wait: async () => {},
    callWorker: async (request) => {
      received.push({ method: request.method, url: request.url, body: await request.text() })
      const answer = workerAnswers.shift() ?? new Response('ok')
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? answer(request) : answer
    },
  })
  sandbox.strava.addAthlete({ id: athleteId, firstname: 'Simulated', timezone: 'America/Denver' })
  return {
    ...sandbox,
    received,
    workerAnswers,
    pass(minutes) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    get: (path, headers = {}) => sandbox.fetch(new Request(base + path, { headers })),
    form: (path, fields, headers = {}) =>
      sandbox.fetch(
        new Request(base + path, {
          method: 'POST',
          body: new URLSearchParams(fields).toString(),
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            ...headers,
          },
        }),
      ),
    bearer(scopes) {
      return { Authorization: `Bearer ${sandbox.strava.grant(athleteId, scopes).accessToken}` }
    },
  }
}

export const aRun = { distanceMeters: 10_000, movingSeconds: 3000 }

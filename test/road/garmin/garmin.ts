/** A runner with a watch: the simulated runner's twenty weeks as a Garmin user has them. */
import { withWatch } from '../../../src/sandbox/garmin/with-watch.ts'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE, WEBHOOK } from '../../installation.ts'
import type { World } from '../world.ts'

export const USER = 'garmin-user-1'
export const CONNECTION = `garmin:${USER}`

export const aGarminUser = (world: World, id = USER) =>
  world.garmin.users.add(withWatch(simulatedRunner(world.now()), id))

/** A webhook as Garmin would post it, or somebody who knows the path. */
export const post = (
  world: World,
  body: unknown,
  headers: Record<string, string> = { 'garmin-client-id': 'garmin-client' },
  path = `/webhooks/garmin/${WEBHOOK}`,
) =>
  world.visit(`${BASE}${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

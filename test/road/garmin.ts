/** A runner with a watch: the simulated runner's twenty weeks as a Garmin user has them. */
import type { GarminEntry } from '../../src/sandbox/outside.ts'
import { simulatedRunner } from '../../src/sandbox/runner.ts'
import { BASE, WEBHOOK, type World } from './world.ts'

export const USER = 'garmin-user-1'
export const CONNECTION = `garmin:${USER}`

export function aGarminUser(world: World, id = USER) {
  const { timezone, activities } = simulatedRunner(world.now())
  return world.garmin.users.add({
    id,
    name: 'Simulated Runner',
    timezone,
    activities: activities
      .filter(({ sportType = 'Run' }) => /Run$/.test(sportType))
      .map(
        ({ startDate, distanceMeters, movingSeconds }): GarminEntry => ({
          startDate,
          distanceMeters,
          seconds: movingSeconds,
        }),
      ),
  })
}

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

import { expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { aWorld, db } from '../world.ts'

it('a source that no longer lets us in, its runs gone, is a problem and no empty list', async () => {
  const world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  await db.prepare("UPDATE connection SET state = 'needs-reconnect', synced_at = NULL").run()
  await db.prepare('DELETE FROM run').run()
  for (const path of ['runs', 'weeks', 'headroom']) {
    const answer = await world.visit(`/api/v1/${path}`)
    expect(answer.status, path).toBe(409)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ title: 'Connect again', status: 409 })
  }
})

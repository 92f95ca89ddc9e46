import { expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld } from '../world.ts'

it('a source that no longer lets us in, its runs gone, is a problem and no empty list', async () => {
  const world = await aRunnersWorld()
  await stored.run("UPDATE connection SET state = 'needs-reconnect', synced_at = NULL")
  await stored.run('DELETE FROM run')
  for (const path of ['runs', 'weeks', 'headroom']) {
    const answer = await world.visit(`/api/v1/${path}`)
    expect(answer.status, path).toBe(409)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ title: 'Connect again', status: 409 })
  }
})

import { describe, expect, it } from 'vitest'
import { aRun, athleteId, aWorld } from './world.ts'

const runner = `/strava/athletes/${athleteId}`

describe('the pages', () => {
  it('say plainly what this is', async () => {
    const home = await (await aWorld().get('/')).text()
    expect(home).toContain('This is the simulated outside')
    for (const link of ['http://localhost:8787', '/strava/athletes', '/mailbox'])
      expect(home).toContain(`"${link}"`)
  })

  it('log a run at a wall-clock time of the runner', async () => {
    const world = aWorld()
    const fields = {
      km: '28',
      hours: '2',
      minutes: '40',
      when: '2026-03-10T05:15',
      sport: 'Run',
      workout: '2',
    }
    expect((await world.form(`${runner}/log`, fields)).status).toBe(303)
    expect(world.strava.athletes[0]?.activities).toMatchObject([
      { distance: 28_000, moving_time: 9600, start_date: '2026-03-10T11:15:00Z', workout_type: 2 },
    ])
    expect(await (await world.get(runner)).text()).toContain('28.0 km Run')
  })

  it('log a run that ended just now when no time is given', async () => {
    const world = aWorld()
    await world.form(`${runner}/log`, { km: '6', minutes: '30', when: '', sport: 'Run' })
    expect(world.strava.athletes[0]?.activities).toMatchObject([{ start_date: '2026-03-10T11:30:00Z' }])
  })

  it('edit, crop and delete', async () => {
    const world = aWorld()
    const run = await world.strava.log(athleteId, aRun)
    const press = (what: string) => world.form(`${runner}/activities/${run.id}`, { do: what })
    await press('ride')
    await press('crop')
    await press('private')
    expect(run).toMatchObject({ sport_type: 'Ride', distance: 5000, visibility: 'only_me' })
    await press('delete')
    expect(world.strava.athletes[0]?.activities).toEqual([])
  })

  it('switch failures on and off', async () => {
    const world = aWorld()
    await world.form(`${runner}/fault`, { on: 'list', answer: 'rate-limited', times: '2' })
    expect(world.strava.faults).toEqual([{ on: 'list', answer: 'rate-limited', times: 2 }])
    await world.form(`${runner}/fault`, { clear: '1' })
    expect(world.strava.faults).toEqual([])
  })

  it('revoke access', async () => {
    const world = aWorld()
    world.strava.grant(athleteId)
    await world.form(`${runner}/deauthorize`, {})
    expect(world.strava.scopesOf(athleteId)).toBeNull()
  })

  it.each(['/nowhere', '/strava/nowhere', '/strava/athletes/1', '/mailbox/none'])(
    'answer 404 on %s',
    async (path) => {
      expect((await aWorld().get(path)).status).toBe(404)
    },
  )
})

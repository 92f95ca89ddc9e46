/** What somebody wants who would like another's runs in their own log. */
import { beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { onwardsOn, yesOn } from '../../joining.ts'
import { aGarminUser, CONNECTION, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, type World } from '../world.ts'
import { answerTo, arrive } from './answered.ts'

const VICTIM = 90_000_002
const THEIRS = 'attacker@mail.example'
const MASKED = 'a…@mail.example'

/** Every page of a runner that needs no id, whatever is added to them. */
const pages = new Set(
  app.routes
    .filter(({ method, path }) => method === 'GET' && /^\/me(\/[a-z]+)*$/.test(path))
    .filter(({ path }) => path !== '/me/export' && path !== '/me/standing')
    .map(({ path }) => path),
)

let world: World
let attacker: string

const textOf = async (path: string) => (await world.visit(path)).text()
const connectStrava = async (athlete: number, path = '/connect/strava') => {
  const away = await world.visit(path)
  const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const scope = 'read,activity:read,activity:read_all'
  const code = world.strava.authorize(athlete, scope.split(','))
  return world.visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`)
}
/** Agrees at Garmin, and gives the way back from there. */
const agree = async (away: string) => {
  const back = new URL(await world.garmin.agree(USER, away))
  return `${back.pathname}${back.search}`
}
/** A link to sign in that the attacker asked for, for somebody else to press. */
const attackersLink = async () => {
  await world.submit('/sign-in', { address: THEIRS })
  await world.work()
  return world.resend.mails.at(-1)?.text?.match(/https:\/\/[^/]+(\/sign-in\/\S+)/)?.[1] ?? ''
}
const signInAsAttacker = async () => world.submit(await attackersLink(), {})
const ownerOf = async (connection: string) =>
  (
    await stored.ask<{ owner: string | null }>(
      'SELECT runner_id AS owner FROM connection WHERE id = ?',
      connection,
    )
  )[0]?.owner ?? null

beforeEach(async () => {
  world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  world.strava.addAthlete({ ...simulatedRunner(world.now()), id: VICTIM })
  aGarminUser(world)
  await world.connect()
  await world.confirm(THEIRS)
  attacker = (await stored.runner()).id
  await world.submit('/me/sign-out', {})
})

describe('somebody who wants to have a victim’s Garmin', () => {
  it('and gives them a link to sign in: its page says whose pages it opens', async () => {
    const page = await textOf(await attackersLink())
    expect(page).toContain(`the pages of ${MASKED}`)
    expect(page).not.toContain(THEIRS)
    expect(page).not.toContain('You are signed in')
  })

  it('and gives it to somebody who is signed in: it says that they would no longer be', async () => {
    await connectStrava(VICTIM)
    expect(await textOf(await attackersLink())).toContain('You are signed in with Strava')
  })

  it.each(['/', '/me/nothing', ...pages])('and has them on %s: it says who is signed in', async (path) => {
    await signInAsAttacker()
    expect((await arrive(world, path)).html).toContain(`Signed in as ${MASKED}`)
    await world.submit('/me/sign-out', {})
    expect(await textOf('/')).not.toContain('Signed in')
  })

  it('and waits for them to connect it: they are asked before it joins, and out is one button', async () => {
    await signInAsAttacker()
    const asked = await world.visit('/connect/garmin')
    expect([asked.status, asked.headers.get('Location'), asked.headers.getSetCookie()]).toEqual([
      200,
      null,
      [],
    ])
    const page = await asked.text()
    expect(page).toContain(`You are signed in as ${MASKED}`)
    expect(page).toContain('Not you? Sign out')
    await world.submit('/me/sign-out', {})
    await world.connectGarmin(USER)
    expect(await stored.count('runner')).toBe(2)
    expect(await ownerOf(CONNECTION)).not.toBe(attacker)
  })

  it('and says yes in their place from another site: may not', async () => {
    await signInAsAttacker()
    const as = yesOn(await textOf('/connect/garmin')) ?? ''
    const said = await world.visit('/connect/garmin/join', {
      method: 'POST',
      body: new URLSearchParams({ as }),
      headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(said.status).toBe(403)
    expect((await world.visit(`/connect/garmin/join?as=${as}`)).status).toBe(404)
  })

  it('and signs them in between the question and the yes: they are asked once more', async () => {
    await connectStrava(VICTIM)
    const as = yesOn(await textOf('/connect/garmin')) ?? ''
    await signInAsAttacker()
    const page = (await answerTo(world, '/connect/garmin/join', { as })).html
    expect(onwardsOn(page)).toBeNull()
    expect(page).toContain(`You are signed in as ${MASKED}`)
  })

  it.each(['nobody', 'themselves'])(
    'and signs them in while they are away at Garmin, having left as %s: nothing joins, and our access is given back',
    async (leftAs) => {
      if (leftAs === 'themselves') await connectStrava(VICTIM)
      const back = await agree(await world.setOut('garmin'))
      await signInAsAttacker()
      const answer = await world.visit(back)
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining('Nothing was connected'),
      ])
      expect(await ownerOf(CONNECTION)).toBeNull()
      expect(world.garmin.grants.permissions(USER)).toBeNull()
      expect(await textOf('/me')).toContain(MASKED)
    },
  )

  it('and was signed out everywhere while they were away: nothing joins', async () => {
    await signInAsAttacker()
    const back = await agree(await world.setOut('garmin'))
    await world.submit('/me/sign-out', { everywhere: 'yes' })
    expect((await world.visit(back)).status).toBe(403)
    expect(await ownerOf(CONNECTION)).toBeNull()
  })

  it('which is known here: it brings them to their own log, whoever was signed in', async () => {
    await connectStrava(VICTIM)
    await world.connectGarmin(USER)
    const victim = await ownerOf(CONNECTION)
    await signInAsAttacker()
    await world.connectGarmin(USER)
    expect(await ownerOf(CONNECTION)).toBe(victim)
    expect(await textOf('/me')).toContain('Signed in with Garmin Connect and Strava')
  })
})

describe('somebody who wants to bring in others without an invitation', () => {
  it('by being signed in themselves: cannot', async () => {
    world = await aWorld({ INVITE_CODE: 'run-gently' })
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.addAthlete({ ...simulatedRunner(world.now()), id: VICTIM })
    const answer = (await answerTo(world, '/connect/strava', { invite: 'run-gently' })).html
    const way = answer.match(/\/connect\/strava\?invite=[^"]+/)?.[0] ?? ''
    expect((await connectStrava(ATHLETE, way)).headers.get('Location')).toBe('/me')
    expect((await connectStrava(VICTIM)).status).toBe(403)
    expect(await stored.count('runner')).toBe(1)
    expect(world.strava.scopesOf(VICTIM)).toBeNull()
  })
})

/** The forms that need a world of their own, for what they need or what they end: each with where it stands and leads to. */
import { OPERATOR_TOKEN } from '../../installation.ts'
import { yesOn } from '../../joining.ts'
import { aGarminUser } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

type Begun = { world: World; to: string; page: string; valid: Readonly<Record<string, string>> }

type Leads = { to: RegExp; says: RegExp }

export type OtherForm = {
  route: string
  begin(): Promise<Begun>
  done: Leads
  /** For each field that can be wrong: what is sent instead, where that leads, and what is said there. */
  wrong?: Readonly<Record<string, Leads & { sent: string }>>
  /** How the session ends, and where the form leads then; none where nobody needs one. */
  ended?: Leads & { by(world: World): unknown }
  /** What came of it beyond rows, once the queues are empty: one, however often it was pressed. */
  came?(world: World): number
}

const CODE = 'run-gently'
const LETTER = 'message m1'

const runner = () => aRunnersWorld({}, { confirmed: ['email'] })
const runnersSession = () => stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
const operatorsSession = (world: World) => world.jump(13 * 3_600_000)

const operator = async (): Promise<World> => {
  const world = await runner()
  await world.submit('/operator/sign-in', { token: OPERATOR_TOKEN, to: '/operator' })
  return world
}
const pressed = (what: string, valid: Begun['valid'] = {}, before = async (_world: World) => {}) => ({
  route: `POST /operator/${what}`,
  async begin() {
    const world = await operator()
    await before(world)
    return { world, to: `/operator/${what}`, page: '/operator', valid }
  },
  ended: { by: operatorsSession, to: /^$/, says: /You were signed out, so what you pressed was not done/ },
})
const onPage = (says: RegExp): Leads => ({ to: /^\/operator#saved$/, says })
const refused = (sent: string, says: RegExp) => ({ sent, to: /^\/operator#problem$/, says })
const aLetter = async (world: World) => {
  await stored.run(
    "INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES (?, 'changed', ?, 'it broke', ?)",
    LETTER,
    JSON.stringify({ connection: `strava:${ATHLETE}` }),
    world.now().getTime(),
  )
}

export const OTHER_FORMS: readonly OtherForm[] = [
  {
    route: 'POST /me/delete',
    begin: async () => ({ world: await runner(), to: '/me/delete', page: '/me/delete', valid: {} }),
    done: { to: /^\/gone$/, says: /Your account is gone/ },
    ended: { by: runnersSession, to: /^\/sign-in$/, says: /It is kept for 20 minutes/ },
    came: ({ strava }) =>
      strava.calls.filter(({ path }) => /\/oauth\/(revoke|deauthorize)$/.test(path)).length,
  },
  {
    route: 'POST /me/sign-out',
    begin: async () => ({ world: await runner(), to: '/me/sign-out', page: '/me/settings', valid: {} }),
    done: { to: /^\/(sign-in)?$/, says: /Connect with Strava|Sign in/ },
    ended: { by: runnersSession, to: /^\/sign-in$/, says: /Sign in/ },
  },
  {
    route: 'POST /sign-in/:token',
    async begin() {
      const world = await runner()
      await world.submit('/me/sign-out', {})
      await world.submit('/sign-in', { address: 'runner@mail.example' })
      await world.work()
      const [, to = ''] = world.resend.mails.at(-1)?.text?.match(/https:\/\/[^/]+(\/sign-in\/\S+)/) ?? []
      return { world, to, page: to, valid: {} }
    },
    done: { to: /^\/me$/, says: /My training/ },
  },
  {
    route: 'POST /connect/:source',
    begin: async () => ({
      world: await aWorld({ INVITE_CODE: CODE }),
      to: '/connect/strava',
      page: '/connect/strava',
      valid: { invite: CODE },
    }),
    done: { to: /^\/connect\/strava\/invited\?invite=/, says: /Welcome/ },
    wrong: {
      invite: { sent: 'run-gentley', to: /^\/connect\/strava#problem$/, says: /That is not the code\./ },
    },
  },
  {
    route: 'POST /connect/:source/join',
    async begin() {
      const world = await runner()
      aGarminUser(world)
      const as = yesOn(await (await world.visit('/connect/garmin')).text()) ?? ''
      return { world, to: '/connect/garmin/join', page: '/connect/garmin', valid: { as } }
    },
    done: { to: /^\/connect\/garmin\/onwards$/, says: /Continue to Garmin Connect/ },
    wrong: {
      as: { sent: 'somebody-else', to: /^\/connect\/garmin$/, says: /Add Garmin Connect to this log/ },
    },
    // nobody’s log is joined: they go on as somebody new
    ended: { by: runnersSession, to: /^\/connect\/garmin$/, says: /^$/ },
  },
  {
    route: 'POST /operator/sign-in',
    begin: async () => ({
      world: await aWorld(),
      to: '/operator/sign-in',
      page: '/operator',
      valid: { token: OPERATOR_TOKEN, to: '/operator' },
    }),
    done: { to: /^\/operator$/, says: /How it runs/ },
    wrong: {
      token: { sent: 'another-token-of-somebody', to: /^$/, says: /That is not the token/ },
    },
  },
  {
    ...pressed('sign-out'),
    done: { to: /^(\/)?$/, says: /For the operator|Connect with Strava|Go to your training/ },
  },
  { ...pressed('pause'), done: onPage(/Paused: nothing is sent until you resume\./) },
  {
    ...pressed('resume', {}, async (world) => void (await world.submit('/operator/pause', {}))),
    done: onPage(/Resumed: what waited/),
  },
  {
    ...pressed('test-mail'),
    done: onPage(/A test mail is on its way to/),
    came: ({ resend }) => resend.mails.filter(({ subject }) => subject === 'Legwork can write to you').length,
  },
  {
    ...pressed('subscribe', { source: 'strava' }),
    done: onPage(/Events are asked for anew/),
    wrong: { source: refused('nobody', /There is no such source\./) },
  },
  {
    ...pressed('letters/replay', { letter: LETTER }, aLetter),
    done: { to: /^\/operator#(saved|problem)$/, says: /Its work is on the queue again|not here any more/ },
    wrong: { letter: refused('none', /That letter is not here any more\./) },
  },
  { ...pressed('letters/discard', { letter: LETTER }, aLetter), done: onPage(/Discarded\./) },
]

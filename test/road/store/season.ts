/** Everything that is done with the database in a season, one after the other, each by its own door. */
import { OPERATOR_TOKEN } from '../../installation.ts'
import { wanted } from '../../wanted.ts'
import { aGarminUser, post, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, NUMBER, type World } from '../world.ts'

const HOUR_MS = 3_600_000
const OPERATOR = { headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` } }

type Deed = readonly [name: string, deed: () => Promise<unknown>]

/** Somebody with both sources and both channels, a nudge that was sent and something of everything. */
export async function settleIn(world: World): Promise<void> {
  aGarminUser(world)
  await world.connectGarmin(USER)
  await world.confirm()
  await world.confirmNumber()
  await world.submit('/me/races', { date: '2026-05-10', distanceMeters: '42195', goal: 'yes' })
  await world.pass(4 * 60, { sweep: false })
  const startDate = new Date(world.now().getTime() - 4 * HOUR_MS)
  await world.strava.log(ATHLETE, { distanceMeters: 34_000, movingSeconds: 12_000, startDate })
  await world.pass(30, { sweep: false })
}

const LOOKED_AT = [
  ...[
    '/',
    '/privacy',
    '/healthz',
    '/healthz?deep',
    '/me',
    '/me/settings',
    '/me/massage',
    '/me/delete',
    '/me/export',
  ],
  ...['/me/export/runs.csv', '/sign-in', '/connect/strava'],
  ...[
    'weeks',
    'runs',
    'nudges',
    'headroom',
    'road',
    'settings',
    'contacts',
    'soreness',
    'legs',
    'race-simulations',
    'planned-runs',
    'treatments',
    'races',
    'sources',
  ].map((part) => `/api/v1/${part}`),
]

export async function deedsOf(world: World): Promise<Deed[]> {
  const contacts = await stored.contacts()
  const { id: nudge } = await stored.nudge()
  const idOf = (channel: string) => contacts.find((each) => each.channel === channel)?.id ?? ''
  const view = (path: string): Deed => [`GET ${path}`, async () => (await world.visit(path)).text()]
  const submit = (path: string, fields: Record<string, string>): Deed => [
    `POST ${path.replace(/[\w-]{30,}/, ':id')} ${Object.values(fields)[0] ?? ''}`,
    async () => {
      await world.submit(path, fields)
      await world.work()
    },
  ]
  const then = (name: string, deed: () => Promise<unknown>): Deed => [
    name,
    async () => {
      await deed()
      await world.work()
    },
  ]
  const mail = () => world.resend.mails.at(-1)
  const linkIn = (pattern: RegExp) =>
    new URL(mail()?.text?.match(pattern)?.[0] ?? 'https://x.example/').pathname
  const run = world.garmin.users.find(USER).summaries.at(-1)?.summaryId ?? ''
  const activity = () => world.strava.athletes[0]?.activities.at(-1)?.id ?? 0
  const fault = (on: 'list' | 'athlete', times: number) =>
    world.strava.faults.push({ on, times, answer: 'server-error' })

  return [
    ...LOOKED_AT.map(view),
    ['GET /operator', async () => (await world.visit('/operator', OPERATOR)).text()],
    ['GET a nudge', async () => (await world.visit(`/me/nudges/${nudge}`)).text()],
    then('a sweep with nothing due', world.sweep),
    then('a run', () => world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_160 })),
    then('a run that is edited', () => world.strava.edit(activity(), { distanceMeters: 6_500 })),
    then('a run that goes', () => world.strava.remove(activity())),
    then('a pushed run', () => world.garmin.users.log(USER, { distanceMeters: 6_000, seconds: 2_160 })),
    then('a pushed run that is edited', () => world.garmin.users.edit(USER, run, { distanceMeters: 9_000 })),
    then('what nobody can read', () => post(world, { activities: [{ userId: USER }, { summaryId: '1' }] })),
    then('a permission', () => world.garmin.users.permit(USER)),
    submit(`/me/contacts/${idOf('email')}/test`, {}),
    submit(`/me/contacts/${idOf('sms')}/test`, {}),
    then('a mail arrives', async () => world.resend.tell(mail()?.id ?? '', 'email.delivered')),
    submit('/me/settings', wanted(idOf('email'), 'recovery', 'massage')),
    submit('/me/settings', { sensitivity: 'careful' }),
    submit('/me/races', { date: '2026-06-01', distanceMeters: '10000' }),
    submit('/me/races/remove', { date: '2026-06-01' }),
    submit('/me/massage/booked', { date: '2026-03-20' }),
    submit('/me/massage/remove', { date: '2026-03-20' }),
    submit('/me/massage/sore', { date: '2026-03-09', area: 'calves', strength: 'mild' }),
    submit('/me/massage/health', { state: 'ill' }),
    submit('/me/massage/health', { state: 'well' }),
    submit('/me/massage/snooze', { days: '7' }),
    submit('/me/runs/exclude', { run: `strava:${activity()}` }),
    submit('/me/runs/include', { run: `strava:${activity()}` }),
    submit('/me/source', { source: `garmin:${USER}` }),
    submit('/me/source', { source: `strava:${ATHLETE}` }),
    then('a text: LONG', () => world.twilio.reply(NUMBER, 'LONG')),
    then('a text: chest pain', () => world.twilio.reply(NUMBER, 'chest pain')),
    then('a text: STOP', () => world.twilio.reply(NUMBER, 'STOP')),
    then('a text: START', () => world.twilio.reply(NUMBER, 'START')),
    submit('/me/contacts', { channel: 'email', address: 'second@mail.example' }),
    then('a link to confirm', async () => world.submit(linkIn(/https:\S+\/verify\/\S+/), {})),
    submit('/sign-in', { address: 'second@mail.example' }),
    then('a link to sign in', async () => world.submit(linkIn(/https:\S+\/sign-in\/\S+/), {})),
    submit(`/me/contacts/${idOf('email')}/remove`, {}),
    then('a mail bounces', async () =>
      world.resend.tell(mail()?.id ?? '', 'email.bounced', { bounce: { type: 'Permanent' } }),
    ),
    then('a sync that fails', async () => {
      fault('list', 1)
      await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_160 })
    }),
    ['a day', () => world.pass(24 * 60, { sweep: false })],
    then('a sweep in the morning', world.sweep),
    ['a week', () => world.pass(7 * 24 * 60, { sweep: false })],
    then('a sweep after a week', world.sweep),
    then('the source lets us in no more', async () => {
      world.strava.faults.push({ on: 'list', times: 9, answer: 'unauthorized' })
      await world.strava.log(ATHLETE, { distanceMeters: 7_000, movingSeconds: 2_500 })
      await world.pass(90, { sweep: false })
      world.strava.faults.splice(0)
    }),
    then('connected again', () => world.connect()),
    then('a deregistration', async () => {
      await world.garmin.users.deregister(USER)
      await world.pass(90, { sweep: false })
    }),
    submit('/me/disconnect', { connection: `strava:${ATHLETE}` }),
    then('a new runner', () => world.connect()),
    submit('/me/sign-out', {}),
    then('back by the source', () => world.connect()),
    submit('/me/delete', {}),
    then('the last sweep', world.sweep),
  ]
}

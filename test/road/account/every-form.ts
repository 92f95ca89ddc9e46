/** Every form there is: where it stands, what fits and what does not, and what its page says then. */
import { BASE } from '../../installation.ts'
import { ADDRESS, anEndpoint } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** What there is to name in a form. */
export type Made = Record<
  'nudge' | 'email' | 'waiting' | 'token' | 'webhook' | 'act' | 'verify' | 'unsubscribe' | 'run',
  string
>

type From<T> = T | ((made: Made) => T)

export type Form = {
  /** As the app names it. */
  route: string
  /** Its address, where that is not the route's own. */
  to?: From<string>
  page: From<string>
  valid: From<Fields>
  /** What is said once it was done, as a line or as the title of the page it leads to. */
  says: RegExp
  /** The same pressed twice; none where it says the same. */
  twice?: RegExp
  /** Whether a second later it is another wish, and leads to another message. */
  asksAgain?: true
  /** How many rows it makes in a table, where that may be more than one. */
  makes?: Readonly<Record<string, number>>
  /** For each field that can be wrong: what is sent instead, and what is said beside it. */
  wrong?: Readonly<Record<string, readonly [sent: string, says: RegExp]>>
  /** Whether a wrong one is counted. */
  counts?: true
  /** Whether it is kept for who was signed out meanwhile; a link needs nobody to be signed in. */
  session?: 'kept' | 'none'
}

const DAY = '2026-03-10'
const CONNECTION = `strava:${ATHLETE}`
const settings = '/me/settings'
const massage = '/me/massage'
const nudge = ({ nudge }: Made) => `/me/nudges/${nudge}`
const webhook = ({ webhook }: Made) => `/me/webhooks/${webhook}`
const contact = (what: string, of: 'email' | 'waiting' = 'email') => ({
  route: `POST /me/contacts/:id/${what}`,
  to: (made: Made) => `/me/contacts/${made[of]}/${what}`,
  page: settings,
})
const hook = (what: string) => ({
  route: `POST /me/webhooks/:id/${what}`,
  to: (made: Made) => `${webhook(made)}/${what}`,
  page: webhook,
})
const answer = (what: string) => ({
  route: 'POST /me/massage/:answer',
  to: `/me/massage/${what}`,
  page: massage,
})
const toNudge = (what: string) => ({
  route: 'POST /me/nudges/:id/:answer',
  to: (made: Made) => `${nudge(made)}/${what}`,
  page: nudge,
})

const NO_DAY = ['soon', /^Choose (a|the) day/] as const

/** Those after which everything is as usable as before, in an order in which each still finds what it names. */
export const FORMS: readonly Form[] = [
  // links first: signing out everywhere ends them
  {
    route: 'POST /sign-in',
    page: '/sign-in',
    valid: { address: 'runner@mail.example' },
    says: /^Check your inbox/,
    wrong: { address: ['nonsense', /^That is not an e-mail address/] },
    session: 'none',
  },
  {
    route: 'POST /act/:token',
    to: ({ act }) => `${act}?do=done`,
    page: ({ act }) => `${act}?do=done`,
    valid: { do: 'done', date: '2026-03-09' },
    says: /^Thank you/,
    wrong: { date: ['2031-01-01', /./] },
    session: 'none',
  },
  {
    route: 'POST /verify/:token',
    to: ({ verify }) => verify,
    page: ({ verify }) => verify,
    valid: {},
    says: /^Confirmed/,
    session: 'none',
  },
  {
    route: 'POST /verify/:token/massage',
    to: ({ verify }) => `${verify}/massage`,
    page: ({ verify }) => verify,
    valid: { massageMessages: 'recovery-only' },
    says: /^You will get recovery messages only/,
    wrong: { massageMessages: ['all', /^Choose one of the three/] },
    session: 'none',
  },
  {
    route: 'POST /unsubscribe/:token',
    to: ({ unsubscribe }) => unsubscribe,
    page: ({ unsubscribe }) => unsubscribe,
    valid: { category: 'massage' },
    says: /^Done/,
    session: 'none',
  },
  {
    route: 'POST /me/races',
    page: settings,
    valid: { date: '2026-06-14', distanceMeters: '21097', other: '', goal: 'yes' },
    says: /^Saved: your half marathon on Sunday 14 June\.$/,
    wrong: {
      date: ['2031-06-14', /^Choose a day within two years/],
      distanceMeters: ['7', /^Choose a distance/],
      other: ['far', /^Give a distance from 1 to 500 km, for example 15 or 12\.5\.$/],
    },
  },
  {
    route: 'POST /me/races/remove',
    page: settings,
    valid: { date: '2026-06-14' },
    says: /^Removed: your race/,
    twice: /^There is no such race any more/,
    wrong: { date: ['soon', /^Choose which race/] },
  },
  {
    route: 'POST /me/planned-runs',
    page: '/me',
    valid: { date: '2026-03-21', distance: '30,5' },
    says: /^Saved: 30\.5 km planned on Saturday 21 March\.$/,
    wrong: { date: NO_DAY, distance: ['0.2', /^Give a distance/] },
  },
  {
    route: 'POST /me/planned-runs/remove',
    page: '/me',
    valid: { date: '2026-03-21' },
    says: /^Removed: the run planned/,
    twice: /^No such run is planned/,
    wrong: { date: ['soon', /^Choose which run/] },
  },
  {
    ...answer('booked'),
    valid: { date: '2026-03-13' },
    says: /^Noted: a massage is booked on Friday\.$/,
    wrong: { date: ['2026-01-01', /^Choose the day your massage is booked for/] },
  },
  {
    ...answer('moved'),
    valid: { from: '2026-03-13', date: '2026-03-16' },
    says: /^Moved: your massage is on Monday.* now\.$/,
    wrong: {
      date: ['2026-01-01', /^Choose the day your massage is on now/],
      from: ['soon', /^Choose which massage/],
    },
  },
  {
    ...answer('done'),
    valid: { date: '2026-03-08' },
    says: /^Noted: you had/,
    wrong: { date: ['2027-01-01', /^Choose the day you had it/] },
  },
  {
    ...answer('sore'),
    valid: { date: DAY, area: ['calves', 'shin'], strength: 'mild', flag: '' },
    says: /^Noted: calves/,
    makes: { soreness: 2 },
    wrong: {
      date: ['2020-01-01', /^Choose a day/],
      area: ['elbow', /^Choose where/],
      strength: ['huge', /^Choose how sore/],
      flag: ['odd', /^Choose one of these/],
    },
  },
  {
    ...answer('not-sore'),
    valid: { date: DAY, area: ['calves', 'shin'] },
    says: /./,
    twice: /./,
    wrong: { area: ['elbow', /./] },
  },
  {
    ...answer('snooze'),
    valid: { days: '3' },
    says: /^Messages are paused until/,
    wrong: { days: ['400', /^Choose from a day to a month/] },
  },
  { ...answer('snooze'), valid: { days: '0' }, says: /^Messages are back on/ },
  {
    route: 'POST /me/massage/remove',
    page: massage,
    valid: { date: '2026-03-08' },
    says: /^Removed: the massage/,
    twice: /no such massage any more/,
    wrong: { date: ['soon', /^Choose which one/] },
  },
  {
    route: 'POST /me/massage/back',
    page: massage,
    valid: {},
    says: /^Saved\. Massage suggestions are back on/,
  },
  {
    route: 'POST /me/massage/health',
    page: massage,
    valid: { state: 'ill' },
    says: /^Noted: ill/,
    wrong: { state: ['grand', /^Choose well, ill/] },
  },
  { route: 'POST /me/massage/health', page: '/me', valid: { state: 'well' }, says: /you are well/ },
  {
    ...toNudge('booked'),
    valid: { date: '2026-03-14' },
    says: /^Noted: a massage is booked/,
    wrong: { date: NO_DAY },
  },
  {
    ...toNudge('away'),
    valid: { date: DAY, why: 'planned' },
    says: /^Noted: your break was planned/,
    wrong: { date: NO_DAY, why: ['bored', /^Choose ill, injured or planned/] },
  },
  {
    ...toNudge('race'),
    valid: { date: DAY, meters: '28000' },
    says: /^Noted: you raced today/,
    wrong: { date: NO_DAY, meters: ['1', /^Give a distance/] },
  },
  {
    ...toNudge('simulation'),
    valid: { date: DAY },
    says: /^Noted: a race simulation/,
    wrong: { date: NO_DAY },
  },
  {
    route: 'POST /me/legs',
    page: '/me',
    valid: { state: 'sore', area: ['calves', 'lower-back'], strength: 'mild', flag: '' },
    says: /^Noted: your legs are a little sore \(calves and lower back\)\.$/,
    makes: { soreness: 2 },
    wrong: {
      state: ['grand', /^Choose how/],
      area: ['elbow', /^Choose where/],
      strength: ['huge', /^Choose how sore/],
      flag: ['odd', /^Choose one/],
    },
  },
  {
    route: 'POST /me/legs',
    page: '/me',
    valid: { sleep: 'well' },
    says: /^Noted: you slept well/,
    wrong: { sleep: ['late', /^Choose well or badly/] },
  },
  {
    route: 'POST /me/runs/exclude',
    page: '/me',
    valid: ({ run }) => ({ run }),
    says: /^Saved: that run is not counted/,
    wrong: { run: ['<b>', /no such run/] },
  },
  { route: 'POST /me/runs/include', page: '/me', valid: ({ run }) => ({ run }), says: /is counted again/ },
  {
    route: 'POST /me/sensitivity',
    page: '/me',
    valid: { sensitivity: 'relaxed' },
    says: /^Saved: .*relaxed/,
    twice: /^Nothing to save/,
    wrong: { sensitivity: ['loud', /^Choose more or fewer/] },
  },
  {
    route: 'POST /me/source',
    page: settings,
    valid: { source: CONNECTION },
    says: /^Saved: runs from Strava count/,
    wrong: { source: ['garmin:nobody', /^Only a source you have connected/] },
  },
  {
    route: 'POST /me/settings',
    page: settings,
    valid: {
      timeZone: 'America/Denver',
      weekStartsOn: 'monday',
      units: 'km',
      sensitivity: 'careful',
      quietFrom: '21:30',
      quietTo: '07:00',
      longRunDay: '0',
      hardDays: ['', '2', '4'],
      tightness: ['', 'calves'],
      peakCadence: 'weekly',
      injuredIn: '2026-02',
      injuredWhere: 'shin',
      easyWeek: 'no',
    },
    says: /^Saved: long run on Sunday, hard sessions on Tuesdays and Thursdays, often tight: calves, .*quiet from 21:30 to 07:00\.$/,
    twice: /^Nothing to save/,
    wrong: {
      timeZone: ['Mars/Olympus', /a time zone such as/],
      weekStartsOn: ['friday', /monday or sunday/],
      units: ['leagues', /km or mi/],
      sensitivity: ['loud', /relaxed, standard or careful/],
      quietFrom: ['25:00', /a time such as 21:00/],
      quietTo: ['', /both times, or neither/],
      longRunDay: ['9', /a day of the week/],
      hardDays: ['9', /a day of the week/],
      tightness: ['hair', /calves/],
      peakCadence: ['hourly', /weekly/],
      injuredIn: ['2026-13', /a month such as/],
      injuredWhere: ['hair', /calves/],
      easyWeek: ['maybe', /yes or no/],
    },
  },
  {
    route: 'POST /me/contacts',
    page: settings,
    valid: { channel: 'email', address: 'second@mail.example' },
    asksAgain: true,
    says: /^A message to confirm is on its way to second@mail\.example/,
    wrong: {
      channel: ['pigeon', /^Choose e-mail or text messages/],
      address: ['nowhere', /not an e-mail address/],
    },
  },
  {
    route: 'POST /me/contacts',
    page: settings,
    valid: { channel: 'sms', address: NUMBER, agreed: 'yes' },
    asksAgain: true,
    says: /^A code to type in below is on its way/,
    wrong: { address: ['12', /not a telephone number/], agreed: ['no', /only if you agree/] },
  },
  // three a day, and each press is one
  { ...contact('again', 'waiting'), valid: {}, says: /^Sent again/, twice: /^Too many requests today/ },
  {
    ...contact('confirm', 'waiting'),
    valid: { code: '000000' },
    says: /^$/,
    wrong: { code: ['no', /not the latest code/] },
    counts: true,
  },
  { ...contact('test'), valid: {}, says: /^A test message is on its way/ },
  { ...contact('remove', 'waiting'), valid: {}, says: /^Removed/, twice: /no longer here/ },
  {
    route: 'POST /me/tokens',
    page: '/me/tokens',
    valid: { name: 'home server', access: 'read' },
    says: /^Made: home server/,
    wrong: { name: ['', /^Give it a name/], access: ['all', /^Choose what it may do/] },
  },
  {
    route: 'POST /me/tokens/:id/revoke',
    to: ({ token }) => `/me/tokens/${token}/revoke`,
    page: '/me/tokens',
    valid: {},
    says: /^Revoked/,
    twice: /no longer exists/,
  },
  {
    route: 'POST /me/webhooks',
    page: '/me/webhooks',
    valid: { url: `${ADDRESS}/other`, preset: 'standard', types: ['nudge.sent'], agreed: 'yes' },
    says: /^Saved\. Send a test/,
    wrong: {
      url: ['http://10.0.0.1', /./],
      types: ['nonsense', /^Choose at least one/],
      preset: ['nope', /^Choose what it is shaped for/],
      agreed: ['no', /before you agree/],
    },
  },
  {
    ...hook('change'),
    valid: { preset: 'standard', types: ['nudge.sent', 'week.completed'] },
    says: /^Saved: what goes there/,
    wrong: {
      types: ['nonsense', /^Choose at least one/],
      preset: ['nope', /^Choose what it is shaped for/],
    },
  },
  { ...hook('switch'), valid: { on: 'yes' }, says: /^Switched on/ },
  { ...hook('test'), valid: {}, says: /^A test event is on its way/ },
  { ...hook('rotate'), valid: {}, says: /^Changed\. The new secret/ },
  { ...hook('send-again'), valid: { days: '3' }, says: /on its way again/ },
  { route: 'POST /me/calendar', page: settings, valid: {}, says: /^Made\. The link is shown only once/ },
  { route: 'POST /me/calendar/revoke', page: settings, valid: {}, says: /^The link has ended/ },
  { ...hook('remove'), valid: {}, says: /^Removed, with its secret/, twice: /no such webhook any more/ },
  {
    route: 'POST /me/disconnect',
    page: `/me/disconnect?connection=${encodeURIComponent(CONNECTION)}`,
    valid: { connection: CONNECTION },
    says: /^Disconnected: what came from Strava is erased/,
    twice: /^Disconnected|^Nothing is connected/,
  },
]

/** A runner of whom there is something of everything. */
export async function livedIn(): Promise<{ world: World; made: Made }> {
  const world = await aRunnersWorld({}, { confirmed: ['email'] })
  const linkIn = (kind: string) => {
    const link = new RegExp(`${BASE}(/${kind}/[^\\s?"]+)`)
    return world.resend.mails.findLast(({ text }) => link.test(text ?? ''))?.text?.match(link)?.[1] ?? ''
  }
  const verify = linkIn('verify')
  await world.pass(4 * 60)
  await world.strava.log(ATHLETE, {
    distanceMeters: 28_000,
    movingSeconds: 9_600,
    startDate: new Date(world.now().getTime() - 3 * 3_600_000),
  })
  await world.pass(60)
  await world.submit('/me/contacts', { channel: 'email', address: 'waiting@mail.example' })
  await world.submit('/me/tokens', { name: 'old server' })
  const { id: webhook } = await anEndpoint(world)
  return {
    world,
    made: {
      webhook,
      verify,
      nudge: (await stored.nudge()).id,
      email: (await stored.contactAt('runner@mail.example')).id,
      waiting: (await stored.contactAt('waiting@mail.example')).id,
      token: String((await stored.rows('api_token'))[0]?.id),
      act: linkIn('act'),
      unsubscribe: linkIn('unsubscribe'),
      run: (await stored.runs())[0]?.id ?? '',
    },
  }
}

/** What each button of the demo does, by the doors that a runner has; it gives the address Legwork is to show then. */
import { z } from 'zod'
import { asRunner } from './as-runner.ts'
import { daytime, later, marathonSunday, mondaysUntil, morningIn, nextMonday } from './clock.ts'
import { confirmBoth, NUMBER } from './confirm.ts'
import {
  type Act,
  isConnected,
  lastNudge,
  longRunMeters,
  longRuns,
  type Memory,
  nothingYet,
} from './progress.ts'
import { runnerOf, type Say, type Stage, until } from './stage.ts'

export type Press = { cookie: string; fields: URLSearchParams; signedIn: boolean }

const BUTTON = /<a class="button" href="([^"]+)"/
const SECONDS_A_KM = 343

export async function perform(act: Act, stage: Stage, memory: Memory, press: Press): Promise<string> {
  const say: Say = (words) => {
    memory.doing = words
  }
  memory.last = act
  memory.later = null
  try {
    return `${stage.url}${await ACTS[act](stage, memory, press, say)}`
  } finally {
    memory.doing = null
  }
}

type Doing = (stage: Stage, memory: Memory, press: Press, say: Say) => Promise<string>

const ACTS: Readonly<Record<Act, Doing>> = {
  /** The runner moves to where the browser is, and it is daytime there. */
  async connect(stage, _memory, { fields, signedIn }) {
    if (isConnected(stage)) return signedIn ? '/me' : '/connect/strava'
    const zone = fields.get('zone')
    if (zone && isZone(zone)) stage.moveHome?.(zone)
    const now = stage.clock.now()
    const day = daytime(now, runnerOf(stage).timezone, lastEnd(stage))
    if (day.getTime() !== now.getTime()) await stage.moveTo(day)
    return '/connect/strava'
  },

  async confirm(stage, memory, { cookie }, say) {
    memory.confirmed = await confirmBoth(stage, asRunner(stage.url, cookie), say)
    return '/me'
  },

  async log(stage, _memory, _press, say) {
    const meters = longRunMeters(stage)
    say(`${meters / 1000} km are on Strava, which notifies Legwork`)
    await ran(stage, { distanceMeters: meters, movingSeconds: Math.round((meters / 1000) * SECONDS_A_KM) })
    return '/me'
  },

  async read(stage, memory) {
    memory.read = true
    const [, href = ''] = BUTTON.exec(lastNudge(stage)?.html ?? '') ?? []
    return href.startsWith(stage.url) ? href.slice(stage.url.length).replaceAll('&amp;', '&') : '/me'
  },

  async reply(stage, _memory, _press, say) {
    const body = answerTo(stage)
    say(`Texting ${body}`)
    await texted(stage, body)
    return '/me/massage'
  },

  async text(stage, _memory, { fields }) {
    const body = fields.get('body')?.trim()
    if (body) await texted(stage, body)
    return '/me'
  },

  async delete(stage, _memory, { cookie }, say) {
    const [run] = longRuns(stage)
    if (!run) return '/me'
    say('Deleting the run on Strava, which notifies Legwork')
    await stage.sandbox.strava.remove(run.id)
    await untilRuns(stage, cookie, (ids) => !ids.some((id) => id.endsWith(`:${run.id}`)))
    return '/me'
  },

  async monday(stage, memory, _press, say) {
    const { mails } = stage.sandbox.resend
    const before = mails.length
    const monday = nextMonday(stage.clock.now(), runnerOf(stage).timezone)
    memory.later = later(stage.clock.now(), monday, runnerOf(stage).timezone)
    say(`${memory.later} it is Monday morning`)
    await stage.moveTo(monday)
    await until(() => mails.length > before)
    return '/me'
  },

  async marathon(stage, memory, _press, say) {
    const sunday = marathonSunday(stage.clock.now(), runnerOf(stage).timezone)
    memory.later = later(stage.clock.now(), sunday, runnerOf(stage).timezone)
    say(`${memory.later}, on Sunday, the marathon is run`)
    await liveUntil(stage, sunday)
    await ran(stage, { distanceMeters: 42_195, movingSeconds: 3.75 * 3600, workoutType: 1 })
    return '/me'
  },

  /** An easy run the next morning, or on the first day on which who ran a marathon may run again. */
  async fail(stage, memory, { cookie }, say) {
    const { strava } = stage.sandbox
    const { id, timezone } = runnerOf(stage)
    const now = stage.clock.now()
    const days = hasRaced(stage) ? DAYS_OFF : 1
    const morning = morningIn(days, now, timezone)
    memory.later = later(now, morning, timezone)
    say(`${memory.later}, in the morning, Strava answers with errors, and 5 km are run anyway`)
    await liveUntil(stage, morning)
    strava.faults.push({ on: 'list', answer: 'server-error', times: 1_000 })
    await strava.log(id, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await untilSource(stage, cookie, 'away')
    return '/me'
  },

  async mend(stage, _memory, { cookie }, say) {
    say('Strava is back, and an hour passes')
    const { strava } = stage.sandbox
    strava.faults.length = 0
    await stage.moveTo(new Date(stage.clock.now().getTime() + HOUR_MS))
    const missed = runnerOf(stage).activities.at(-1)?.id
    await untilRuns(stage, cookie, (ids) => ids.some((id) => id.endsWith(`:${missed}`)))
    return '/me'
  },

  async restart(stage, memory, _press, say) {
    say('Starting over')
    await stage.startOver()
    Object.assign(memory, nothingYet())
    return '/'
  },
}

const HOUR_MS = 3_600_000
/** After a marathon. */
const DAYS_OFF = 4

/** When the newest run ended: the clock goes back no further, or they would have run in the future. */
const lastEnd = (stage: Stage): Date =>
  new Date(
    Math.max(
      0,
      ...runnerOf(stage).activities.map(
        ({ start_date, elapsed_time }) => Date.parse(start_date) + elapsed_time * 1000,
      ),
    ),
  )

const hasRaced = (stage: Stage) =>
  runnerOf(stage).activities.some(
    ({ workout_type, start_date }) =>
      workout_type === 1 && stage.clock.now().getTime() - Date.parse(start_date) < DAYS_OFF * 24 * HOUR_MS,
  )

/** Goes on to `end`; the summaries of the Mondays on the way come while it is Monday. */
async function liveUntil(stage: Stage, end: Date) {
  const { mails } = stage.sandbox.resend
  for (const monday of mondaysUntil(stage.clock.now(), end, runnerOf(stage).timezone)) {
    const before = mails.length
    await stage.moveTo(monday)
    await until(() => mails.length > before, SUMMARY_MS)
  }
  await stage.moveTo(end)
}

/** Long enough for a summary, where one is wanted. */
const SUMMARY_MS = 5_000

const runs = z.array(z.object({ id: z.string() }))
const sources = z.array(z.object({ counts: z.boolean(), standing: z.string() }))

/** Waits until Legwork knows it. */
async function untilRuns(stage: Stage, cookie: string, known: (ids: string[]) => boolean) {
  const runner = asRunner(stage.url, cookie)
  await until(async () => known((await runner.get('/runs?limit=20', runs))?.map(({ id }) => id) ?? []))
}

async function untilSource(stage: Stage, cookie: string, standing: string) {
  const runner = asRunner(stage.url, cookie)
  const isSo = async () =>
    (await runner.get('/sources', sources))?.some((each) => each.counts && each.standing === standing)
  await until(isSo)
}

type Entry = { distanceMeters: number; movingSeconds: number; workoutType?: number }

/** Logs a run that ended just now, and waits for the mail and the text about it where nothing has to settle. */
async function ran(stage: Stage, entry: Entry) {
  const { strava, resend, twilio } = stage.sandbox
  const [mails, texts, calls] = [resend.mails.length, twilio.texts.length, strava.calls.length]
  await strava.log(runnerOf(stage).id, entry)
  if (stage.settleMinutes > 0) await until(() => strava.calls.length > calls)
  else await until(() => resend.mails.length > mails && twilio.texts.length > texts)
}

async function texted({ sandbox }: Stage, body: string) {
  const { twilio } = sandbox
  const before = twilio.texts.length
  await twilio.reply(NUMBER, body)
  await until(() => twilio.texts.slice(before).some(({ way }) => way !== 'in'))
}

/** The first day that the mail names for a massage; where it names none, what is sore. */
function answerTo(stage: Stage): string {
  const day = /massage, on (\w{3})\w*day/.exec(lastNudge(stage)?.text ?? '')?.[1]
  return day ? `BOOKED ${day.toUpperCase()}` : 'SORE CALVES'
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

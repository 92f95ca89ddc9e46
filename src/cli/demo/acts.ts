/** What each button of the demo does, by the doors that a runner has; it gives the address Legwork is to show then. */
import { z } from 'zod'
import { asRunner } from './as-runner.ts'
import { daytime, marathonSunday, mondaysUntil, nextMonday } from './clock.ts'
import { confirmBoth, NUMBER } from './confirm.ts'
import { type Act, isDone, lastNudge, longRunMeters, longRuns, type Memory } from './progress.ts'
import { runnerOf, type Say, type Stage, until } from './stage.ts'

export type Press = { cookie: string; fields: URLSearchParams }

const BUTTON = /<a class="button" href="([^"]+)"/
const SECONDS_A_KM = 343

export async function perform(act: Act, stage: Stage, memory: Memory, press: Press): Promise<string> {
  const say: Say = (words) => {
    memory.doing = words
  }
  memory.last = act
  try {
    return `${stage.url}${await ACTS[act](stage, memory, press, say)}`
  } finally {
    memory.doing = null
  }
}

type Doing = (stage: Stage, memory: Memory, press: Press, say: Say) => Promise<string>

const ACTS: Readonly<Record<Act, Doing>> = {
  /** The runner moves to where the browser is, and it is daytime there. */
  async connect(stage, memory, { fields }) {
    if (isDone('connect', stage, memory)) return '/me'
    const zone = fields.get('zone')
    if (zone && isZone(zone)) stage.moveHome?.(zone)
    const now = stage.clock.now()
    const day = daytime(now, runnerOf(stage).timezone)
    if (day.getTime() !== now.getTime()) await stage.moveTo(day)
    return '/connect/strava'
  },

  async confirm(stage, memory, { cookie }, say) {
    await confirmBoth(stage, asRunner(stage.url, cookie), say)
    memory.confirmed = true
    return '/me'
  },

  async log(stage, _memory, _press, say) {
    const meters = longRunMeters(stage)
    say(`${meters / 1000} km are on Strava, which tells Legwork`)
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
    say('Deleting the run on Strava, which tells Legwork')
    await stage.sandbox.strava.remove(run.id)
    const runs = z.array(z.object({ id: z.string() }))
    const runner = asRunner(stage.url, cookie)
    const goneBy = Date.now() + 5_000
    for (;;) {
      const known = await runner.get('/runs?limit=20', runs)
      if (!known?.some(({ id }) => id.endsWith(`:${run.id}`)) || Date.now() > goneBy) return '/me'
    }
  },

  async monday(stage, _memory, _press, say) {
    say('It becomes Monday morning')
    const { mails } = stage.sandbox.resend
    const before = mails.length
    await stage.moveTo(nextMonday(stage.clock.now(), runnerOf(stage).timezone))
    await until(() => mails.length > before)
    return '/me'
  },

  async marathon(stage, _memory, _press, say) {
    say('It becomes Sunday, and the marathon is run')
    const { timezone } = runnerOf(stage)
    const sunday = marathonSunday(stage.clock.now(), timezone)
    for (const monday of mondaysUntil(stage.clock.now(), sunday, timezone)) await stage.moveTo(monday)
    await stage.moveTo(sunday)
    await ran(stage, { distanceMeters: 42_195, movingSeconds: 3.75 * 3600, workoutType: 1 })
    return '/me'
  },

  async fail(stage, _memory, _press, say) {
    say('Strava answers with errors from now on; a run of 7 km is logged all the same')
    const { strava } = stage.sandbox
    strava.faults.push({ on: 'list', answer: 'server-error', times: 1_000 })
    const asked = strava.calls.length
    await strava.log(runnerOf(stage).id, { distanceMeters: 7_000, movingSeconds: 2_450 })
    await until(() => strava.calls.slice(asked).some(({ status }) => status === 500))
    return '/me'
  },

  async mend(stage, _memory, _press, say) {
    say('Strava answers again, and an hour goes by')
    const { strava } = stage.sandbox
    strava.faults.length = 0
    const asked = strava.calls.length
    await stage.moveTo(new Date(stage.clock.now().getTime() + 3_600_000))
    await until(() => strava.calls.slice(asked).some(({ status }) => status === 200))
    return '/me'
  },
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

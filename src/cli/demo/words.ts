/** What the demo says of each step, before it is pressed and after. */
import {
  type Act,
  type Extra,
  isConnected,
  isDone,
  isFailing,
  lastNudge,
  longRunMeters,
  type Seen,
  type Step,
} from './progress.ts'
import { runnerOf, type Stage } from './stage.ts'

export const buttonFor = (step: Step, stage: Stage): string =>
  ({
    connect: 'Connect Strava',
    confirm: 'Confirm mail and phone',
    log: `Log ${longRunMeters(stage) / 1000} km`,
    read: 'Read the mail',
    reply: 'Reply by text',
    delete: 'Delete the run',
  })[step]

export const extraButton = (extra: Extra, stage: Stage): string =>
  ({
    monday: 'Skip to Monday',
    marathon: 'Run a marathon',
    fail: isFailing(stage) ? 'Strava is back' : 'Strava fails',
  })[extra]

const begin =
  'Legwork runs on your computer, the world around it is simulated, and nothing leaves it. Start with 1.'

const elsewhere = 'The runner is connected, but this browser is not signed in: press 1.'

/** What is going on now, in a line. */
export function saying(stage: Stage, seen: Seen): string {
  if (seen.doing) return `${seen.doing} …`
  if (!seen.signedIn && isConnected(stage)) return elsewhere
  if (seen.last === null) return isDone('connect', stage, seen) ? 'Continue where you left off.' : begin
  return said[seen.last](stage, seen)
}

type Words = (stage: Stage, seen: Seen) => string

const said: Readonly<Record<Act, Words>> = {
  connect: (stage, seen) =>
    isDone('connect', stage, seen)
      ? 'Connected. Legwork has read the last 17 weeks. Messages begin with the next run; its page shows what it would have written before.'
      : 'Simulated Strava asks the runner whether Legwork may read their runs.',
  confirm: (stage, seen) =>
    isDone('confirm', stage, seen)
      ? 'An address and a number are confirmed; the runner also wants to hear when a massage would fit.'
      : 'Nothing could be confirmed: this browser is not signed in. Connect Strava in Legwork, then try again.',
  log: (stage) => {
    const step = `${longRunMeters(stage) / 1000} km is a step beyond the last 30 days`
    return stage.settleMinutes > 0
      ? `${step}. It settles for ${stage.settleMinutes} min: delete the run meanwhile, and nothing is sent.`
      : `${step}: one mail and one text, with what to do now, and a massage.`
  },
  read: () => 'The mail is open, and so is the page its button leads to: why it came, and what it rests on.',
  reply: (stage) =>
    `“${lastText(stage)}” was all the runner had to text. Legwork answered, and its pages show it.`,
  delete: (stage) =>
    lastNudge(stage)
      ? 'The run is gone from Strava and from the week. Next: Monday, a marathon, or Strava failing.'
      : 'The run was deleted before its nudge settled: it is withdrawn, and nothing was sent.',
  monday: (_, { later }) => `${later} it is Monday morning, which brings the summary of the week.`,
  marathon: (_, { later }) =>
    `${later}, on Sunday, a marathon is run: rest first. If a massage fits in the days after, it is a gentle one.`,
  fail: (_, { later }) =>
    `${later}, a morning with Strava down, and 5 km run. Legwork says so, and tries again by itself.`,
  mend: () => 'An hour later Strava answers again, and the 5 km are there. Nothing was lost.',
  text: () => 'Texted. Legwork’s answer is on the phone.',
  restart: () => begin,
}

const lastText = ({ sandbox }: Stage) => sandbox.twilio.texts.findLast(({ way }) => way === 'in')?.body ?? ''

/** The demo's clock, and what time it really is where it was moved. */
export function clockWords({ clock, ...stage }: Stage): { shown: string; beside: string; isMoved: boolean } {
  const zone = runnerOf(stage).timezone
  const words = (at: Date, options: Intl.DateTimeFormatOptions) =>
    at.toLocaleString('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      ...options,
    })
  const [now, ahead] = [clock.now(), clock.aheadMs()]
  const isMoved = Math.abs(ahead) >= 60_000
  return {
    shown: words(now, { day: 'numeric', month: 'short' }),
    beside: isMoved ? `moved; really ${words(new Date(now.getTime() - ahead), {})}` : zone,
    isMoved,
  }
}

/** What is off here and on once Legwork is online. */
export const waiting = ({ settleMinutes }: Stage): string =>
  settleMinutes > 0
    ? 'Off here, on once Legwork is online: quiet hours from 21:00 to 08:00.'
    : 'Off here, on once Legwork is online: quiet hours from 21:00 to 08:00, and 20 minutes to delete a run.'

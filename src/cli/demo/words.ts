/** What the demo says of each step, before it is pressed and after. */
import {
  type Act,
  type Extra,
  isDone,
  isFailing,
  lastNudge,
  longRunMeters,
  type Memory,
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

const begin = 'Legwork on your computer, the world around it simulated. Nothing leaves it. Begin with 1.'

/** What is going on now, in a line. */
export function saying(stage: Stage, memory: Memory): string {
  if (memory.doing) return `${memory.doing} …`
  if (memory.last === null) return isDone('connect', stage, memory) ? 'Go on where you were.' : begin
  return said[memory.last](stage, memory)
}

type Words = (stage: Stage, memory: Memory) => string

const said: Readonly<Record<Act, Words>> = {
  connect: (stage, memory) =>
    isDone('connect', stage, memory)
      ? 'Connected. Legwork has read the last 17 weeks; nothing in them needs a word, so it says none.'
      : 'Simulated Strava asks the runner whether Legwork may read their runs.',
  confirm: (stage, memory) =>
    isDone('confirm', stage, memory)
      ? 'An address and a number are confirmed; the runner also wants to hear when a massage would fit.'
      : 'Nothing could be confirmed: this browser is not signed in. Connect Strava in Legwork, then again.',
  log: (stage) => {
    const step = `${longRunMeters(stage) / 1000} km are a step beyond the last 30 days`
    return stage.settleMinutes > 0
      ? `${step}. It settles for ${stage.settleMinutes} min: delete the run meanwhile, and nothing is sent.`
      : `${step}: one mail and one text, with what to do now, and a massage.`
  },
  read: () => 'The mail is open, and so is the page its button leads to: why it came, and what it rests on.',
  reply: () => 'A few plain words by text will do. Legwork answered, and its pages know it.',
  delete: (stage) =>
    lastNudge(stage)
      ? 'The run is gone from Strava and from the week. Next: Monday, a marathon, or Strava failing.'
      : 'The run is gone before its nudge had settled: it is withdrawn, and nothing was sent.',
  monday: () => 'Monday morning brings the summary of the week.',
  marathon: () => 'A marathon, run on Sunday: first rest, and a massage only once the soreness is over.',
  fail: () => 'A morning with Strava down, and 5 km run. Legwork says so, and tries again by itself.',
  mend: () => 'Strava answers again, an hour later, and the 5 km are there. Nothing was lost.',
  text: () => 'Texted. Legwork’s answer is on the phone.',
}

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

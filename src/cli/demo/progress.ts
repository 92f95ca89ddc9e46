/** How far the demo has come: read from the simulated outside, so that what is done by hand counts as well. */
import type { Sandbox } from '../../sandbox/outside.ts'
import { runnerOf, type Stage } from './stage.ts'

export const STEPS = ['connect', 'confirm', 'log', 'read', 'reply', 'delete'] as const
export type Step = (typeof STEPS)[number]
export const EXTRAS = ['monday', 'marathon', 'fail'] as const
export type Extra = (typeof EXTRAS)[number]
export type Act = Step | Extra | 'mend' | 'text' | 'restart'

/** What the outside cannot know: whether an address was confirmed and the mail was opened, and what is going on. */
export type Memory = {
  confirmed: boolean
  read: boolean
  /** In words, while something is being done; null when nothing is. */
  doing: string | null
  last: Act | null
  /** How far the last act moved the clock on, in words; null where it did not. */
  later: string | null
}

/** The same as one browser has it. */
export type Seen = Memory & { signedIn: boolean }

export const nothingYet = (): Memory => ({
  confirmed: false,
  read: false,
  doing: null,
  last: null,
  later: null,
})

type Mail = Sandbox['resend']['mails'][number]

const LONG_METERS = 28_000
/** A step so large is worth a text too. */
const STEP = 1.31
const MONTH_MS = 30 * 86_400_000

/** How long the demo's run is: 28 km, or well beyond the longest of a month in which somebody ran further. */
export function longRunMeters(stage: Stage): number {
  const since = stage.clock.now().getTime() - MONTH_MS
  const told = toldOf(stage)
  const before = runnerOf(stage).activities.filter(
    ({ id, type, start_date }) => type === 'Run' && Date.parse(start_date) > since && !told.has(id),
  )
  const longest = Math.max(0, ...before.map(({ distance }) => distance))
  return Math.max(LONG_METERS, Math.ceil((longest * STEP) / 1000) * 1000)
}

/** What Strava told of since the runner connected. */
const toldOf = ({ sandbox }: Stage) =>
  new Set(
    sandbox.strava.events.flatMap(({ event }) => (event.aspect_type === 'create' ? [event.object_id] : [])),
  )

/** The long runs among them that are no races, the newest first. */
export function longRuns(stage: Stage) {
  const told = toldOf(stage)
  return runnerOf(stage)
    .activities.filter(
      ({ id, distance, workout_type }) => told.has(id) && distance >= LONG_METERS && workout_type !== 1,
    )
    .toReversed()
}

const deleted = ({ sandbox }: Stage) =>
  sandbox.strava.events.some(
    ({ event }) => event.object_type === 'activity' && event.aspect_type === 'delete',
  )

/** The newest mail that asks for nothing to be confirmed. */
export const lastNudge = ({ sandbox }: Stage): Mail | undefined =>
  sandbox.resend.mails.findLast(({ text }) => !text?.includes('/verify/'))

/** Whether the runner has let Legwork read their runs, in whichever browser. */
export const isConnected = (stage: Stage): boolean =>
  stage.sandbox.strava.scopesOf(runnerOf(stage).id) !== null

export function isDone(step: Step, stage: Stage, seen: Seen): boolean {
  const { twilio } = stage.sandbox
  switch (step) {
    case 'connect':
      return seen.signedIn && isConnected(stage)
    case 'confirm':
      return seen.confirmed
    case 'log':
      // one that was withdrawn may be run again
      return longRuns(stage).length > 0 || (deleted(stage) && lastNudge(stage) !== undefined)
    case 'read':
      return seen.read
    case 'reply':
      return twilio.texts.some(({ way }) => way === 'in')
    case 'delete':
      return deleted(stage) && longRuns(stage).length === 0
  }
}

/** The first step that is not done; null once all are. */
export const nextStep = (stage: Stage, seen: Seen): Step | null =>
  STEPS.find((step) => !isDone(step, stage, seen)) ?? null

/** Whether a step can be taken now: the next one, once there is a mail to read; and a run is deleted while it settles. */
export function isReady(step: Step, stage: Stage, seen: Seen): boolean {
  if (seen.doing !== null || isDone(step, stage, seen)) return false
  const isSettling = stage.settleMinutes > 0 && longRuns(stage).length > 0 && !lastNudge(stage)
  if (step === 'delete' && isSettling) return true
  return nextStep(stage, seen) === step && !(step === 'read' && isSettling)
}

/** Whether Strava is answering with errors now. */
export const isFailing = ({ sandbox }: Stage): boolean => sandbox.strava.faults.length > 0

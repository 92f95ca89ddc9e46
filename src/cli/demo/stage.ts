/** What the demo plays with: Legwork at its front door, the simulated outside, and the clock. */
import type { Sandbox } from '../../sandbox/outside.ts'
import type { DemoClock } from './clock.ts'

export type Stage = {
  /** Where Legwork is. */
  url: string
  outsideUrl: string
  /** Another one after everything was put back to the beginning. */
  readonly sandbox: Sandbox
  clock: DemoClock
  /** Moves the clock of everything, and has the sweep come by. */
  moveTo(at: Date): Promise<void>
  /** Puts everything back to the beginning: the database, the outside and the clock. */
  startOver(): Promise<void>
  /** How long a nudge settles before it is sent. */
  settleMinutes: number
  /** Moves the simulated runner to another zone; not there for a log of somebody's own. */
  moveHome?: (zone: string) => void
}

/** Says what is being done, while it is. */
export type Say = (words: string) => void

/** Whose log it is. */
export function runnerOf({ sandbox }: Pick<Stage, 'sandbox'>) {
  const [athlete] = sandbox.strava.athletes
  if (!athlete) throw new Error('There is no simulated runner.')
  return athlete
}

const LOOK_MS = 40

/** Waits for something that comes by itself; null when it doesn't. */
export async function until<T>(
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  patienceMs = 20_000,
): Promise<T | null> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return null
}

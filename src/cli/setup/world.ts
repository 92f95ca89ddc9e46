/** All that setup touches, and the one way in which it changes anything. */
import type { CallOptions } from '../../call.ts'
import { ok, type Result } from '../../result.ts'
import type { Wrangler } from '../wrangler.ts'
import type { Asker } from './asker.ts'
import type { Kept } from './kept.ts'
import type { Waiting } from './waiting.ts'

export type SetupWorld = {
  /** Where `wrangler.toml` is, and what setup remembers. */
  root: string
  wrangler: Wrangler
  call: CallOptions
  /** Where this copy came from, as git names it; empty where it came from nowhere. */
  remote: () => Promise<string>
  asker: Asker
  say: (line: string) => void
  waiting: Waiting
  wait: (ms: number) => Promise<void>
  now: () => Date
  /** Says what it would change, and changes nothing. */
  isDry: boolean
  /** What was said with the command, for this run. */
  asks: { jurisdiction: 'eu' | null }
  kept: Kept
  /** Writes what is kept, so that a run that is stopped goes on from there. */
  keep: () => Promise<void>
  /** What was changed, or would be. */
  changes: string[]
  /** What is left for the operator to do. */
  undone: string[]
}

/** A step that is not done says what stands in its way. */
export type Step = (world: SetupWorld) => Promise<Result<null, string>>

/** Changes something outside; `what` goes on after “would”. Gives null where it only said so. */
export async function change<T>(
  { isDry, say, changes }: Pick<SetupWorld, 'isDry' | 'say' | 'changes'>,
  what: string,
  change: () => Promise<Result<T, string>>,
): Promise<Result<T | null, string>> {
  changes.push(what)
  say(isDry ? `would ${what}` : `${what.charAt(0).toUpperCase()}${what.slice(1)}`)
  return isDry ? ok(null) : change()
}

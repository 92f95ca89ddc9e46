/** What whoever sits there sees while setup waits for somebody: a line that moves, and is gone when the answer is there. */
import type { Writable } from 'node:stream'
import { spinner } from '@clack/prompts'

/** What the step that runs is about, and what moves while it waits. */
export type Waiting = {
  /** From now on; what goes before “…”. */
  about: (what: string) => void
  /** Moves until the work is done. */
  during: <T>(work: () => Promise<T>) => Promise<T>
  /** Says a line that stays, above the one that moves. */
  beside: (say: () => void) => void
}

/** At a terminal; waits may overlap, and the line goes with the last of them. */
export function atTerminalWaiting(output: Writable = process.stdout): Waiting {
  const line = spinner({ indicator: 'timer', output })
  let what = 'One moment'
  let many = 0
  return {
    about(next) {
      what = next
      if (many > 0) line.message(what)
    },
    async during(work) {
      if (many === 0) line.start(what)
      many += 1
      try {
        return await work()
      } finally {
        many -= 1
        if (many === 0) line.clear()
      }
    },
    beside(say) {
      if (many > 0) line.clear()
      say()
      if (many > 0) line.start(what)
    },
  }
}

/** Where nobody looks on, nothing moves: each step that waits is named once. */
export const unseen: Waiting = {
  about: () => {},
  during: (work) => work(),
  beside: (say) => say(),
}

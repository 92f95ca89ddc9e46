/** What the worlds of a test hold of people and secrets, as it comes about. */
import type { Sandbox } from '../../src/sandbox/outside.ts'
import { secretsIn, secretsOf } from './log-lines.ts'

const worlds = new Set<Sandbox>()
const seen = new Set<string>()

export const keptSecret = {
  clear() {
    worlds.clear()
    seen.clear()
  },
  /** A world whose people are looked for at the end of the test. */
  of: (sandbox: Sandbox) => void worlds.add(sandbox),
  /** A request that went in or out. */
  in(request: Request) {
    for (const secret of secretsIn(request)) seen.add(secret)
  },
  /** What a page, a form or an answer held. */
  add(...secrets: string[]) {
    for (const secret of secrets) if (secret.length >= 5) seen.add(secret)
  },
  all: (): string[] => [...seen, ...[...worlds].flatMap((sandbox) => [...secretsOf(sandbox)])],
}

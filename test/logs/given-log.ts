/** A log as a test is given it. */
import type { Run } from '../../src/domain/training/run.ts'

type GivenRun = Omit<Run, 'startedAt'> & { startedAt: number }

export type GivenLog = { name: string; timeZone: string; runs: GivenRun[] }

declare module 'vitest' {
  interface ProvidedContext {
    logs: GivenLog[]
  }
}

/** Tells the command line what became of each seed, a line of JSON for each. */
import type { Reporter, TestCase } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    report?: unknown
  }
}

export const MARK = 'CHAOS '

export default class SeedReporter implements Reporter {
  onTestCaseResult(testCase: TestCase): void {
    const { report } = testCase.meta()
    const { state, errors } = testCase.result()
    const error = state === 'failed' && !report ? errors?.[0]?.stack : undefined
    process.stdout.write(`${MARK}${JSON.stringify({ name: testCase.name, report, error })}\n`)
  }
}

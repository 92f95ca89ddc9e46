/** Who has to be named beside what was made of a device's recordings, whichever source delivered them. */
import type { Run } from '../domain/training/run.ts'

const DERIVED = 'Insights derived in part from Garmin device-sourced data.'

/** What is to stand under anything derived from these runs; null when nobody asks for it. */
export function attributionOf(runs: readonly Pick<Run, 'device'>[]): string | null {
  return runs.some(({ device }) => /^garmin\b/i.test(device ?? '')) ? DERIVED : null
}

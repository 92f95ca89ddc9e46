/** Who has to be named beside what was made of a device's recordings, whichever source delivered them. */
import type { Run } from '../domain/training/run.ts'
import { BRANDS } from './brands.ts'

/** What is to stand under anything derived from these runs; null when nobody asks for it. */
export function attributionOf(runs: readonly Pick<Run, 'device'>[]): string | null {
  const words = BRANDS.flatMap(({ attribution }) =>
    attribution && runs.some(({ device }) => attribution.devices.test(device ?? ''))
      ? [attribution.words]
      : [],
  )
  return words.length > 0 ? words.join(' ') : null
}

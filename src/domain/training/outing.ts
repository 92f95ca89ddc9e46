/** Outings: the runs of one day that belong together, such as a warm-up, a race and a cool-down. */
import { policy } from '../policy/rules.ts'
import { endOf, type Run } from './run.ts'

export type Outing = readonly [Run, ...Run[]]

/**
 * Groups runs, given in the order of their start, into outings: same local day, at most 60 minutes between the end of
 * one and the start of the next.
 *
 * @example outingsOf([warmUp, race, eveningJog]).length // 2
 */
export function outingsOf(runs: readonly Run[]): Outing[] {
  const outings: [Run, ...Run[]][] = []
  let over = 0
  for (const run of runs) {
    const current = outings.at(-1)
    const gap = run.startedAt.getTime() - over
    if (current && current[0].localDate === run.localDate && gap <= policy.outing.gapMinutes * 60_000) {
      current.push(run)
    } else {
      outings.push([run])
      over = 0
    }
    over = Math.max(over, endOf(run).getTime())
  }
  return outings
}

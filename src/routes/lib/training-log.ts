/** A runner's stored training as a log. */
import { localDateOf } from '../../domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../domain/training/log.ts'
import type { Training } from '../../store/runner/runners.ts'

export const logOf = ({ runs, runner }: Training, now: Date): TrainingLog =>
  buildLog(runs, {
    weekStartsOn: runner.weekStartsOn,
    excluded: runner.excluded,
    until: localDateOf(now, runner.timeZone),
  })

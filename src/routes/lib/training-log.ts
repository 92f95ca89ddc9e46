/** A runner's stored training as a log. */
import { localDateOf } from '../../domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../domain/training/log.ts'
import type { Training } from '../../store/runner/runners.ts'
import type { ReadTraining } from './standing/is-read.ts'

export const logOf = (training: ReadTraining, now: Date): TrainingLog => logFrom(training, now)

/** The weeks of whose training was not read: nothing is said from it. */
export const noLog = ({ runner }: Training, now: Date): TrainingLog => logFrom({ runs: [], runner }, now)

const logFrom = ({ runs, runner }: Pick<Training, 'runs' | 'runner'>, now: Date): TrainingLog =>
  buildLog(runs, {
    weekStartsOn: runner.weekStartsOn,
    excluded: runner.excluded,
    until: localDateOf(now, runner.timeZone),
  })

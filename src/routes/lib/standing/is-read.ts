/** Whether a runner's training was read: of one that was not, no page, link or text says what to do. */
import type { Dependencies } from '../../../dependencies.ts'
import { isShown } from '../../../domain/standing/source-standing.ts'
import type { Training } from '../../../store/runner/runners.ts'
import { recordShown } from './sources-shown.ts'

declare const READ: unique symbol

/** Asked before anything is worked out of it: figures of nothing would say that nobody ran. */
export type ReadTraining = Training & { readonly [READ]: true }

export function isRead(
  dependencies: Pick<Dependencies, 'sources'>,
  training: Training,
  now: Date,
): training is ReadTraining {
  const shown = recordShown(dependencies, training, now)
  return shown ? isShown(shown.standing) : training.source?.syncedAt != null
}

/** Where there is no advice without the log. */
export const NOT_READ = 'There are no runs of yours to go by just now. Your training page says why.'

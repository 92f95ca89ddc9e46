/** What a command needs to be answered: the runner's own figures, in words. */

import type { Dependencies } from '../../dependencies.ts'
import { hasSettled } from '../../domain/nudges/decide.ts'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { Known } from '../../messages/account/text-answers.ts'
import { explain } from '../../messages/nudge/explain.ts'
import { headroomWords } from '../../messages/nudge/headroom.ts'
import type { Training } from '../../store/runner/runners.ts'
import { logOf } from './training-log.ts'

export function knownOf({ config }: Pick<Dependencies, 'config'>, training: Training, now: Date): Known {
  const { runner, nudges } = training
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const last = nudges.find(hasSettled)
  const lead = last?.findings?.[0]
  const link = `${config.BASE_URL}/me/nudges/${last?.id}`
  return {
    reader,
    headroom: headroomWords(shownHeadroom(logOf(training, now), runner, now), reader),
    why: last ? { sentence: lead ? explain(lead, runner).sentence : null, link } : null,
  }
}

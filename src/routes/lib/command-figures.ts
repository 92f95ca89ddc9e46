/** What a command needs to be answered: the runner's own figures, in words. */

import type { Dependencies } from '../../dependencies.ts'
import { hasSettled } from '../../domain/nudges/decide.ts'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { notWell } from '../../domain/training/well.ts'
import type { Known } from '../../messages/account/text-answers.ts'
import { wellFirstShort } from '../../messages/massage/clinician.ts'
import { explain } from '../../messages/nudge/explain.ts'
import { howLong } from '../../messages/nudge/headroom.ts'
import type { Training } from '../../store/runner/runners.ts'
import { logOf } from './training-log.ts'

export function knownOf({ config }: Pick<Dependencies, 'config'>, training: Training, now: Date): Known {
  const { runner, nudges } = training
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const because = notWell(runner.selfReports, reader.today)
  const last = nudges.find(hasSettled)
  const lead = last?.findings?.[0]
  const link = `${config.BASE_URL}/me/nudges/${last?.id}`
  return {
    reader,
    headroom: howLong(shownHeadroom(logOf(training, now), runner, now), reader, wellFirstShort),
    wellFirst: because && wellFirstShort(because),
    why: last ? { sentence: lead ? explain(lead, runner).sentence : null, link } : null,
  }
}

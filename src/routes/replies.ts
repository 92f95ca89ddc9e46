/** What a command needs to be answered: the runner's own figures, in words. */
import { localDateOf } from '../domain/calendar.ts'
import { hasSettled } from '../domain/nudges.ts'
import { shownHeadroom } from '../domain/shown-headroom.ts'
import type { Known } from '../messages/answers.ts'
import { explain } from '../messages/explain.ts'
import { headroomWords } from '../messages/headroom.ts'
import type { Outside } from '../outside.ts'
import type { Training } from '../store/runners.ts'
import { logOf } from './training.ts'

export function knownOf({ config }: Pick<Outside, 'config'>, training: Training, now: Date): Known {
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

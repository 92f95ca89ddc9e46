/** What a command needs to be answered: the runner's own figures, in words. */

import type { Dependencies } from '../../dependencies.ts'
import { keepsComingBack } from '../../domain/advice/soreness.ts'
import type { Reply } from '../../domain/delivery/text-commands.ts'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import type { Runner, Soreness } from '../../domain/training/runner.ts'
import { notWell } from '../../domain/training/well.ts'
import type { Known } from '../../messages/account/text-answers.ts'
import { lookedAtShort, wellFirstShort } from '../../messages/massage/clinician.ts'
import { explain } from '../../messages/nudge/explain.ts'
import { howLong } from '../../messages/nudge/headroom.ts'
import type { Training } from '../../store/runner/runners.ts'
import { logOf } from './training-log.ts'

/** `training` as it was before the command. */
export function knownOf(
  { config }: Pick<Dependencies, 'config'>,
  training: Training,
  heard: Reply,
  now: Date,
): Known {
  const { runner, nudges } = training
  const today = localDateOf(now, runner.timeZone)
  const reader = { units: runner.units, today }
  const because = notWell(runner.selfReports, today)
  const last = nudges.find(({ state }) => state === 'sent')
  const lead = last?.findings?.[0]
  const link = `${config.BASE_URL}/me/nudges/${last?.id}`
  return {
    reader,
    headroom: howLong(shownHeadroom(logOf(training, now), runner, now), reader, wellFirstShort),
    wellFirst: because && wellFirstShort(because),
    clinician: clinicianFor(heard, runner, today),
    why: last ? { sentence: lead ? explain(lead, runner).sentence : null, link } : null,
  }
}

/** Who has to look first, with what was just told. */
function clinicianFor(heard: Reply, { selfReports }: Runner, today: LocalDate): string | null {
  const told = sorenessIn(heard, today)
  if (told.length === 0) return null
  const all = { ...selfReports, soreness: [...selfReports.soreness, ...told] }
  const because = notWell(all, today)
  if (because) return wellFirstShort(because)
  const again = keepsComingBack(all, today)
  return again && lookedAtShort(again)
}

function sorenessIn(heard: Reply, date: LocalDate): Soreness[] {
  if (heard.kind === 'legs')
    return heard.area
      ? [{ date, area: heard.area, strength: 'moderate', flag: heard.flag, goneOn: null }]
      : []
  if (heard.kind !== 'sore') return []
  const { areas, strength, flag } = heard
  return areas.map((area) => ({ date, area, strength, flag, goneOn: null }))
}

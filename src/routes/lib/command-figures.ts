/** What a command needs to be answered: the runner's own figures, in words. */

import type { Dependencies } from '../../dependencies.ts'
import { keepsComingBack } from '../../domain/advice/soreness.ts'
import type { Reply } from '../../domain/delivery/text-commands.ts'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import type { Runner, Soreness } from '../../domain/training/runner.ts'
import { notWell } from '../../domain/training/well.ts'
import { makeTextLink } from '../../links.ts'
import type { Known } from '../../messages/account/text-answers.ts'
import { lookedAtShort, wellFirstShort } from '../../messages/massage/clinician.ts'
import { explain } from '../../messages/nudge/explain.ts'
import { howLong } from '../../messages/nudge/headroom.ts'
import type { Training } from '../../store/runner/runners.ts'
import { wordsOf } from '../../text/rules/index.ts'
import { capital } from '../../text/sentences.ts'
import { isRead, NOT_READ } from './standing/is-read.ts'
import { logOf } from './training-log.ts'

/** `training` as it was before the command. */
export async function knownOf(
  { config, secrets, sources }: Pick<Dependencies, 'config' | 'secrets' | 'sources'>,
  training: Training,
  heard: Reply,
  now: Date,
): Promise<Known> {
  const { runner, nudges } = training
  const today = localDateOf(now, runner.timeZone)
  const reader = { units: runner.units, today }
  const because = notWell(runner.selfReports, today)
  const last = nudges.find(({ state }) => state === 'sent')
  const lead = last?.findings?.[0]
  return {
    reader,
    headroom: isRead({ sources }, training, now)
      ? howLong(shownHeadroom(logOf(training, now), runner, now), reader, wellFirstShort)
      : because
        ? wellFirstShort(because)
        : NOT_READ,
    wellFirst: because && wellFirstShort(because),
    clinician: clinicianFor(heard, runner, today),
    why: last
      ? {
          sentence: lead ? explain(lead, runner).sentence : null,
          inShort: lead ? `${capital(wordsOf[lead.rule].noticed(lead, reader))}.` : null,
          link: `${config.BASE_URL}/${await pageOf({ secrets }, training, last.id)}`,
        }
      : null,
    operator: { name: config.OPERATOR_NAME, email: config.OPERATOR_EMAIL },
  }
}

/** A text is answered on a phone, where nobody is signed in: what was sent of a nudge shows it without. */
async function pageOf(
  { secrets }: Pick<Dependencies, 'secrets'>,
  { deliveries, contacts }: Pick<Training, 'deliveries' | 'contacts'>,
  nudgeId: string,
): Promise<string> {
  const opens = (id: string | null) => contacts.some((each) => each.id === id && each.state === 'confirmed')
  const sent = deliveries.find(
    ({ kind, about, sentAt, contactId }) =>
      kind === 'nudge' && about === nudgeId && sentAt !== null && opens(contactId),
  )
  return sent ? `n/${await makeTextLink({ secrets }, sent)}` : `me/nudges/${nudgeId}`
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
  if (heard.kind !== 'sore' && heard.kind !== 'legs') return []
  const { areas, strength, flag } = heard
  return areas.map((area) => ({ date, area, strength, flag, goneOn: null }))
}

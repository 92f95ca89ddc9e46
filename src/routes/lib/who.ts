/** Who is signed in, in words that give nobody away, and what is noted of them: what every page of theirs says. */
import type { Context } from 'hono'
import { accountOf, type Dependencies } from '../../dependencies.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { notWellFor } from '../../domain/training/well.ts'
import { wellFirst } from '../../messages/massage/clinician.ts'
import type { Whom } from '../../pages/layout/layout.tsx'
import type { State } from '../../pages/layout/states.tsx'
import { day } from '../../text/days.ts'
import { wellAgainWords } from '../../text/labels/health.ts'
import type { Reader } from '../../text/reader.ts'
import { type KnownBy, signedInWords } from '../../text/signed-in.ts'
import { moment } from '../../text/times.ts'
import { type AppEnv, dependenciesOf, sessionOf } from './context.ts'

export type SignedIn = { runnerId: string; who: Whom }

/** The same as `signedIn`, where a page is to say it. */
export async function whoIsSignedIn(c: Context<AppEnv>): Promise<SignedIn | null> {
  const session = await sessionOf(c)
  const known = session && (await knownBy(dependenciesOf(c), session.runnerId))
  return known && known.epoch === session.epoch
    ? { runnerId: session.runnerId, who: { words: signedInWords(known), states: [] } }
    : null
}

export async function knownBy(
  { store, sources }: Pick<Dependencies, 'store' | 'sources'>,
  runnerId: string,
): Promise<(KnownBy & { epoch: number }) | null> {
  const known = await store.runners.knownBy(runnerId)
  if (!known) return null
  const labels = known.connections.map((id) => sources[accountOf(id).source]?.label)
  return { ...known, sources: labels.filter((label) => label !== undefined) }
}

/** Well first, with one way back from all of it; then what is quiet, and what is booked. */
export function statesOf(runner: Runner, now: Date): State[] {
  const today = localDateOf(now, runner.timeZone)
  const reader = { units: runner.units, today }
  return [...notWellStates(runner, reader), ...quiet(runner, now), ...booked(runner, reader)]
}

const NONE_MEANWHILE = 'Until then there are no figures, no steps and no massage here.'

function notWellStates({ selfReports }: Runner, reader: Reader): State[] {
  const all = notWellFor(selfReports, reader.today)
  const [gravest] = all
  if (!gravest) return []
  const words = all.map((why) => wellFirst(why, reader))
  const back = {
    words: wellAgainWords[gravest.reason],
    action: '/me/massage/health',
    fields: { state: 'well', ...(gravest.reason === 'red-flag' ? { cleared: 'yes' } : {}) },
  }
  return [{ words: [...words, NONE_MEANWHILE].join(' '), isFirst: true, back }]
}

function quiet({ snoozedUntil, timeZone }: Runner, now: Date): State[] {
  if (!snoozedUntil || snoozedUntil <= now) return []
  const back = { words: 'Speak again', action: '/me/massage/snooze', fields: { days: '0' } }
  return [{ words: `Quiet until ${moment(snoozedUntil, timeZone)}: no messages.`, isFirst: false, back }]
}

function booked({ selfReports: { treatments } }: Runner, reader: Reader): State[] {
  const next = treatments
    .filter(({ state, date }) => state === 'booked' && date >= reader.today)
    .map(({ date }) => date)
    .sort()[0]
  return next === undefined
    ? []
    : [
        {
          words: `A massage is booked for ${day(next, reader)}; none is suggested meanwhile.`,
          isFirst: false,
        },
      ]
}

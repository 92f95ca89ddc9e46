/** What reported soreness means: an area that keeps coming back, or a matter for a clinician. */

import { advicePolicy } from '../policy/advice.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import {
  AREAS,
  type Area,
  HURT_PLACES,
  type HurtPlace,
  isHurtPlace,
  type SelfReports,
  type Soreness,
} from '../training/runner.ts'
import type { KeepsComingBack } from './advice.ts'

const { soreness: policy } = advicePolicy

/** The turn in which each area is looked at; what is delicate comes first. */
const turns: Readonly<Record<Area, number>> = {
  'lower-back': 0,
  'feet-and-ankles': 1,
  calves: 2,
  'quads-and-hamstrings': 3,
  'glutes-and-hips': 4,
}
const areas = [...AREAS].sort((a, b) => turns[a] - turns[b])

/**
 * The reports of the last days, the latest first, of one day the strongest first.
 *
 * @example sorenessOf(told, '2024-10-20', 28).length // 3
 */
export function sorenessOf(
  { soreness }: Pick<SelfReports, 'soreness'>,
  date: LocalDate,
  days: number,
): Soreness[] {
  const since = addDays(date, -days)
  const strengths = { strong: 0, moderate: 1, mild: 2 }
  return soreness
    .filter((report) => report.date > since && report.date <= date)
    .sort((a, b) => daysBetween(a.date, b.date) || strengths[a.strength] - strengths[b.strength])
}

/**
 * The first days of the separate episodes of soreness in an area within 28 days. A report at least 5 days after the
 * first of an episode opens the next, so soreness that never leaves counts as coming back.
 *
 * @example episodesOf(told, 'calves', '2024-10-20') // ['2024-10-01', '2024-10-12']
 */
function episodesOf(selfReports: Pick<SelfReports, 'soreness'>, area: Area, date: LocalDate): LocalDate[] {
  const days = sorenessOf(selfReports, date, policy.days)
    .filter((report) => report.area === area)
    .map((report) => report.date)
    .reverse()
  const episodes: LocalDate[] = []
  for (const day of days) {
    const last = episodes.at(-1)
    if (!last || daysBetween(last, day) >= policy.episodeDays) episodes.push(day)
  }
  return episodes
}

/**
 * The places of bone, joint and tendon that hurt within 28 days, the latest first, each with the day it was last told of:
 * hands off them, and nothing firm anywhere.
 *
 * @example hurtLately(told, '2024-10-20') // [{ place: 'shin', date: '2024-10-18' }]
 */
export function hurtLately(
  selfReports: Pick<SelfReports, 'soreness'>,
  date: LocalDate,
): { place: HurtPlace; date: LocalDate }[] {
  const reports = sorenessOf(selfReports, date, policy.days)
  return HURT_PLACES.flatMap((place) => {
    const last = reports.find((report) => report.area === place)
    return last ? [{ place, date: last.date }] : []
  }).sort((a, b) => daysBetween(a.date, b.date))
}

/** The days on which a place of bone, joint or tendon hurt, when it was more than one. */
function hurtAgain(selfReports: Pick<SelfReports, 'soreness'>, date: LocalDate): KeepsComingBack | null {
  const reports = sorenessOf(selfReports, date, policy.days)
  for (const { place } of hurtLately(selfReports, date)) {
    const days = [...new Set(reports.filter(({ area }) => area === place).map((report) => report.date))]
    if (days.length >= policy.hurtAgain) return { area: place, episodes: days.reverse() }
  }
  return null
}

/**
 * What a clinician should look at before anybody works on it, though it keeps nobody from running: a place of bone, joint
 * or tendon that hurt on two days, the lower back or the feet sore twice, any area three times within 28 days. Null when
 * nothing speaks against a massage.
 *
 * @example keepsComingBack(told, '2024-10-20') // { area: 'lower-back', episodes: ['2024-10-01', '2024-10-12'] }
 */
export function keepsComingBack(
  selfReports: Pick<SelfReports, 'soreness'>,
  date: LocalDate,
): KeepsComingBack | null {
  const again = hurtAgain(selfReports, date)
  if (again) return again
  const delicate: readonly Area[] = policy.delicate
  for (const area of areas) {
    const episodes = episodesOf(selfReports, area, date)
    const tooOften = delicate.includes(area) ? policy.again : policy.tooOften
    if (episodes.length >= tooOften) return { area, episodes }
  }
  return null
}

/**
 * The area of muscle that was sore in two separate episodes within 28 days, the latest first; null without one.
 *
 * @example soreAgain(told, '2024-10-20') // { area: 'calves', episodes: ['2024-10-01', '2024-10-12'] }
 */
export function soreAgain(
  selfReports: Pick<SelfReports, 'soreness'>,
  date: LocalDate,
): { area: Area; episodes: readonly LocalDate[] } | null {
  const delicate: readonly Area[] = policy.delicate
  for (const { area } of sorenessOf(selfReports, date, policy.days)) {
    if (isHurtPlace(area) || delicate.includes(area)) continue
    const episodes = episodesOf(selfReports, area, date)
    if (episodes.length >= policy.again) return { area, episodes }
  }
  return null
}

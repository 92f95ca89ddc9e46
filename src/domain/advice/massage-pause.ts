/** The pause: suggestions rest after some that were not answered, until something says that they are welcome again. */

import { isRaceSimulation } from '../overview/race-simulation.ts'
import { advicePolicy } from '../policy/advice.ts'
import { assessRun } from '../rules/index.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { asOneRun, outingsOf } from '../training/outing.ts'
import { phaseOf } from '../training/phase.ts'
import type { Run } from '../training/run.ts'
import type { Runner, SelfReports } from '../training/runner.ts'

/** What the pause asks of a runner. */
export type Pausing = Pick<Runner, 'sensitivity' | 'selfReports'>

const { clock: policy } = advicePolicy

/**
 * Since when suggestions rest on a day, and whether that is still to be asked about; null when they don't. Two in a row
 * that were not answered begin a pause; those of summaries ask for no answer. It ends when the runner wants them back,
 * after 42 days, on entering peak, or with a race of 20 km and more or a simulation of one, and then it takes two again.
 *
 * @example pauseOn(log, runner, '2024-10-20') // { since: '2024-10-02', isAsked: false }
 */
export function pauseOn(
  log: TrainingLog,
  runner: Pausing,
  date: LocalDate,
): { since: LocalDate; isAsked: boolean } | null {
  const since = restingSince(runner.selfReports, date)
  if (since === null || daysBetween(since, date) >= policy.pauseDays) return null
  if (entersPeak(log, runner, since, date) || races(log, runner, since, date)) return null
  const { askedOn } = runner.selfReports.pause
  return { since, isAsked: askedOn !== null && askedOn >= since }
}

/** The day of the suggestion with which a pause began; null when the count is not full. */
function restingSince(
  {
    suggestions,
    treatments,
    legs,
    pause,
  }: Pick<SelfReports, 'suggestions' | 'treatments' | 'legs' | 'pause'>,
  date: LocalDate,
): LocalDate | null {
  const asked = suggestions
    .filter((each) => !each.inSummary && each.date <= date && each.date > (pause.backOn ?? ''))
    .sort((a, b) => daysBetween(b.date, a.date))
  const answered = asked.findLastIndex(
    (each) =>
      each.answered ||
      treatments.some(({ date: day }) => day >= each.date) ||
      // whoever answers how their legs are is there
      legs.some(({ date: day }) => day >= each.date && day <= date),
  )
  const silent = asked.slice(answered + 1)
  // one that was sent after a full count was sent because the pause had ended
  return silent.length % policy.unanswered === 0 ? (silent.at(-1)?.date ?? null) : null
}

function entersPeak(log: TrainingLog, runner: Pausing, since: LocalDate, date: LocalDate): boolean {
  const isPeak = (day: LocalDate) => phaseOf(log, runner, day).name === 'peak'
  if (runner.selfReports.races.length === 0 || isPeak(since)) return false
  return Array.from({ length: daysBetween(since, date) }, (_, n) => addDays(date, -n)).some(isPeak)
}

function races(log: TrainingLog, runner: Pausing, since: LocalDate, date: LocalDate): boolean {
  return outingsOf(ranBetween(log, addDays(since, 1), date))
    .filter((outing) => asOneRun(outing).distanceMeters >= policy.effortMeters)
    .flat()
    .some((run) => isRaceSimulation(log, run, runner) || isLongRace(log, run, runner))
}

const isLongRace = (log: TrainingLog, run: Run, runner: Pausing) =>
  assessRun(log, run, runner).some(
    (finding) => finding.rule === 'race-effort' && finding.facts.distanceMeters >= policy.effortMeters,
  )

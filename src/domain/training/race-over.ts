/** The race that a runner has just had: what there is to say of it when it is no goal any more. */
import { advicePolicy } from '../policy/advice.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from './log.ts'
import { isEntered, type Racing } from './marathons.ts'
import { asOneRun, outingsOf } from './outing.ts'
import type { Race } from './runner.ts'

export type RaceOver = {
  race: Race
  /** Whether a run of its day is as long as it. */
  isRecorded: boolean
}

const { raceOver: policy, marathonMeters } = advicePolicy

/**
 * The latest race entered for a day up to this one, as long as it is worth naming: 14 days after a marathon, 7 after a
 * shorter one, 3 where no run of it has come. Today's only once it has been run; null without one.
 *
 * @example raceOver(log, marathonYesterday, '2024-11-04') // { race: marathon, isRecorded: false }
 */
export function raceOver(log: TrainingLog, { selfReports }: Racing, date: LocalDate): RaceOver | null {
  const race = selfReports.races.filter((each) => each.date <= date).sort(latestFirst)[0]
  if (!race) return null
  const isRecorded = outingsOf(ranBetween(log, race.date, race.date)).some((outing) =>
    isEntered(asOneRun(outing), { selfReports: { races: [race] } }),
  )
  if (!isRecorded && race.date === date) return null
  const { recorded, awaited } = policy.namedDays
  const long = race.distanceMeters >= marathonMeters ? recorded.marathon : recorded.shorter
  return date <= addDays(race.date, isRecorded ? long : awaited) ? { race, isRecorded } : null
}

const latestFirst = (a: Race, b: Race) => (a.date < b.date ? 1 : -1)

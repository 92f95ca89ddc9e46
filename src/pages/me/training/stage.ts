/** The stage of training in one line, with the race it leads to or comes from. */
import { addDays, type LocalDate } from '../../../domain/time/calendar.ts'
import type { Racing } from '../../../domain/training/marathons.ts'
import type { Phase } from '../../../domain/training/phase.ts'
import type { RaceOver } from '../../../domain/training/race-over.ts'
import type { Race } from '../../../domain/training/runner.ts'
import { dayOfYear, shortDay } from '../../../text/days.ts'
import { phaseWords } from '../../../text/labels/phases.ts'
import { count } from '../../../text/plurals.ts'
import { raceCalled } from '../../../text/races.ts'
import type { Reader } from '../../../text/reader.ts'
import { capital } from '../../../text/sentences.ts'

/** @example stageWords(peak, null, runner, reader) // 'Peak, 28 days before your marathon on Sun 3 Nov.' */
export function stageWords(phase: Phase, over: RaceOver | null, runner: Racing, reader: Reader): string {
  const { name, goal, daysToGoal, isNamed } = phase
  if (goal && daysToGoal) return before(phase, goal, daysToGoal, reader)
  if (over) {
    const was = overWords(over, reader)
    return name === 'recovery' ? `${phaseWords.recovery.toRunner} ${was}` : was
  }
  if (name === 'race-day') return phaseWords[name].toRunner
  const stage = isNamed ? [phaseWords[name].toRunner] : []
  return [...stage, aheadWords(runner.selfReports.races, reader)].join(' ')
}

const yourRace = ({ distanceMeters }: Race, { units }: Reader) => `your ${raceCalled(distanceMeters, units)}`

function before({ name }: Phase, goal: Race, days: number, reader: Reader): string {
  const race = `${yourRace(goal, reader)} on ${shortDay(goal.date)}`
  // nobody who trains for a race calls the weeks before it base training
  return name === 'base'
    ? `${capital(count(days, 'day'))} to ${race}.`
    : `${capital(phaseWords[name].name)}, ${count(days, 'day')} before ${race}.`
}

function overWords({ race, isRecorded }: RaceOver, reader: Reader): string {
  const was = `${capital(yourRace(race, reader))} was ${whenWas(race.date, reader)}.`
  return isRecorded ? was : `${was} Its run has not arrived yet.`
}

function whenWas(date: LocalDate, { today }: Reader): string {
  if (date === today) return 'today'
  return date === addDays(today, -1) ? 'yesterday' : `on ${shortDay(date)}`
}

/** Without a goal: a race too far off to train for, or none. */
function aheadWords(races: readonly Race[], reader: Reader): string {
  const [next] = races.filter(({ date }) => date >= reader.today).sort((a, b) => (a.date < b.date ? -1 : 1))
  if (next) return `${capital(yourRace(next, reader))} is on ${dayOfYear(next.date)}.`
  return races.length > 0 ? 'No race ahead.' : 'No race entered.'
}

/** What to do in the next days, a line for each step, and the few words of it that fit a subject line. */
import type { LargeWeek } from '../../domain/recovery/large-week.ts'
import type { Averaged, RecoveryStep } from '../../domain/recovery/steps.ts'
import { addDays, daysBetween, type LocalDate } from '../../domain/time/calendar.ts'
import { day, span, weekday } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { count, number } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import type { Item } from '../render/email-document.ts'

/** Steps as the lines of a list: that easy days hold nothing hard need not be said. @example stepItems([twoEasyDays], reader) // [{ when: 'Monday and Tuesday', what: 'easy or rest.' }] */
export const stepItems = (steps: readonly RecoveryStep[], reader: Reader): Item[] =>
  steps
    .filter((step) => step.kind !== 'no-hard-run' || !steps.some((other) => isEasyTo(other, step.until)))
    .map((step) => stepItem(step, reader))

const EASY: readonly RecoveryStep['kind'][] = ['easy-or-rest', 'easy', 'no-running', 'easy-runs']
const isEasyTo = (step: RecoveryStep, date: LocalDate) =>
  EASY.includes(step.kind) && 'to' in step && step.to >= date

function stepItem(step: RecoveryStep, reader: Reader): Item {
  switch (step.kind) {
    case 'easy-or-rest':
      return { when: span(step.from, step.to, reader), what: 'easy or rest.' }
    case 'easy':
      return { when: span(step.from, step.to, reader), what: 'easy running only.' }
    case 'day-off':
      return step.from === step.to
        ? { when: day(step.from, reader), what: 'a day off.' }
        : { when: 'One day off', what: `${span(step.from, step.to, reader, 'or')}, whichever suits you.` }
    case 'no-running':
      return { when: span(step.from, step.to, reader), what: 'no running. Walking is fine.' }
    case 'easy-runs': {
      const { from, to } = step.minutes
      const runs =
        step.atMostRuns === 1 ? 'at most one easy run, of' : `up to ${count(step.atMostRuns, 'easy run')} of`
      return { when: span(step.from, step.to, reader), what: `${runs} ${from} to ${to} minutes.` }
    }
    case 'part-of-usual-week':
      return { when: span(step.from, step.to, reader), what: partWords(step, reader) }
    case 'no-hard-run':
      return { when: null, what: `Nothing hard up to and including ${day(step.until, reader)}.` }
    case 'week-after-jump':
      return { when: weekName(step.weekStart, reader), what: nextWeekWords(step.large, reader) }
    case 'start-easy':
      return {
        when: null,
        what: `Start easy, and don't make up for the runs you missed. Your race is ${count(step.daysToGoal, 'day')} away.`,
      }
  }
}

/** The same figures as in the summary of that week; the larger week may not be over yet. */
function nextWeekWords({ weekStart, distanceMeters, usualMeters, lighterNext }: LargeWeek, reader: Reader) {
  const { units, today } = reader
  const isRunning = today <= addDays(weekStart, 6)
  const four = isRunning ? 'your last four weeks' : 'the four weeks before last'
  if (lighterNext) return `a lighter one, nearer to the ${distance(usualMeters, units)} ${four} averaged.`
  return isRunning
    ? 'no more than this one.'
    : `no more than the ${distance(distanceMeters, units)} of last week.`
}

type PartOfUsualWeek = Extract<RecoveryStep, { kind: 'part-of-usual-week' }>

/** As a measure of seven days, for the span may be no more than what is left of its week. */
function partWords(step: PartOfUsualWeek, reader: Reader): string {
  const { units } = reader
  const share = step.share === 'half' ? 'half' : 'three quarters'
  const { measure } = step
  const before = measure
    ? `the ${distance(measure.usualWeekMeters, units)} a week you averaged ${averagedOver(step.over)}`
    : `what you averaged a week ${averagedOver(step.over)}`
  if (step.isRun) return `${share} of ${before} is run already, so little or nothing more.`
  const longest =
    step.longestMinutes === null ? '' : `, and no run longer than ${step.longestMinutes} minutes`
  if (!measure) return `no more than ${share} of ${before} in seven days${longest}.`
  const atMost = `at most ${distance(measure.atMostMeters, units)}${inSeven(step, reader)}`
  return `${atMost}, ${share} of ${before}${longest}.`
}

/** A mean says over what. @example averagedOver({ weeks: 4, before: 'break' }) // 'over the four weeks before the break' */
export const averagedOver = ({ weeks, before }: Averaged) =>
  `over the ${count(weeks, 'week')} before ${before === 'break' ? 'the break' : 'that run'}`

/** What is left of a week is shorter than the seven days it is measured by, and a way back after an ultra longer. */
function inSeven({ from, to }: PartOfUsualWeek, reader: Reader): string {
  const days = daysBetween(from, to) + 1
  if (days === 7) return ''
  if (days > 7) return ' in seven days'
  return ` in the seven days ${days === 1 ? 'up to then' : `to ${day(to, reader)}`}`
}

function weekName(weekStart: string, { today }: Reader): string {
  const ahead = daysBetween(today, weekStart)
  if (ahead > 0) return ahead <= 7 ? 'Next week' : `The week from ${weekday(weekStart)}`
  return 'This week'
}

/** In a subject line or a text message. @example nowWords(twoEasyDays, reader) // 'two easy days now' */
export function nowWords(step: RecoveryStep, reader: Reader): string {
  switch (step.kind) {
    case 'easy-or-rest': {
      const days = daysBetween(step.from, step.to) + 1
      if (days === 1) return step.from > reader.today ? 'an easy day next' : 'an easy day today'
      return days > 3 ? `easy days to ${day(step.to, reader)}` : `${number(days)} easy days now`
    }
    case 'easy':
      return `easy running to ${day(step.to, reader)}`
    case 'day-off':
      return step.to === reader.today ? 'a day off today' : 'a day off next'
    case 'no-running':
      return `no running until ${day(addDays(step.to, 1), reader)}`
    case 'easy-runs':
      return 'short easy runs for now'
    case 'part-of-usual-week':
      if (step.isRun) return 'little or nothing for now'
      return step.share === 'half' ? 'half a week now' : 'three quarters of a week now'
    case 'no-hard-run':
      return `nothing hard until ${day(addDays(step.until, 1), reader)}`
    case 'week-after-jump': {
      const when = weekName(step.weekStart, reader).toLowerCase()
      // “no more next week” would read as no running at all
      return step.large.lighterNext ? `a lighter one ${when}` : `no more than that ${when}`
    }
    case 'start-easy':
      return 'start easy'
  }
}

/** As a sentence. @example nowSentence(twoEasyDays, reader) // 'Two easy days now.' */
export function nowSentence(step: RecoveryStep, reader: Reader): string {
  return `${capital(nowWords(step, reader))}.`
}

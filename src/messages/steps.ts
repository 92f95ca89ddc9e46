/** What to do in the next days, a line for each step, and the few words of it that fit a subject line. */
import type { RecoveryStep } from '../domain/advice.ts'
import { addDays, daysBetween } from '../domain/calendar.ts'
import { about, capital, count, day, distance, number, type Reader, span, upTo, weekday } from './words.ts'

/** One step as a line of a list. */
export function stepLine(step: RecoveryStep, reader: Reader): string {
  switch (step.kind) {
    case 'easy-or-rest':
      return `${span(step.from, step.to, reader)}: easy or rest.`
    case 'easy':
      return `${span(step.from, step.to, reader)}: easy running only.`
    case 'day-off':
      return step.from === step.to
        ? `${day(step.from, reader)}: a day off.`
        : `One day off: ${span(step.from, step.to, reader)}, whichever suits you.`
    case 'no-running':
      return `${span(step.from, step.to, reader)}: no running. Walking is fine.`
    case 'easy-runs': {
      const { from, to } = step.minutes
      const runs = count(step.atMostRuns, 'easy run')
      return `${span(step.from, step.to, reader)}: up to ${runs}, ${from} to ${to} minutes each.`
    }
    case 'part-of-usual-week':
      return partLine(step, reader)
    case 'no-hard-run':
      return `No hard run up to and including ${day(step.until, reader)}.`
    case 'usual-week':
      return `${weekName(step.weekStart, reader)}: back to ${about(step.aboutMeters, reader.units)}, your usual.`
    case 'start-easy':
      return `Start easy, and leave the missed runs missed: your race is ${count(step.daysToGoal, 'day')} away.`
  }
}

function partLine(step: Extract<RecoveryStep, { kind: 'part-of-usual-week' }>, reader: Reader): string {
  const { units } = reader
  const share = step.share === 'half' ? 'half' : 'three quarters'
  const usual = `${share} of your usual ${distance(step.usualWeekMeters, units)}`
  const longest = step.longestMinutes === null ? '' : `, no run longer than ${step.longestMinutes} minutes`
  return `${span(step.from, step.to, reader)}: at most ${upTo(step.atMostMeters, units)} in all, ${usual}${longest}.`
}

function weekName(weekStart: string, { today }: Reader): string {
  const ahead = daysBetween(today, weekStart)
  if (ahead > 0) return ahead <= 7 ? 'Next week' : `The week from ${weekday(weekStart)}`
  return ahead > -7 ? 'This week' : 'After that'
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
      return 'a day off next'
    case 'no-running':
      return `no running until ${day(addDays(step.to, 1), reader)}`
    case 'easy-runs':
      return 'short easy runs for now'
    case 'part-of-usual-week':
      return step.share === 'half' ? 'half a usual week now' : 'three quarters of a usual week now'
    case 'no-hard-run':
      return `nothing hard until ${day(addDays(step.until, 1), reader)}`
    case 'usual-week':
      return `${about(step.aboutMeters, reader.units)} next week`
    case 'start-easy':
      return 'start easy'
  }
}

/** As a sentence. @example nowSentence(twoEasyDays, reader) // 'Two easy days now.' */
export function nowSentence(step: RecoveryStep, reader: Reader): string {
  return `${capital(nowWords(step, reader))}.`
}

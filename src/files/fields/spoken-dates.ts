/** Dates as an export writes them in the account's language: `Nov 3, 2024, 1:57:47 PM`, `03.11.2024, 13:57:47`. */

import { utcOf } from './moments.ts'

/** The languages of exports; none of them has a word for a month that another one has for a different month. */
const LANGUAGES = 'en de es fr it nl pt pl da sv nb fi cs hu tr ru uk id ja ko zh'.split(' ')

const afternoon = /\bp\.?\s?m\b|오후|午後|下午/i
const morning = /\ba\.?\s?m\b|오전|午前|上午/i

const plain = (word: string) => word.normalize('NFC').toLowerCase().replace(/\.$/, '')

const monthNumbers = new Map<string, number>()

/** Names of months, long and short, alone and within a date (Russian has cases), from the runtime's own tables. */
function monthNumber(word: string): number | null {
  if (monthNumbers.size === 0) {
    for (const language of LANGUAGES) {
      for (const style of ['long', 'short'] as const) {
        for (const around of [{}, { day: 'numeric' as const }]) {
          const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC', ...around })
          for (let month = 1; month <= 12; month++) {
            const parts = format.formatToParts(Date.UTC(2024, month - 1, 15))
            monthNumbers.set(plain(parts.find(({ type }) => type === 'month')?.value ?? ''), month)
          }
        }
      }
    }
    // Strava's own English and older tables
    for (const [name, month] of [
      ['sept', 9],
      ['märz', 3],
      ['mrz', 3],
    ] as const)
      monthNumbers.set(name, month)
  }
  return monthNumbers.get(plain(word)) ?? null
}

/**
 * The moment, in UTC; null for what can't be told: a month it doesn't know, or `03/11/2024`, which is two dates.
 */
export function spokenMoment(text: string): Date | null {
  const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? dottedClock(text)
  if (!clock) return null
  const date = dateOf(text.slice(0, clock.index))
  if (!date) return null
  const [hours, minutes, rest] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)]
  const half = afternoon.test(text) ? 12 : morning.test(text) ? 0 : null
  if (half !== null && hours > 12) return null
  const at = utcOf(date.year, date.month, date.day, [
    half === null ? hours : (hours % 12) + half,
    minutes,
    rest,
  ])
  return at === null ? null : new Date(at)
}

/** `13-Nov-24`, as spreadsheets write it. */
const SHORT_YEAR = /^(\d{1,2}[- ]\p{L}{3,5}\.?[- ])(\d\d)\b/u

/** Danes, Finns and Indonesians part hours from minutes with a point. */
function dottedClock(text: string): RegExpExecArray | null {
  const clock = /(?<!\d)(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$/.exec(text.trimEnd())
  const year = clock && text.slice(0, clock.index).match(/\d+/g)?.at(-1)
  return year && year.length >= 4 ? clock : null
}

function dateOf(text: string): { year: number; month: number; day: number } | null {
  const numbers = text.replace(SHORT_YEAR, '$120$2').match(/\d+/g) ?? []
  const year = numbers.find((number) => number.length === 4)
  const [first, second] = numbers.filter((number) => number.length < 3).map(Number)
  if (year === undefined || first === undefined) return null
  if (second === undefined) {
    const words = text.match(/\p{L}+/gu) ?? []
    const month = words.map(monthNumber).find((number) => number !== null)
    return month === undefined ? null : { year: Number(year), month: month ?? 0, day: first }
  }
  // the year first means the month next; dots mean the day first; slashes mean either
  if (numbers[0] === year) return { year: Number(year), month: first, day: second }
  return /\d\.\s?\d/.test(text) ? { year: Number(year), month: second, day: first } : null
}

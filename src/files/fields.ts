/** The fields rows are made of: what each must look like, and the words for one that doesn't. */
import { z } from 'zod'
import { activityType, type Running } from '../domain/training/running-types.ts'

/** "is missing", or what it should have been. */
const should = (be: string) => (issue: { input?: unknown }) =>
  issue.input === undefined || issue.input === null || issue.input === '' ? 'is missing' : `should be ${be}`

/**
 * Running, or what becomes of the row instead. A type that is missing says nothing: the row's schema reports it.
 *
 * @example sportOf('Laufrad') // { notRunning: 'Laufrad' }
 */
export function sportOf(type: string): Running | { notRunning: string } | { soundsLikeRunning: string } {
  const sport = activityType(type)
  if (sport.kind === 'running') return sport
  if (type === '') return { kind: 'running', ground: 'road', onTrack: false }
  return sport.kind === 'not-running' ? { notRunning: type } : { soundsLikeRunning: type }
}

/** An id keeps all its digits, as text or as a number small enough to be exact; made ones may be below zero. */
const allDigits = { error: should('an id with all its digits') }
export const activityId = z
  .union([z.int(), z.string()], allDigits)
  .transform(String)
  .pipe(z.string().regex(/^-?\d+$/, allDigits))

/**
 * Whether a cell holds no value, as watches write it: dashes, a clock of dashes, or a clock that is no number.
 *
 * @example isNothing('--:--:--') // true
 */
export const isNothing = (text: string): boolean => /^[\s:.,–—-]*$/.test(text) || /nan/i.test(text)

export const meters = z.number({ error: should('a number of metres') }).transform(Math.round)
export const seconds = z.number({ error: should('a number of seconds') }).transform(Math.round)
export const name = z.string({ error: should('a name') }).min(1, { error: 'is missing' })

/** A transform that reports what it can't read. */
export const read = <T>(by: (text: string) => T | null, be: string) =>
  z.string({ error: should(be) }).transform((text, context): T => {
    const value = by(text.trim())
    if (value !== null) return value
    context.addIssue({
      code: 'custom',
      message: text === '' ? 'is missing' : `should be ${be}, not "${text}"`,
    })
    return z.NEVER
  })

/** What is wrong with a row, field by field. */
export function reasonOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '))
    .join('; ')
}

const days = (count: string | undefined) => Number(count ?? 0) * 86_400

/**
 * A duration in words of a clock: `0:23:40`, `23:40`, `1 day, 2:03:04`, with or without fractions, and the same written
 * as a moment after 1970, as some databases do.
 */
export function durationSeconds(text: string): number | null {
  const clock = /^(?:(\d+) days?, )?(?:(\d+):)?(\d{1,2}):(\d{2}(?:[.,]\d+)?)$/.exec(text)
  if (clock) {
    const [, day, hours, minutes, rest] = clock
    const whole = days(day) + Number(hours ?? 0) * 3600 + Number(minutes) * 60
    return Math.round(whole + Number(rest?.replace(',', '.')))
  }
  const since1970 = /^1970-01-\d\d[ T]\d\d:/.test(text) ? wallClock(text) : null
  return since1970 === null ? null : Math.round(since1970 / 1000)
}

/** `2024-11-03 07:00:00` or with a T, with or without fractions and zone, as milliseconds in UTC; the zone is ignored. */
export function wallClock(text: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(?:Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
    text,
  )
  const at = parts ? Date.parse(`${parts[1]}T${parts[2]}Z`) : Number.NaN
  // Date.parse turns the 31st of February into March
  return parts && !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${parts[1]}`) ? at : null
}

/** The moment such a text names; without a zone it is meant in UTC. */
export function moment(text: string): Date | null {
  const at = wallClock(text)
  if (at === null) return null
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(text.slice(10))
  if (!zone) return new Date(at)
  const minutes = (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1)
  return new Date(at - minutes * 60_000)
}

/** A decimal number as people write it: `10.02`, `10,02`, `1,234.5`, `1,234`. */
export function decimal(text: string): number | null {
  const plain = /,\d{3}(\D|$)/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** What a runner says back, from the forms of their pages: each goes to its action, and says what was noted or is wrong. */
import type { Context } from 'hono'
import * as z from 'zod'
import { book, markDone, moveBooking } from '../../actions/calendar/treatments.ts'
import {
  callSimulation,
  enterRace,
  explainTimeOff,
  forgetSoreness,
  reportSoreness,
  snooze,
  type TooFar,
} from '../../actions/self-reports.ts'
import { type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import {
  FLAGS,
  GIVEN_METERS,
  PLACES,
  STRENGTHS,
  TIME_OFF_REASONS,
  type Units,
} from '../../domain/training/runner.ts'
import { err, ok, type Result } from '../../result.ts'
import { onDay } from '../../text/days.ts'
import { givenRange } from '../../text/distances.ts'
import { areaName } from '../../text/labels/areas.ts'
import { timeOffWords } from '../../text/labels/health.ts'
import { strengthWords } from '../../text/labels/soreness.ts'
import { list } from '../../text/sentences.ts'
import { moment } from '../../text/times.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { readForm } from '../lib/forms/read.ts'
import type { Misfit } from '../lib/forms/shapes.ts'

const DAY_MS = 86_400_000

const date = z.iso.date()
const daySchema = z.object({ date })
const moveSchema = z.object({ date, from: date })
/** A form sends one place alone and several as a list; twice is once. */
const areas = z.lazy(() =>
  z.preprocess(
    (given) => (given === undefined ? [] : [...new Set([given].flat())]),
    z.tuple([z.enum(PLACES)], z.enum(PLACES)),
  ),
)
const sorenessSchema = z.lazy(() =>
  z.object({
    date,
    area: areas,
    strength: z.enum(STRENGTHS),
    flag: z
      .enum(['', ...FLAGS])
      .default('')
      .transform((flag) => flag || null),
  }),
)
const soreAgoSchema = z.object({ date, area: areas })
const awaySchema = z.lazy(() => z.object({ date, why: z.enum(TIME_OFF_REASONS) }))
const raceSchema = z.lazy(() =>
  z.object({ date, meters: z.coerce.number().int().min(GIVEN_METERS.least).max(GIVEN_METERS.most) }),
)
const snoozeSchema = z.lazy(() => z.object({ days: z.coerce.number().int().min(0).max(30) }))

/** What was noted, in words, or what is wrong about the form. */
type Answered = Promise<Result<string, Misfit[]>>

export const ANSWERS = {
  booked,
  moved,
  done,
  sore,
  'not-sore': notSore,
  snooze: quiet,
  away,
  race,
  simulation,
}
export type Answer = keyof typeof ANSWERS
export const isAnswer = (name: string): name is Answer => Object.hasOwn(ANSWERS, name)

const BOOKED = { date: 'Choose the day your massage is booked for, from today to a year ahead.' }
const MOVED = {
  date: 'Choose the day your massage is on now, from today to a year ahead.',
  from: 'Choose which massage moves.',
}
const DONE = { date: 'Choose the day you had it: today or earlier, within two years.' }
const SORE = {
  date: 'Choose a day within the last year.',
  area: 'Choose where it is sore.',
  strength: 'Choose how sore it is.',
  flag: 'Choose one of these, or none.',
}
const AWAY = { date: 'Choose a day within the last two months.', why: 'Choose ill, injured or planned.' }
const raced = (units: Units) => ({
  date: 'Choose a day within two years of today.',
  meters: `Give a distance ${givenRange(units)}.`,
})
const SIMULATION = { date: 'Choose the day of a run within the last two months.' }
const QUIET = { days: 'Choose from a day to a month.' }

async function booked(c: Context<AppEnv>): Answered {
  const form = await readForm(c, daySchema, BOOKED)
  if (!form.ok) return form
  const done = await book(dependenciesOf(c), c.get('runnerId'), form.value.date, nowOf(c))
  return noted(done, BOOKED, `Noted: a massage is booked ${on(c, form.value.date)}.`)
}

async function moved(c: Context<AppEnv>): Answered {
  const form = await readForm(c, moveSchema, MOVED)
  if (!form.ok) return form
  const { from, date: day } = form.value
  const done = await moveBooking(dependenciesOf(c), c.get('runnerId'), { from, date: day }, nowOf(c))
  if (done.ok && !done.value) return ok(`No massage is booked ${on(c, from)} any more.`)
  return noted(done, MOVED, `Moved: your massage is ${on(c, day)} now.`)
}

async function done(c: Context<AppEnv>): Answered {
  const form = await readForm(c, daySchema, DONE)
  if (!form.ok) return form
  const done = await markDone(dependenciesOf(c), c.get('runnerId'), form.value.date, nowOf(c))
  return noted(done, DONE, `Noted: you had a massage ${on(c, form.value.date)}.`)
}

async function sore(c: Context<AppEnv>): Answered {
  const form = await readForm(c, sorenessSchema, SORE)
  if (!form.ok) return form
  const { area, ...said } = form.value
  const [first, ...others] = area
  const sore = [{ ...said, area: first }, ...others.map((each) => ({ ...said, area: each }))] as const
  const done = await reportSoreness(dependenciesOf(c), c.get('runnerId'), [...sore], nowOf(c))
  const felt = `${list(area.map(areaName))} ${strengthWords[said.strength].felt}`
  return noted(done, SORE, `Noted: ${felt} ${on(c, said.date)}.`)
}

/** Takes back what was noted of a day, all of it that stands in one line. */
async function notSore(c: Context<AppEnv>): Answered {
  const form = await readForm(c, soreAgoSchema, SORE)
  if (!form.ok) return form
  const { date: day, area } = form.value
  const had = await forgetSoreness(dependenciesOf(c), c.get('runnerId'), { date: day, areas: area }, nowOf(c))
  return ok(had ? `Taken back: ${list(area.map(areaName))} ${on(c, day)}.` : 'That was taken back before.')
}

async function away(c: Context<AppEnv>): Answered {
  const form = await readForm(c, awaySchema, AWAY)
  if (!form.ok) return form
  const done = await explainTimeOff(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return noted(done, AWAY, `Noted: your break was ${BREAK[form.value.why]}.`)
}

const BREAK = { ill: 'an illness', injured: 'an injury', planned: timeOffWords.planned } as const

async function race(c: Context<AppEnv>): Answered {
  const wrong = raced(c.get('training').runner.units)
  const form = await readForm(c, raceSchema, wrong)
  if (!form.ok) return form
  const { date: day, meters } = form.value
  const entered = { date: day, distanceMeters: meters, goal: false }
  const done = await enterRace(dependenciesOf(c), c.get('runnerId'), entered, nowOf(c))
  return noted(done, wrong, `Noted: you raced ${on(c, day)}.`)
}

async function simulation(c: Context<AppEnv>): Answered {
  const form = await readForm(c, daySchema, SIMULATION)
  if (!form.ok) return form
  const done = await callSimulation(dependenciesOf(c), c.get('runnerId'), form.value.date, nowOf(c))
  return noted(done, SIMULATION, `Noted: a race simulation ${on(c, form.value.date)}.`)
}

async function quiet(c: Context<AppEnv>): Answered {
  const form = await readForm(c, snoozeSchema, QUIET)
  if (!form.ok) return form
  const { days } = form.value
  const until = days === 0 ? null : new Date(nowOf(c).getTime() + days * DAY_MS)
  const done = await snooze(dependenciesOf(c), c.get('runnerId'), until, nowOf(c))
  const { timeZone } = c.get('training').runner
  return noted(
    done,
    QUIET,
    until ? `Messages are paused until ${moment(until, timeZone)}.` : 'Messages are back on.',
  )
}

/** Every form has one field that can be too far away: its day. */
function noted(
  done: Result<unknown, TooFar>,
  words: Readonly<Record<string, string>>,
  said: string,
): Result<string, Misfit[]> {
  const [field = 'date'] = Object.keys(words)
  return done.ok ? ok(said) : err([{ field, words: words[field] ?? '' }])
}

export const todayOf = (c: Context<AppEnv>) => localDateOf(nowOf(c), c.get('training').runner.timeZone)

/** @example on(c, '2026-11-29') // 'on Sunday', and 'today' when it is */
export const on = (c: Context<AppEnv>, day: LocalDate) =>
  onDay(day, { today: todayOf(c), units: c.get('training').runner.units })

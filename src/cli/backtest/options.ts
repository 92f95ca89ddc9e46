/** The command's options, each checked, with an error that names the option and says what it should be. */

import { parseArgs } from 'node:util'
import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { isDay, isTimeZone, WEEK_STARTS } from '../../domain/time/calendar.ts'
import { METERS_PER, type Race, UNITS } from '../../domain/training/runner.ts'
import { DATE_ORDERS, type DateOrder } from '../../files/training-file.ts'
import type { Supposed } from '../../report/simulate.ts'
import { err, ok, type Result } from '../../result.ts'

export type Options = Supposed & {
  files: string[]
  json: boolean
  html: string | null
  help: boolean
  /** What a date with the year last means, where no row tells. */
  dates: DateOrder | null
}

export const usage = `Usage: npm run backtest -- FILE … [options]

Reads a training log and shows what Legwork would have sent, and when. FILE is Strava's bulk
export or Garmin's account export as downloaded (zip), one of their logs (Strava's
activities.csv or API rows, Garmin Connect's CSV), intervals.icu's activities,
running_page's activities.json, or recordings: FIT, TCX and GPX files, gzipped or not,
alone or in a folder or zip.

  --json                         print JSON instead of text
  --html OUT                     write a report to open in a browser
  --week-start monday|sunday     where weeks start (monday)
  --sensitivity relaxed|standard|careful
  --time-zone Europe/London      where you ran, if the file doesn't say
  --units km|mi                  units of the output and of Garmin's CSV (km)
  --dates day-first|month-first  what 03/11/2024 means, if no row of the file shows it
  --race 2024-11-03:42.2km:goal  a race, repeated for each; goal marks
                                 the one you train for
  --massages ignored|booked      what the runner does with suggestions (ignored: after two
                                 they pause)
`

const texts = ['week-start', 'sensitivity', 'time-zone', 'units', 'dates', 'massages', 'html'] as const

const text = { type: 'string' } as const
const known = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  ...{ html: text, 'week-start': text, sensitivity: text, 'time-zone': text, units: text },
  ...{ dates: text, massages: text },
  race: { type: 'string', multiple: true },
} as const

/** The options as given on the command line; the error is one line for a person. */
export function parseOptions(args: string[]): Result<Options, string> {
  const parsed = split(args)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const empty = texts.find((option) => values[option] === '')
  if (empty) return err(`--${empty} needs a value`)

  const weekStartsOn = oneOf('week-start', WEEK_STARTS, values['week-start'] ?? 'monday')
  const sensitivity = oneOf('sensitivity', SENSITIVITIES, values.sensitivity ?? 'standard')
  const units = values.units === undefined ? ok(null) : oneOf('units', UNITS, values.units)
  const dates = values.dates === undefined ? ok(null) : oneOf('dates', DATE_ORDERS, values.dates)
  const timeZone = zone(values['time-zone'])
  const massages = oneOf('massages', ['ignored', 'booked'], values.massages ?? 'ignored')
  const races = all((values.race ?? []).map(race))
  if (!weekStartsOn.ok) return weekStartsOn
  if (!sensitivity.ok) return sensitivity
  if (!units.ok) return units
  if (!dates.ok) return dates
  if (!timeZone.ok) return timeZone
  if (!massages.ok) return massages
  if (!races.ok) return races

  const { json = false, help = false, html = null } = values
  if (!help && positionals.length === 0) return err('which FILE? Name a training log')
  return ok({
    files: positionals,
    ...{ json, help, html, weekStartsOn: weekStartsOn.value, sensitivity: sensitivity.value },
    ...{ timeZone: timeZone.value, units: units.value, dates: dates.value },
    ...{ races: races.value, massages: massages.value },
  })
}

/** What is wrong with an option is said in our words, so it is looked for before they are parsed. */
function split(args: string[]) {
  const { tokens } = parseArgs({ args, options: known, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.entries(known).find(([name]) => name === token.name)?.[1]
    if (!option) return err(`there is no option ${token.rawName}`)
    if (option.type === 'boolean' && token.value !== undefined) return err(`${token.rawName} takes no value`)
    // what begins with a dash is the next option
    if (
      option.type === 'string' &&
      (token.value === undefined || (!token.inlineValue && token.value.startsWith('-')))
    )
      return err(`${token.rawName} needs a value`)
  }
  return ok(parseArgs({ args, options: known, allowPositionals: true }))
}

function oneOf<T extends string>(option: string, choices: readonly T[], given: string): Result<T, string> {
  const choice = choices.find((each) => each === given.toLowerCase())
  return choice ? ok(choice) : err(`--${option} should be ${choices.join(' or ')}, not "${given}"`)
}

function zone(given: string | undefined): Result<string | null, string> {
  if (given === undefined || isTimeZone(given)) return ok(given ?? null)
  return err(`--time-zone should be a name such as Europe/London or an offset such as +09:00, not "${given}"`)
}

function race(given: string): Result<Race, string> {
  const parts = /^(\d{4}-\d\d-\d\d):(\d+(?:\.\d+)?)(km|mi|m)(:goal)?$/.exec(given)
  const [, date = '', distance = '', unit = 'm', goal] = parts ?? []
  if (!isDay(date))
    return err(`--race should be like 2024-11-03:42.2km or 2024-11-03:26.2mi:goal, not "${given}"`)
  const meters = unit === 'km' || unit === 'mi' ? METERS_PER[unit] : 1
  return ok({ date, distanceMeters: Math.round(Number(distance) * meters), goal: goal !== undefined })
}

function all<T>(results: Result<T, string>[]): Result<T[], string> {
  const values: T[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}

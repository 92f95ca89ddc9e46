/** What was changed in the settings, in one line: what is as before is not said. */
import { CATEGORIES, type Preferences } from '../domain/delivery/deliveries.ts'
import type { Sensitivity } from '../domain/policy/rules.ts'
import type { WeekStart } from '../domain/time/calendar.ts'
import type { Area, MassageChoice, PeakCadence, Place, Runner, Units } from '../domain/training/runner.ts'
import { monthOfYear, weekdayChoices, weekdays } from './days.ts'
import { areaName } from './labels/areas.ts'
import { categoryWords } from './labels/contacts.ts'
import {
  massageChoiceWords,
  peakCadenceWords,
  sensitivityWords,
  unitWords,
  weekStartWords,
} from './labels/settings.ts'
import { list } from './sentences.ts'

/** Any part of the settings, as a form gave it. */
export type Given = {
  timeZone?: string | undefined
  weekStartsOn?: WeekStart | undefined
  units?: Units | undefined
  sensitivity?: Sensitivity | undefined
  quietFrom?: string | null | undefined
  quietTo?: string | null | undefined
  longRunDay?: number | null | undefined
  hardDays?: number[] | undefined
  tightness?: Area[] | undefined
  peakCadence?: PeakCadence | undefined
  injuredIn?: string | null | undefined
  injuredWhere?: Place | null | undefined
  massageMessages?: MassageChoice | undefined
  massageSuggestions?: boolean | undefined
  easyWeek?: boolean | undefined
}

/** What goes to an address from now on. */
type Wanted = { address: string; wants: Preferences }

function sentTo({ address, wants }: Wanted): string {
  const names = CATEGORIES.filter((each) => wants[each]).map((each) => categoryWords[each].name.toLowerCase())
  return `${names.length > 0 ? list(names) : 'nothing'} to ${address}`
}

/** @example savedSettings({ longRunDay: 0, units: 'km' }, runner) // 'Saved: long run on Sunday.' */
export function savedSettings(given: Given, before: Runner, wanted: readonly Wanted[] = []): string {
  const changed = [
    ...wanted.map(sentTo),
    ...counting(given, before),
    ...training(given, before),
    ...speaking(given, before),
  ]
  return changed.length > 0 ? `Saved: ${list(changed)}.` : 'Nothing to save: all of it is as it was.'
}

function counting(given: Given, before: Runner): string[] {
  const { timeZone, units, weekStartsOn } = given
  return [
    ...(timeZone && timeZone !== before.timeZone ? [`time zone ${timeZone}`] : []),
    ...(units && units !== before.units ? [`distances in ${unitWords[units]}`] : []),
    ...(weekStartsOn && weekStartsOn !== before.weekStartsOn
      ? [`weeks from ${weekStartWords[weekStartsOn]}`]
      : []),
  ]
}

function training(given: Given, { selfReports }: Runner): string[] {
  const { longRunDay, hardDays, tightness, peakCadence, injuredIn, injuredWhere, easyWeek } = given
  const injury = injuredIn === undefined ? selfReports.injury?.month : (injuredIn ?? undefined)
  const place = injuredWhere === undefined ? selfReports.injury?.place : injuredWhere
  const isOtherInjury =
    injury !== selfReports.injury?.month || (place ?? null) !== (selfReports.injury?.place ?? null)
  return [
    ...(longRunDay !== undefined && longRunDay !== selfReports.longRunDay ? [longRun(longRunDay)] : []),
    ...(hardDays && !isSame(hardDays, selfReports.hardDays)
      ? [hardDays.length > 0 ? `hard sessions on ${weekdays(hardDays)}` : 'no hard sessions']
      : []),
    ...(tightness && !isSame(tightness, selfReports.tightness)
      ? [tightness.length > 0 ? `often tight: ${list(tightness.map(areaName))}` : 'nothing often tight']
      : []),
    ...(peakCadence && peakCadence !== selfReports.peakCadence
      ? [`massage in peak weeks ${peakCadenceWords[peakCadence]}`]
      : []),
    ...(injuredIn !== undefined && isOtherInjury ? [injured(injury, place ?? null)] : []),
    ...(easyWeek === true ? ['this week is an easy one'] : []),
  ]
}

function speaking(given: Given, before: Runner): string[] {
  const { sensitivity, quietFrom, quietTo, massageMessages, massageSuggestions } = given
  const isQuietOther =
    quietFrom !== undefined &&
    (quietFrom !== (before.quietHours?.from ?? null) || quietTo !== (before.quietHours?.to ?? null))
  return [
    ...(sensitivity && sensitivity !== before.sensitivity
      ? [`messages set to ${sensitivityWords[sensitivity].name}`]
      : []),
    ...(isQuietOther ? [quietFrom ? `quiet from ${quietFrom} to ${quietTo}` : 'no quiet hours'] : []),
    ...(massageMessages ? [massageChoiceWords[massageMessages].toLowerCase()] : []),
    ...(massageSuggestions === true ? ['massages are suggested again'] : []),
  ]
}

const longRun = (number: number | null) =>
  number === null
    ? 'the long run’s day read from your log'
    : `long run on ${weekdayChoices.find(({ day }) => day === number)?.name ?? ''}`

const injured = (month: string | undefined, place: Place | null) =>
  month === undefined
    ? 'no injury in the last 12 months'
    : `last injury felt until ${monthOfYear(month)}${place ? `, ${areaName(place)}` : ''}`

const isSame = <T>(some: readonly T[], others: readonly T[]) =>
  some.length === others.length && some.every((each) => others.includes(each))

/** Says what JSON is that holds no list of activities, and what to give instead. */
import { EXPECTED } from '../expected.ts'
import { cut } from '../fields/row-fields.ts'
import type { Refusal } from '../training-file.ts'
import { hasKeys, keysOf, namesOf } from './objects.ts'

const MOST_NAMES = 4
const LONGEST = 60

const GARMIN = 'Give Garmin’s account export, or Garmin Connect’s CSV.'

/** What is told by the fields of its first row, or of itself: any of these together. */
const others: readonly (Refusal & { has: readonly (readonly string[])[] })[] = [
  {
    has: [
      ['activityDetails'],
      ['moveIQActivities'],
      ['deregistrations'],
      ['summaryId', 'startTimeInSeconds'],
    ],
    found: 'what Garmin sends to programs, not a log',
    instead: GARMIN,
  },
  { has: [['typeKey', 'parentTypeId']], found: 'Garmin’s list of types of activities', instead: GARMIN },
  {
    has: [
      ['logId', 'activityName'],
      ['exerciseId', 'activityName'],
    ],
    found: 'Fitbit’s list of exercises, which isn’t read',
    instead: 'Give the recordings (TCX) of the same export.',
  },
  {
    has: [
      ['data', 'request'],
      ['request', 'response'],
    ],
    found: 'a recorded call of a program',
    instead: EXPECTED,
  },
  {
    has: [['aspect_type', 'object_id']],
    found: 'an event that Strava sends to programs, not a log',
    instead: 'Give Strava’s export, or a list as its API gives it.',
  },
]

/** What JSON with such a first row is taken for. */
export function otherJson(outside: 'list' | 'object', count: number, first: unknown): Refusal {
  if (count === 0)
    return { found: outside === 'list' ? 'an empty list' : 'an empty object', instead: EXPECTED }
  const row = keysOf(first)
  const words = (key: string) => cut(String(row.at(key) ?? ''), LONGEST)
  if (/^(FeatureCollection|Feature|LineString|MultiLineString)$/.test(words('type')))
    return { found: 'GeoJSON, a map without times', instead: EXPECTED }
  if (outside === 'object' && (hasKeys(first, ['message', 'errors']) || hasKeys(first, ['error'])))
    return {
      found: `an answer that says what went wrong ("${words('message') || words('error')}")`,
      instead: 'Ask again, and save the list of activities that comes back.',
    }
  const known = others.find(({ has }) => has.some((keys) => hasKeys(first, keys)))
  if (known) return { found: known.found, instead: known.instead }
  const names = cut(namesOf(first).slice(0, MOST_NAMES).join(', '), LONGEST)
  const holding = names === '' ? '' : ` with ${names} …`
  return outside === 'list'
    ? { found: `a JSON list of something else${holding}`, instead: EXPECTED }
    : { found: `a JSON object${holding}, not a list of activities`, instead: EXPECTED }
}

/** Says what a table is that holds no list of activities, and what to give instead. */

import { EXPECTED } from '../expected.ts'
import { cut } from '../fields/row-fields.ts'
import type { Refusal } from '../training-file.ts'
import { plainHeading } from './garmin-headings.ts'

type Other = { found: string; instead: string; is(names: readonly string[], all: string): boolean }

const GARMIN_LIST = 'In Garmin Connect open the list of all activities and choose Export CSV there.'
const STRAVA_LIST = 'Give the file activities.csv of the same export.'

/** Words in the first column name of the other files of Strava's export. */
const STRAVAS_OTHERS =
  /^(comment|shoe|bike|component|route|club|goal|media|contact|segment|event|challenge|post|flag|kudo|reaction|follow|block|email address|message|order|local legend|starred|device)/

const others: Other[] = [
  {
    found: 'a table of the laps of one activity',
    instead: GARMIN_LIST,
    is: (names, all) =>
      /^(laps?|splits?|intervals?|rundens?|runde|circuits?|vueltas?|voltas?|giri|lap|rondes?|okrążenia|ラップ|랩|圈数?|отрезки|круги)$/.test(
        names[0] ?? '',
      ) || /cumulative time|kumulierte zeit|kumulative zeit/.test(all),
  },
  {
    found: 'Runkeeper’s list of activities, which isn’t read',
    instead: 'Give the whole zip it came in: the recordings (GPX) in it are read.',
    is: (names) => names.includes('route name') && names.includes('gpx file'),
  },
  {
    found: 'a table of sleep',
    instead: EXPECTED,
    is: (_, all) => /sleep|schlaf|sommeil|sueño|sonno|\bsono\b|slaap|睡眠|수면|сон\b/.test(all),
  },
  {
    found: 'a table of the positions of one activity',
    instead: `One activity is no log. ${EXPECTED}`,
    is: (names) => names.some((name) => /^(lat|latitude|position_lat|positionlat)/.test(name)),
  },
  {
    found: 'a table of workouts of Apple Health',
    instead: EXPECTED,
    is: (_, all) => /hkworkout|workout activity type|hkquantity|workout type|sourcename/.test(all),
  },
  {
    found: 'another table of Strava’s export',
    instead: STRAVA_LIST,
    is: (names) => STRAVAS_OTHERS.test(names[0] ?? ''),
  },
]

const MOST_NAMES = 4
const LONGEST_NAMES = 60

/** What a table with such column names is taken for. */
export function otherTable(head: readonly string[]): Refusal {
  if (head.length < 2) return { found: 'text without columns', instead: EXPECTED }
  const names = head.map(plainHeading)
  const known = others.find((other) => other.is(names, names.join(' | ')))
  const shown = cut(head.slice(0, MOST_NAMES).join(', '), LONGEST_NAMES)
  if (known) return { found: `${known.found} (${shown} …)`, instead: known.instead }
  return { found: `a table with the columns ${shown} …`, instead: EXPECTED }
}

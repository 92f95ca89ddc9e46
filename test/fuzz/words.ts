/** What somebody hostile writes: too long, too deep, too large, other people's keys, text that is none. */
import type { Random } from '../chaos/random.ts'

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', '']

/** What makes a reader slow that looks at the same place twice. */
const REPEATED = [
  ' ',
  '\t',
  '0',
  '<',
  '"',
  '\\"',
  '/',
  '-',
  ',',
  ':',
  '.',
  '\u200b',
  'no ',
  'end of ',
  'not chest ',
  '1:',
  'a@',
]

const TEXTS: readonly ((random: Random) => string)[] = [
  () => '',
  () => ' ',
  (random) => random.pick(KEYS),
  (random) => 'a'.repeat(random.pick([64, 1_000, 20_000])),
  (random) => 'my calves '.repeat(random.pick([10, 2_000])),
  (random) => `SORE ${'very '.repeat(random.pick([5, 3_000]))}calves`,
  (random) => `${random.pick(REPEATED).repeat(random.pick([1_600, 20_000]))}x`,
  () => '\u0000',
  () => '\ud800',
  () => '‮nice',
  () => "'; DROP TABLE run; --",
  () => '<script>alert(1)</script>',
  () => '{{7*7}}',
  () => '../../../../etc/passwd',
  () => '%00%ff%c0%af',
  () => 'a'.repeat(300).concat('@mail.example'),
  () => `${'a@'.repeat(200)}b`,
  () => 'ünïcödé 🏃‍♀️'.repeat(20),
  () => '1e309',
  () => '-0',
  () => 'NaN',
  () => '9007199254740993',
  () => '9'.repeat(400),
  () => '0x1F',
  () => '2026-02-30',
  () => '+275760-09-13T00:00:00.000Z',
  () => '2026-03-11',
  () => '9999-12-31',
  () => '0000-00-00',
  () => '25:61',
  () => 'Mars/Olympus',
  () => 'true',
  () => 'null',
  () => '[]',
  () => '{}',
  () => '\r\nSet-Cookie: a=b',
  (random) => `+1505555${random.int(1_000, 9_999)}`,
  (random) => `made-up-${random.int(1, 9_999)}@mail.example`,
  () => 'calves',
  () => 'moderate',
  () => 'ill',
  () => 'email',
  () => 'sms',
  () => 'yes',
  (random) => String(random.int(-5, 50_000)),
]

export const textFrom = (random: Random): string => random.pick(TEXTS)(random)

/** A value of JSON, a few floors deep. */
export function valueFrom(random: Random, depth = 0): unknown {
  const turn = random.next()
  if (turn < 0.4) return textFrom(random)
  if (turn < 0.6) {
    return random.pick([0, -1, 1.5, 1e21, -1e308, 2 ** 53 + 2, 4_294_967_296, 8_640_000_000_000_001])
  }
  if (turn < 0.7) return random.pick([true, false, null])
  if (depth > 3) return null
  if (turn < 0.85)
    return Array.from({ length: random.pick([0, 1, 3, 400]) }, () => valueFrom(random, depth + 2))
  return Object.fromEntries(
    Array.from({ length: random.int(0, 4) }, () => [
      random.chance(0.4) ? random.pick(KEYS) : nameFrom(random),
      valueFrom(random, depth + 1),
    ]),
  )
}

/** Names of fields that somewhere mean something. */
const NAMES = [
  'channel',
  'address',
  'agreed',
  'code',
  'recovery',
  'massage',
  'summary',
  'category',
  'date',
  'from',
  'until',
  'since',
  'days',
  'distanceMeters',
  'distance',
  'unit',
  'goal',
  'area',
  'strength',
  'flag',
  'state',
  'timeZone',
  'weekStartsOn',
  'sensitivity',
  'units',
  'quietFrom',
  'quietTo',
  'hardDays',
  'longRunDay',
  'tightness',
  'peakCadence',
  'easyWeek',
  'run',
  'source',
  'connection',
  'sure',
  'everywhere',
  'preview',
  'answer',
  'token',
  'email',
  'scope',
  'error',
  'invite',
  'hub.mode',
  'hub.challenge',
  'hub.verify_token',
  'delivery',
  'From',
  'To',
  'Body',
  'MessageSid',
  'MessageStatus',
  'ErrorCode',
  'object_type',
  'object_id',
  'owner_id',
  'aspect_type',
  'updates',
  'subscription_id',
  'event_time',
  'activities',
  'activityDetails',
  'manuallyUpdatedActivities',
  'deregistrations',
  'userPermissionsChange',
  'userId',
  'summaryId',
  'activityId',
  'activityType',
  'startTimeInSeconds',
  'startTimeOffsetInSeconds',
  'durationInSeconds',
  'distanceInMeters',
  'callbackURL',
  'type',
  'data',
  'tags',
] as const

export const nameFrom = (random: Random): string => random.pick(NAMES)

export const fieldsFrom = (random: Random): [string, string][] =>
  Array.from({ length: random.pick([0, 1, 2, 3, 5, 8, 200]) }, () => [
    random.chance(0.05) ? random.pick(KEYS) : nameFrom(random),
    textFrom(random),
  ])

/** FIT: the watch's own totals stand in it, one session an activity. */

import {
  getFitGarminProductDisplayName,
  getFitManufacturerName,
  getFitSportName,
  getFitSubSportName,
} from 'fit-file-parser/profile'
import {
  FitMessageReaderError,
  type FitRawMessage,
  fitTimestampToUnixMilliseconds,
  readFitMessages,
} from 'fit-file-parser/raw'
import { activityType } from '../../domain/training/running-names/types-abroad.ts'
import { Unreadable } from '../containers/source.ts'
import type { Recording } from './recording.ts'

/** The messages that are read, and their fields, by the numbers of the FIT profile. */
const FILE_ID = { message: 0, type: 0, manufacturer: 1, product: 2 } as const
const SESSION = {
  message: 18,
  ...{
    startTime: 2,
    startLongitude: 4,
    sport: 5,
    subSport: 6,
    elapsed: 7,
    timer: 8,
    distance: 9,
    ascent: 22,
  },
  moving: 59,
} as const
const ACTIVITY = { message: 34, timestamp: 253, localTimestamp: 5 } as const

/** A file of an activity; others hold settings, workouts, courses, the day's steps … */
const ACTIVITY_FILE = 4

/** A day's recording, second by second, is a tenth of it. */
export const MAX_FIT_BYTES = 64 * 2 ** 20

const GIVE_RUN = 'Give the recording of the run itself.'

/** Each session of the file. Several files one behind the other are read as they stand. */
export function readFit(bytes: Uint8Array): Recording[] {
  const sessions = partsOf(bytes).flatMap(sessionsIn)
  if (sessions.length > 0) return sessions
  throw new Unreadable('a FIT file without an activity', GIVE_RUN)
}

function partsOf(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length; ) {
    const size = at + 8 <= bytes.length ? (bytes[at] ?? 0) + view.getUint32(at + 4, true) + 2 : 0
    // zeros behind the end are padding
    if (parts.length > 0 && bytes.subarray(at).every((byte) => byte === 0)) break
    parts.push(bytes.subarray(at, at + size))
    if (size < 14 || at + size > bytes.length) break
    at += size
  }
  return parts
}

function sessionsIn(bytes: Uint8Array): Recording[] {
  const messages = messagesIn(bytes)
  const of = (number: number) => messages.filter((each) => each.globalMessageNumber === number)
  const [file] = of(FILE_ID.message)
  if (file && number(file, FILE_ID.type) !== ACTIVITY_FILE)
    throw new Unreadable('a FIT file, but not of an activity', GIVE_RUN)
  const offsetMinutes = offsetOf(of(ACTIVITY.message)[0])
  const device = file ? deviceOf(file) : null
  const recordings: Recording[] = []
  for (const session of of(SESSION.message)) {
    const started = number(session, SESSION.startTime)
    if (started === null) continue
    const timer = (number(session, SESSION.timer) ?? 0) / 1000
    const longitude = number(session, SESSION.startLongitude)
    recordings.push({
      startedAt: new Date(fitTimestampToUnixMilliseconds(started)),
      distanceMeters: (number(session, SESSION.distance) ?? 0) / 100,
      movingSeconds: (number(session, SESSION.moving) ?? 0) / 1000 || timer,
      elapsedSeconds: (number(session, SESSION.elapsed) ?? 0) / 1000 || timer,
      climbMeters: number(session, SESSION.ascent),
      sport: sportOf(session),
      offsetMinutes,
      longitude: longitude === null ? null : ((longitude | 0) * 180) / 2 ** 31,
      device,
    })
  }
  return recordings
}

function messagesIn(bytes: Uint8Array): FitRawMessage[] {
  try {
    const messageNumbers = [FILE_ID.message, SESSION.message, ACTIVITY.message]
    return readFitMessages(bytes, { messageNumbers, maxInputBytes: MAX_FIT_BYTES }).messages
  } catch (error) {
    if (!(error instanceof FitMessageReaderError)) throw error
    throw new Unreadable('a FIT file that is cut off or damaged', 'Fetch it anew.')
  }
}

/** A whole number as it stands in the file; null where the watch wrote that it has none. */
function number(message: FitRawMessage, fieldNumber: number): number | null {
  const bytes = message.fields.find((field) => field.fieldNumber === fieldNumber)?.bytes
  if (!bytes) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { littleEndian } = message
  if (bytes.length === 1) return known(view.getUint8(0), 0xff)
  if (bytes.length === 2) return known(view.getUint16(0, littleEndian), 0xffff)
  if (bytes.length !== 4) return null
  const value = view.getUint32(0, littleEndian)
  return value === 0x7fff_ffff ? null : known(value, 0xffff_ffff)
}

const known = (value: number, none: number) => (value === none ? null : value)

/** The activity was saved at one moment, told by two clocks. */
function offsetOf(activity: FitRawMessage | undefined): number | null {
  const utc = activity && number(activity, ACTIVITY.timestamp)
  const local = activity && number(activity, ACTIVITY.localTimestamp)
  if (!utc || !local) return null
  const quarters = Math.round((local - utc) / 900)
  const isZone = Math.abs(local - utc - quarters * 900) <= 60 && Math.abs(quarters) <= 14 * 4
  return isZone ? quarters * 15 : null
}

function sportOf(session: FitRawMessage): string | null {
  const sport = getFitSportName(number(session, SESSION.sport))
  if (sport !== 'running') return sport === 'generic' ? null : sport
  const named = `${getFitSubSportName(number(session, SESSION.subSport)) ?? ''}_run`
  // a kind of running that isn't known is running all the same
  return activityType(named).kind === 'sounds-like-running' ? sport : named
}

function deviceOf(file: FitRawMessage): string | null {
  const maker = getFitManufacturerName(number(file, FILE_ID.manufacturer))
  if (maker === null || maker === 'development') return null
  const named = maker.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
  const product = maker === 'garmin' ? getFitGarminProductDisplayName(number(file, FILE_ID.product)) : null
  return product ? `${named} ${product}` : named
}

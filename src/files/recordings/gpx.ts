/** GPX: points and nothing else, so distance, times and climb are added up here. */

import { Unreadable } from '../containers/source.ts'
import { moment } from '../fields/moments.ts'
import { offsetIn } from '../fields/offsets.ts'
import type { Recording } from './recording.ts'
import { openTrack, type Point, type Track } from './track.ts'
import { readXml } from './xml.ts'

/** Strava once wrote the number of a sport. */
const NUMBERED: Readonly<Record<string, string>> = {
  '9': 'running',
  '1': 'cycling',
  '4': 'hiking',
  '10': 'walking',
}

const GIVE_RUN = 'Give the recording of the run itself.'

/** Each track of the file with times; a file without one is refused as what it is. */
export async function readGpx(stream: ReadableStream<Uint8Array>): Promise<Recording[]> {
  const recordings: Recording[] = []
  let [points, moments, creator] = [0, 0, '']
  let track: Track = openTrack()
  let sport: string | null = null
  let offset: number | null = null
  let point: Point | null = null

  const closeTrack = () => {
    const { startMs, timed, ...totals } = track.totals()
    if (startMs === null || timed < 2) return
    recordings.push({
      startedAt: new Date(startMs),
      ...totals,
      sport,
      offsetMinutes: offset,
      device: creator || null,
    })
  }

  await readXml(stream, {
    opened(name, { lat, lon, creator: by }) {
      if (name === 'gpx') creator = deviceIn(by ?? '')
      else if (name === 'trk') {
        track = openTrack()
        sport = offset = null
      } else if (name === 'trkseg') track.pause()
      else if (name === 'trkpt' || name === 'rtept') {
        points++
        point = { at: null, latitude: degrees(lat), longitude: degrees(lon), elevation: null }
      }
    },
    closed(name, text, parent) {
      if (name === 'type' && parent === 'trk' && text !== '') sport = NUMBERED[text] ?? text
      else if (name === 'ele' && parent === 'trkpt' && point) point.elevation = number(text)
      else if (name === 'time' && parent === 'trkpt' && point) {
        point.at = millisecondsOf(text)
        if (point.at !== null) moments++
        offset ??= offsetIn(text)
      } else if (name === 'trkpt' && point) track.add(point)
      else if (name === 'trk') closeTrack()
    },
  })
  if (recordings.length > 0) return recordings
  if (moments > 0) throw new Unreadable('a track of a single point in time', GIVE_RUN)
  if (points > 0) throw new Unreadable('a route without times', GIVE_RUN)
  throw new Unreadable('a GPX file without a track', GIVE_RUN)
}

export const number = (text: string): number | null =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : null

const degrees = (text: string | undefined) => number(text ?? '')

/** Watches write fractions of a second with up to seven digits. */
export const millisecondsOf = (text: string): number | null =>
  moment(text.replace(/(\.\d{3})\d+/, '$1'))?.getTime() ?? null

/** Garmin and others write themselves as the creator; a program that converted the file isn't a device. */
const deviceIn = (creator: string) =>
  /^(garmin (?!connect)|suunto|polar|coros|amazfit|apple watch)/i.test(creator) ? creator : ''

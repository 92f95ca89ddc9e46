/** TCX: laps with a distance and a time each, and the points between them. */
import { Unreadable } from '../containers/source.ts'
import { offsetIn } from '../fields/offsets.ts'
import { millisecondsOf, number } from './gpx.ts'
import type { Recording } from './recording.ts'
import { openTrack, type Point, type Track } from './track.ts'
import { readXml } from './xml.ts'

type Open = {
  sport: string | null
  startMs: number | null
  offset: number | null
  lapMeters: number
  lapSeconds: number
  /** What the points say the distance was when they end. */
  lastMeters: number
  device: string | null
  track: Track
}

const opened = (sport: string | undefined): Open => ({
  sport: sport || null,
  startMs: null,
  offset: null,
  ...{ lapMeters: 0, lapSeconds: 0, lastMeters: 0, device: null },
  track: openTrack(),
})

function recordingOf(activity: Open): Recording | null {
  const { timed, startMs: firstPoint, ...points } = activity.track.totals()
  const startMs = activity.startMs ?? firstPoint
  if (startMs === null) return null
  const movingSeconds = activity.lapSeconds || points.movingSeconds
  return {
    startedAt: new Date(startMs),
    distanceMeters: activity.lapMeters || activity.lastMeters || points.distanceMeters,
    movingSeconds,
    elapsedSeconds: Math.max(points.elapsedSeconds, movingSeconds),
    climbMeters: points.climbMeters,
    sport: activity.sport,
    offsetMinutes: activity.offset,
    longitude: points.longitude,
    device: activity.device,
  }
}

/** Each activity of the file. */
export async function readTcx(stream: ReadableStream<Uint8Array>): Promise<Recording[]> {
  const recordings: Recording[] = []
  let activity: Open | null = null
  let point: Point | null = null
  let courses = false

  const started = (text: string) => {
    if (!activity) return
    activity.startMs ??= millisecondsOf(text)
    activity.offset ??= offsetIn(text)
  }

  await readXml(stream, {
    opened(name, attributes) {
      if (name === 'Activity') activity = opened(attributes.Sport)
      else if (name === 'Lap') started(attributes.StartTime ?? '')
      else if (name === 'Course') courses = true
      else if (name === 'Trackpoint') point = { at: null, latitude: null, longitude: null, elevation: null }
    },
    closed(name, text, parent) {
      if (!activity) return
      if (parent === 'Lap') {
        if (name === 'TotalTimeSeconds') activity.lapSeconds += number(text) ?? 0
        else if (name === 'DistanceMeters') activity.lapMeters += number(text) ?? 0
      } else if (parent === 'Position' && point) {
        if (name === 'LatitudeDegrees') point.latitude = number(text)
        else if (name === 'LongitudeDegrees') point.longitude = number(text)
      } else if (parent === 'Trackpoint' && point) {
        if (name === 'Time') point.at = millisecondsOf(text)
        else if (name === 'AltitudeMeters') point.elevation = number(text)
        else if (name === 'DistanceMeters') activity.lastMeters = number(text) ?? activity.lastMeters
      } else if (name === 'Trackpoint' && point) activity.track.add(point)
      else if (name === 'Name' && parent === 'Creator') activity.device = text || null
      else if (name === 'Activity') {
        const recording = recordingOf(activity)
        if (recording) recordings.push(recording)
        activity = null
      }
    },
  })
  if (recordings.length > 0) return recordings
  throw courses
    ? new Unreadable('a planned course, not a run', 'Give the recording of the run itself.')
    : new Unreadable('a TCX file without an activity', 'Give the recording of the run itself.')
}

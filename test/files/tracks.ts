/** The same made run as GPX, TCX and FIT. */
import { FitBaseType, FitEncoder } from 'fit-file-parser/encoder'
import { metersBetween } from '../../src/files/recordings/track.ts'

export type MadeRun = {
  startedAt: Date
  /** Metres along a meridian after each so many seconds. */
  legs: readonly { meters: number; seconds: number; climb?: number }[]
  latitude?: number
  longitude?: number
}

/** 10 km in an hour, a point every ten seconds. */
export const anHour = (startedAt: string, over: Partial<MadeRun> = {}): MadeRun => ({
  startedAt: new Date(startedAt),
  legs: Array.from({ length: 360 }, () => ({ meters: 10_000 / 360, seconds: 10 })),
  ...over,
})

const METERS_PER_DEGREE = metersBetween({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })

/** Places and moments, the first among them. */
export function pointsOf({ startedAt, legs, latitude = 20, longitude = 8.5 }: MadeRun) {
  let [at, north, elevation, meters] = [startedAt.getTime(), latitude, 100, 0]
  const points = [{ at, latitude: north, longitude, elevation, meters }]
  for (const leg of legs) {
    at += leg.seconds * 1000
    north += leg.meters / METERS_PER_DEGREE
    elevation += leg.climb ?? 0
    meters += leg.meters
    points.push({ at, latitude: north, longitude, elevation, meters })
  }
  return points
}

const sumOf = (run: MadeRun, what: 'meters' | 'seconds') => run.legs.reduce((sum, leg) => sum + leg[what], 0)

export function gpxOf(run: MadeRun, { type = '<type>running</type>', creator = 'somebody' } = {}): string {
  const points = pointsOf(run).map(
    ({ at, latitude, longitude, elevation }) =>
      `<trkpt lat="${latitude.toFixed(8)}" lon="${longitude}"><ele>${elevation}</ele><time>${new Date(at).toISOString()}</time></trkpt>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${creator}" xmlns="http://www.topografix.com/GPX/1/1">
<trk><name>Easy</name>${type}<trkseg>
${points.join('\n')}
</trkseg></trk></gpx>`
}

export function tcxOf(run: MadeRun, { sport = 'Running' } = {}): string {
  const points = pointsOf(run).map(
    ({ at, latitude, longitude, meters }) =>
      `<Trackpoint><Time>${new Date(at).toISOString()}</Time><Position><LatitudeDegrees>${latitude}</LatitudeDegrees><LongitudeDegrees>${longitude}</LongitudeDegrees></Position><DistanceMeters>${meters}</DistanceMeters></Trackpoint>`,
  )
  const start = run.startedAt.toISOString()
  return `<?xml version="1.0"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="${sport}"><Id>${start}</Id><Lap StartTime="${start}">
<TotalTimeSeconds>${sumOf(run, 'seconds')}</TotalTimeSeconds><DistanceMeters>${sumOf(run, 'meters')}</DistanceMeters>
<Track>${points.join('\n')}</Track></Lap>
<Creator><Name>Forerunner 245</Name></Creator></Activity></Activities></TrainingCenterDatabase>`
}

type FitOver = {
  sport?: number
  subSport?: number
  /** What the watch's own clock was ahead of UTC, in seconds. */
  ahead?: number | null
  fileType?: number
  ascent?: number
}

const SESSION = 18

/** One file with a session for each run. */
export function fitOf(
  runs: readonly MadeRun[],
  { sport = 1, subSport = 0, ahead = 7200, fileType = 4, ascent = 120 }: FitOver = {},
): Uint8Array {
  const field = (number: number, baseType: FitBaseType, size: number, value: number) => ({
    number,
    baseType,
    size,
    value,
  })
  const [small, medium, large] = [
    (number: number, value: number) => field(number, FitBaseType.Enum, 1, value),
    (number: number, value: number) => field(number, FitBaseType.Uint16, 2, value),
    (number: number, value: number) => field(number, FitBaseType.Uint32, 4, Math.round(value)),
  ]
  const fit = new FitEncoder({ protocolVersion: 0x20 })
  fit.writeMessage(0, [small(0, fileType), medium(1, 1), medium(2, 3113)])
  let end = 0
  for (const run of runs) {
    const start = FitEncoder.toFitTimestamp(run.startedAt)
    const seconds = sumOf(run, 'seconds')
    end = start + seconds
    fit.writeMessage(SESSION, [
      ...[large(253, end), large(2, start), large(7, seconds * 1000), large(8, seconds * 1000)],
      ...[large(9, sumOf(run, 'meters') * 100), medium(22, ascent), small(5, sport), small(6, subSport)],
    ])
  }
  if (ahead !== null) fit.writeMessage(34, [large(253, end), large(5, end + ahead)])
  return fit.close()
}

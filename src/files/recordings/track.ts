/** What a recorded track adds up to. Points go in one by one and none is kept, so a day's track costs no memory. */

/** One point, as far as the recording has it: the moment in milliseconds, the place in degrees, the height in metres. */
export type Point = {
  at: number | null
  latitude: number | null
  longitude: number | null
  elevation: number | null
}

export type Track = {
  add(point: Point): void
  /** The recording stood still: what lies between the last point and the next one isn't run. */
  pause(): void
  totals(): TrackTotals
}

type TrackTotals = {
  /** How many points had a moment. */
  timed: number
  startMs: number | null
  elapsedSeconds: number
  movingSeconds: number
  distanceMeters: number
  climbMeters: number | null
  /** Where it began, to the east in degrees. */
  longitude: number | null
}

/** Nobody runs faster (43 km/h): such a leg is a jump of the position. */
const JUMP_METERS_PER_SECOND = 12

/** Slower than this (over 33 minutes a kilometre) is standing, seen over at least as long. */
const STANDING = { metersPerSecond: 0.5, seconds: 5 }

/** Heights are averaged over so long, and count as a climb from so much on: less is the noise of the sensor. */
const CLIMB = { seconds: 10, meters: 4 }

type Place = { latitude: number; longitude: number }

const EARTH_RADIUS_METERS = 6_371_008.8

/**
 * Metres over the ground between two places.
 *
 * @example metersBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }) // 111_195
 */
export function metersBetween(from: Place, to: Place): number {
  const radians = Math.PI / 180
  const north = Math.sin(((to.latitude - from.latitude) * radians) / 2) ** 2
  const east = Math.sin(((to.longitude - from.longitude) * radians) / 2) ** 2
  const shrinks = Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians)
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(north + east * shrinks)))
}

/** A place on earth; watches without a position yet write the middle of the Atlantic, 0 by 0. */
function placeOf({ latitude, longitude }: Point): Place | null {
  if (latitude === null || longitude === null) return null
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return onEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null
}

/** A track to be filled. */
export function openTrack(): Track {
  const climb = openClimb()
  let [timed, distance, moving] = [0, 0, 0]
  let startMs: number | null = null
  let endMs: number | null = null
  let longitude: number | null = null
  let last: { place: Place; at: number | null } | null = null
  /** Where the stretch began that is looked at next: was it running or standing? */
  let stretch: { place: Place; at: number } | null = null

  const endStretch = (place: Place, at: number) => {
    if (
      stretch &&
      metersBetween(stretch.place, place) >= (STANDING.metersPerSecond * (at - stretch.at)) / 1000
    )
      moving += (at - stretch.at) / 1000
    stretch = { place, at }
  }

  return {
    add(point) {
      const { at } = point
      if (at !== null) {
        // a point of the past is an error of the writer
        if (endMs !== null && at < endMs) return
        timed++
        startMs ??= at
        endMs = at
        if (point.elevation !== null) climb.add(at, point.elevation)
      }
      const place = placeOf(point)
      if (!place) return
      longitude ??= place.longitude
      if (last) {
        const meters = metersBetween(last.place, place)
        const seconds = at === null || last.at === null ? null : Math.max(1, (at - last.at) / 1000)
        if (seconds === null || meters <= JUMP_METERS_PER_SECOND * seconds) distance += meters
      }
      if (at !== null) {
        if (!stretch) stretch = { place, at }
        else if (at - stretch.at >= STANDING.seconds * 1000) endStretch(place, at)
      }
      last = { place, at }
    },
    pause() {
      if (last && last.at !== null) endStretch(last.place, last.at)
      last = null
      stretch = null
      climb.pause()
    },
    totals() {
      if (last && last.at !== null) endStretch(last.place, last.at)
      return {
        ...{ timed, startMs, longitude },
        elapsedSeconds: startMs === null || endMs === null ? 0 : (endMs - startMs) / 1000,
        movingSeconds: moving,
        distanceMeters: distance,
        climbMeters: climb.total(),
      }
    },
  }
}

/** Adds up what rises: from the lowest height since the last rise, once it is more than noise. */
function openClimb() {
  let total = 0
  let low: number | null = null
  let since = 0
  let sum = 0
  let count = 0

  const settle = () => {
    if (count === 0) return
    const height = sum / count
    sum = 0
    count = 0
    if (low === null || height < low) low = height
    else if (height >= low + CLIMB.meters) {
      total += height - low
      low = height
    }
  }
  return {
    add(at: number, height: number) {
      if (height < -500 || height > 9000) return
      if (count > 0 && at - since >= CLIMB.seconds * 1000) settle()
      if (count === 0) since = at
      sum += height
      count++
    },
    pause: settle,
    total(): number | null {
      settle()
      return low === null ? null : Math.round(total)
    },
  }
}

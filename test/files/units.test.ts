import { describe, expect, it } from 'vitest'
import { headingParts, withUnit } from '../../src/files/fields/units.ts'
import {
  apiHeader,
  csvOf,
  exportHeader,
  exportRow,
  fileOf,
  garminHeader,
  garminRow,
  stravaRow,
} from './rows.ts'

/** The ways a unit stands behind a name. */
const dresses: readonly ((name: string, unit: string) => string)[] = [
  (name, unit) => `${name} (${unit})`,
  (name, unit) => `${name} [${unit}]`,
  (name, unit) => `${name}(${unit})`,
  (name, unit) => `${name}（${unit}）`,
  (name, unit) => `${name}, ${unit}`,
  (name, unit) => `${name}/${unit}`,
  (name, unit) => `${name} - ${unit}`,
  (name, unit) => `${name}_${unit}`,
  (name, unit) => `${name} in ${unit}`,
  (name, unit) => `${name} ${unit}`,
  (name, unit) => `${name} (${unit})`.toUpperCase(),
]

const units: readonly [unit: string, meters: number][] = [
  ['km', 1000],
  ['Kilometer', 1000],
  ['kilómetros', 1000],
  ['км', 1000],
  ['公里', 1000],
  ['킬로미터', 1000],
  ['mi', 1609.344],
  ['miles', 1609.344],
  ['Meilen', 1609.344],
  ['мили', 1609.344],
  ['m', 1],
  ['metres', 1],
  ['メートル', 1],
]

const names =
  'Distance|Distanz|Distancia|Distanza|Distância|Afstand|Dystans|Distanse|Distans|Matka|Vzdálenost|Távolság|Mesafe|Расстояние|距離|거리|距离'

const metersIn = (text: string) => fileOf(text).runs.map(({ distanceMeters }) => distanceMeters)
const figure = (meters: number) => (10_000 / meters).toFixed(3)

describe('a unit in a column name is believed', () => {
  const garmin = (heading: string, distance: string) =>
    csvOf(garminHeader.with(4, heading), garminRow({ Distance: distance }))

  it.each(units)('%s, in every language and dress', (unit, meters) => {
    for (const name of names.split('|'))
      for (const dress of dresses) {
        const heading = dress(name, unit)
        const [read = 0] = metersIn(garmin(heading, figure(meters)))
        expect(Math.abs(read - 10_000), `${heading}: ${read}`).toBeLessThan(2)
      }
  })

  it('before what a person says, and then no question is left open', () => {
    const text = garmin('Distance (mi)', '6.21')
    expect(fileOf(text, { units: 'km' }).runs[0]?.distanceMeters).toBe(9994)
    expect(fileOf(text).notes).toEqual([])
    expect(fileOf(garmin('Distance', '6.21')).notes).toHaveLength(1)
  })

  it.each([
    ['Time (s)', '3133', 3133],
    ['Zeit [min]', '52.5', 3150],
    ['Time (h:mm:ss)', '0:52:13', 3133],
    ['Time in seconds', '3133', 3133],
    ['Time (min)', '0:52:13', 3133],
    ['Time, hours', '0.5', 1800],
  ])('of a time too: %s, %s', (heading, time, seconds) => {
    const row = garminRow({ Time: time, 'Moving Time': '', 'Elapsed Time': '' })
    expect(fileOf(csvOf(garminHeader.with(6, heading), row)).runs[0]?.movingSeconds).toBe(seconds)
  })

  it.each([
    ['Total Ascent (ft)', '394', 120],
    ['Anstieg gesamt [m]', '120', 120],
    ['Total Ascent', '394 ft', 120],
  ])('and of a climb: %s, %s', (heading, climb, meters) => {
    const row = garminRow({ 'Total Ascent': climb })
    expect(fileOf(csvOf(garminHeader.with(7, heading), row)).runs[0]?.climbMeters).toBe(meters)
  })

  it('in Strava’s export', () => {
    const miles = exportHeader
      .with(6, 'Distance (mi)')
      .with(17, 'Distance (km)')
      .with(16, 'Moving Time (min)')
    const row = exportRow({ 6: '6.21', 17: '10.002', 16: '52.5' })
    expect(fileOf(csvOf(miles, row)).runs[0]).toMatchObject({ distanceMeters: 10_002, movingSeconds: 3150 })
    expect(metersIn(csvOf(miles, row.with(17, '')))).toEqual([9994])
  })

  it('in rows of Strava’s API', () => {
    const cells = new Map<string, unknown>(
      Object.entries(stravaRow({ distance: '6.21', moving_time: '52.5' })),
    )
    const row = apiHeader.map((name) => String(cells.get(name) ?? ''))
    const head = apiHeader.map((name) =>
      name === 'distance' ? 'distance_miles' : name === 'moving_time' ? 'moving_time (min)' : name,
    )
    expect(fileOf(csvOf(head, row)).runs[0]).toMatchObject({ distanceMeters: 9994, movingSeconds: 3150 })
  })
})

describe('a unit behind a figure', () => {
  it.each(units)('%s goes before that of the column', (unit, meters) => {
    for (const space of ['', ' ', '\u00a0']) {
      const row = garminRow({ Distance: `${figure(meters)}${space}${unit}` })
      const [read = 0] = metersIn(csvOf(garminHeader.with(4, 'Distance (mi)'), row))
      expect(Math.abs(read - 10_000), `${unit}: ${read}`).toBeLessThan(2)
    }
  })

  it('that is none makes the cell unreadable, and says so', () => {
    expect(fileOf(csvOf(garminHeader, garminRow({ Distance: '10.02 parsecs' }))).unreadable).toEqual([
      { line: 2, reason: 'Distance is "10.02 parsecs", not a number such as 10.02' },
    ])
  })
})

describe('what is no unit is part of the name', () => {
  it.each(['Activity Type', 'Elapsed Time', 'start_date_local', 'moving_time', 'Avg Pace', '(km)', ''])(
    '%j',
    (name) => {
      expect(headingParts(name).unit).toBe('')
    },
  )

  it('or of the cell', () => {
    expect(withUnit('Run 2 x')).toEqual({ figure: 'Run 2 x', unit: '' })
    expect(withUnit('10.02')).toEqual({ figure: '10.02', unit: '' })
  })
})

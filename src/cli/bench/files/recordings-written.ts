/** One long recording in the formats of watches, made up: a point each second, going north. */

const BEGAN = Date.UTC(2024, 10, 3, 7)

const seconds = (count: number) =>
  Array.from({ length: count }, (_, second) => ({
    at: new Date(BEGAN + second * 1000).toISOString(),
    latitude: 50 + second * 0.000_027,
    meters: second * 3,
  }))

const gpx = (count: number) =>
  [
    '<?xml version="1.0"?><gpx version="1.1" creator="x"><trk><type>running</type><trkseg>',
    ...seconds(count).map(
      ({ at, latitude }) =>
        `<trkpt lat="${latitude.toFixed(6)}" lon="8.0"><ele>100</ele><time>${at}</time></trkpt>`,
    ),
    '</trkseg></trk></gpx>',
  ].join('\n')

const tcx = (count: number) =>
  [
    '<?xml version="1.0"?><TrainingCenterDatabase><Activities><Activity Sport="Running">',
    `<Id>${new Date(BEGAN).toISOString()}</Id><Lap StartTime="${new Date(BEGAN).toISOString()}">`,
    `<TotalTimeSeconds>${count}</TotalTimeSeconds><DistanceMeters>${count * 3}</DistanceMeters><Track>`,
    ...seconds(count).map(
      ({ at, meters }) =>
        `<Trackpoint><Time>${at}</Time><DistanceMeters>${meters}</DistanceMeters></Trackpoint>`,
    ),
    '</Track></Lap></Activity></Activities></TrainingCenterDatabase>',
  ].join('\n')

/** Each format by about how many bytes a second takes. */
export const RECORDINGS: Readonly<Record<string, { written(count: number): string; bytesASecond: number }>> =
  {
    GPX: { written: gpx, bytesASecond: gpx(1000).length / 1000 },
    TCX: { written: tcx, bytesASecond: tcx(1000).length / 1000 },
  }

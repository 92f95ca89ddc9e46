import { describe, expect, it } from 'vitest'
import { fileGiven, folderGiven, gzipped, refusalOf, trainingIn } from './given.ts'
import { csvOf, exportHeader, exportRow, garminHeader, garminRow, listOf, pageRow } from './rows.ts'
import { anHour, fitOf, gpxOf, tcxOf } from './tracks.ts'
import { zipOf } from './zips.ts'

const morning = anHour('2024-11-03T07:00:00Z')
const activities = csvOf(exportHeader, exportRow(), exportRow({ 0: '9002', 1: 'Nov 5, 2024, 1:57:47 PM' }))

describe('Strava’s whole export', () => {
  const whole = {
    'export_1/profile.csv': 'Athlete ID,Email Address\n1,somebody@example.com\n',
    'export_1/activities.csv': activities,
    'export_1/activities/1.gpx': gpxOf(morning),
    'export_1/activities/2.fit.gz': gzipped(fitOf([morning])),
    '__MACOSX/export_1/._activities.csv': 'x',
  }

  it.each([
    ['as a zip', fileGiven('export.zip', zipOf(whole))],
    ['unpacked', folderGiven('export', whole)],
  ])('%s is its activities.csv, and the recordings beside it are not read', async (_, given) => {
    const { runs, source, files, unreadable, notes } = await trainingIn(given, { timeZone: 'UTC' })
    expect(runs.map(({ id }) => id)).toEqual(['strava:9001', 'strava:9002'])
    expect(source).toBe('strava')
    expect(files).toEqual([
      {
        name: `${given.name}/export_1/activities.csv`,
        format: 'Strava’s bulk export (activities.csv)',
        runs: 2,
      },
    ])
    expect(unreadable).toEqual([])
    expect(notes).toEqual(['Recordings beside the log are not read, it holds them (2).'])
  })

  it('without a log in activities.csv is its recordings, and the table is named', async () => {
    const { runs, unreadable } = await trainingIn(
      fileGiven('export.zip', zipOf({ ...whole, 'export_1/activities.csv': 'a,b\n1,2\n' })),
    )
    expect(runs).toHaveLength(2)
    expect(unreadable).toEqual([
      {
        file: 'export.zip/export_1/activities.csv',
        reason: expect.stringContaining('is a table with the columns a, b'),
      },
    ])
  })
})

describe('a zip or folder', () => {
  const recordings = {
    'a.gpx': gpxOf(anHour('2024-11-01T07:00:00Z')),
    'deep/er/b.TCX': tcxOf(anHour('2024-11-03T07:00:00Z')),
    'c.fit.gz': gzipped(fitOf([anHour('2024-11-05T07:00:00Z')])),
    'readme.txt': 'my runs',
    'photo.jpg': 'x',
  }

  it.each([
    ['zip', fileGiven('runs', zipOf(recordings))],
    ['folder', folderGiven('runs', recordings)],
  ])('(%s) of recordings is a run each', async (_, given) => {
    const { runs, format, files } = await trainingIn(given)
    expect(runs.map(({ distanceMeters }) => distanceMeters)).toEqual([10_000, 10_000, 10_000])
    expect(format).toBe('1 × GPX recording, 1 × TCX recording, 1 × FIT recording')
    expect(files?.map(({ name }) => name)).toEqual(['runs/a.gpx', 'runs/deep/er/b.TCX', 'runs/c.fit.gz'])
  })

  it('with broken files among good ones names them', async () => {
    const { runs, unreadable } = await trainingIn(
      folderGiven('runs', {
        ...recordings,
        'd.fit': fitOf([morning]).slice(0, 50),
        'e.gpx': gpxOf(morning).replace(/<time>.*?<\/time>/g, ''),
      }),
    )
    expect(runs).toHaveLength(3)
    expect(unreadable).toEqual([
      { file: 'runs/d.fit', reason: 'is a FIT file that is cut off or damaged' },
      { file: 'runs/e.gpx', reason: 'is a route without times' },
    ])
  })

  it('with the same file twice has its activities once', async () => {
    const { runs, unreadable } = await trainingIn(
      folderGiven('runs', { ...recordings, 'z.gpx': recordings['a.gpx'] }),
    )
    expect(runs).toHaveLength(3)
    expect(unreadable).toEqual([{ file: 'runs/z.gpx', reason: 'has an activity of runs/a.gpx again' }])
  })

  it('with a name that would move a terminal about shows it as dots', async () => {
    const { files } = await trainingIn(fileGiven('a.zip', zipOf({ '\x1b[2Ja.gpx': recordings['a.gpx'] })))
    expect(files?.[0]?.name).toBe('a.zip/·[2Ja.gpx')
  })

  it('with zips in it has what is in them', async () => {
    const { runs } = await trainingIn(
      folderGiven('runs', {
        'old.zip': zipOf({ 'a.gpx': recordings['a.gpx'] }),
        'c.fit.gz': recordings['c.fit.gz'],
      }),
    )
    expect(runs).toHaveLength(2)
  })

  it('with a log of any name is that log; tables of other things are not spoken of', async () => {
    const { runs, unreadable } = await trainingIn(
      fileGiven(
        'backup.zip',
        zipOf({
          'runs.json': listOf(pageRow(), pageRow({ run_id: 42 })),
          'shoes.csv': 'a,b\n1,2\n',
          'a.gpx': recordings['a.gpx'],
        }),
      ),
    )
    expect(runs.map(({ id }) => id)).toEqual(['running-page:41', 'running-page:42'])
    expect(unreadable).toEqual([])
  })

  it('with nothing to read says so, and what to give', async () => {
    expect(await refusalOf(fileGiven('a.zip', zipOf({})))).toMatch(
      /^a\.zip is without a training log\. Give /,
    )
    expect(await refusalOf(folderGiven('photos', {}))).toContain('is without a training log')
    expect(
      await refusalOf(folderGiven('photos', { 'a.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) })),
    ).toContain('photos/a.jpg is a picture (JPEG)')
    expect(await refusalOf(fileGiven('a.zip', zipOf({ 'export.pdf': '%PDF-1.7' })))).toContain(
      'a.zip/export.pdf is a PDF.',
    )
    expect(await refusalOf(fileGiven('a.zip', zipOf({ 'shoes.csv': 'a,b\n1,2\n' })))).toContain(
      'a.zip/shoes.csv is a table with the columns a, b',
    )
  })
})

describe('a zip within a zip', () => {
  const bytesOf = async (zip: Blob) => new Uint8Array(await zip.arrayBuffer())

  it('is opened where nothing that can be read lies beside it', async () => {
    const part = await bytesOf(zipOf({ 'a.fit': fitOf([morning]) }))
    const whole = zipOf({
      'DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip': part,
      'DI_CONNECT/DI-Connect-User/user_profile.json': '{"firstName":"x"}',
    })
    const { runs, files } = await trainingIn(fileGiven('export.zip', whole))
    expect(runs).toHaveLength(1)
    expect(files?.map(({ name }) => name)).toEqual([
      'export.zip/DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip/a.fit',
    ])
    const log = await bytesOf(zipOf({ 'activities.csv': activities }))
    expect((await trainingIn(fileGiven('backup.zip', zipOf({ 'export.zip': log })))).runs).toHaveLength(2)
    expect(
      (await trainingIn(folderGiven('all', { 'backup.zip': zipOf({ 'export.zip': log }) }))).runs,
    ).toHaveLength(2)
  })

  it('is left alone beside the log', async () => {
    const { runs } = await trainingIn(
      fileGiven('export.zip', zipOf({ 'activities.csv': activities, 'old.zip': 'no zip at all' })),
    )
    expect(runs).toHaveLength(2)
  })

  it('is not followed any deeper, nor when it would overflow', async () => {
    const log = await bytesOf(zipOf({ 'activities.csv': activities }))
    const deep = zipOf({ 'a.zip': await bytesOf(zipOf({ 'b.zip': log })) })
    expect(await refusalOf(fileGiven('deep.zip', deep))).toBe(
      'deep.zip/a.zip/b.zip is a zip in a zip in a zip. Unpack it and give what is in it.',
    )
    const large = await bytesOf(zipOf({ 'activities.csv': new Uint8Array(20 * 2 ** 20) }))
    expect(await refusalOf(fileGiven('a.zip', zipOf({ 'b.zip': large })))).toContain('packed to overflow')
    expect(await refusalOf(fileGiven('a.zip', zipOf({ 'b.zip': log.slice(0, 60) })))).toContain(
      'a.zip/b.zip is a zip that is cut off',
    )
  })
})

describe('a file whose name promises nothing', () => {
  it('is looked at where nothing else is there', async () => {
    expect(
      (await trainingIn(fileGiven('mail.zip', zipOf({ 'log.txt': activities, 'note.md': 'x' })))).runs,
    ).toHaveLength(2)
  })
})

describe('several files', () => {
  it('are one log, and each row that can’t be read has the name of its file', async () => {
    const { source, format, runs, unreadable, files, notRunning } = await trainingIn([
      fileGiven('activities.csv', activities),
      fileGiven(
        'Activities.csv',
        csvOf(
          garminHeader,
          garminRow({ Date: '2024-12-01 07:00:00' }),
          garminRow({ Distance: 'far' }),
          garminRow({ 'Activity Type': 'Cycling' }),
        ),
      ),
      fileGiven('holiday.fit', fitOf([anHour('2024-12-24T07:00:00Z')])),
    ])
    expect(source).toBe('several')
    expect(format).toBe(
      '1 × Strava’s bulk export (activities.csv), 1 × Garmin Connect’s CSV, 1 × FIT recording',
    )
    expect(runs).toHaveLength(4)
    expect(files?.map(({ runs }) => runs)).toEqual([2, 1, 1])
    expect(unreadable).toEqual([
      { file: 'Activities.csv', line: 3, reason: expect.stringContaining('Distance') },
    ])
    expect([...notRunning]).toEqual([['Cycling', 1]])
  })

  it('of which none can be read are refused by the first', async () => {
    expect(await refusalOf([fileGiven('a.pdf', '%PDF-1.7'), fileGiven('b.txt', 'x')])).toContain(
      'a.pdf is a PDF.',
    )
  })
})

describe('a packed file', () => {
  it('is what is in it, whatever it is called', async () => {
    expect((await trainingIn(fileGiven('activities.csv.gz', gzipped(activities)))).runs).toHaveLength(2)
    expect((await trainingIn(fileGiven('download', gzipped(gpxOf(morning))))).runs).toHaveLength(1)
    expect(
      (await trainingIn(fileGiven('download', zipOf({ 'activities.csv': activities })))).runs,
    ).toHaveLength(2)
  })

  it('that is cut off, locked or damaged is named as that', async () => {
    const zip = zipOf({ 'activities.csv': activities })
    expect(await refusalOf(fileGiven('a.csv.gz', gzipped(activities).slice(0, -12)))).toContain(
      'a gzip file that is cut off',
    )
    expect(await refusalOf(fileGiven('a.zip', zip.slice(0, zip.size - 30)))).toBe(
      'a.zip is a zip that is cut off or damaged. Download it again.',
    )
    expect(
      await refusalOf(
        fileGiven('a.zip', zipOf({ 'activities.csv': { content: activities, says: { encrypted: true } } })),
      ),
    ).toContain('a.zip is locked with a password')
    const half = zipOf({
      'readme.txt': 'x',
      'activities.csv': { content: activities, says: { encrypted: true } },
    })
    expect(await refusalOf(fileGiven('a.zip', half))).toContain(
      'a.zip/activities.csv is locked with a password',
    )
    expect(
      await refusalOf(
        fileGiven('a.zip', zipOf({ 'activities.csv': { content: activities, says: { size: 99 } } })),
      ),
    ).toContain('is damaged in the zip')
    expect(await refusalOf(fileGiven('a.gz', gzipped(gzipped(activities))))).toContain('is packed twice')
  })

  it('that would overflow is not unpacked', async () => {
    const zeros = new Uint8Array(20 * 2 ** 20)
    expect(await refusalOf(fileGiven('a.zip', zipOf({ 'activities.csv': zeros })))).toContain(
      'packed to overflow',
    )
    const lies = zipOf({ 'activities.csv': { content: zeros, says: { size: 1000 } } })
    expect(await refusalOf(fileGiven('a.zip', lies))).toContain('damaged in the zip')
    expect(
      await refusalOf(
        fileGiven('a.zip', zipOf({ 'activities.csv': { content: 'x', says: { size: 2 ** 30 } } })),
      ),
    ).toContain('larger than 512 MB')
    expect(await refusalOf(fileGiven('a.csv.gz', gzipped(new Uint8Array(80 * 2 ** 20).fill(65))))).toContain(
      'larger than 64 MB',
    )
  })
})

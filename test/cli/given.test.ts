import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { csvOf, exportHeader, exportRow } from '../files/rows.ts'
import { anHour, fitOf, gpxOf, tcxOf } from '../files/tracks.ts'
import { zipOf } from '../files/zips.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Ended = { code: number; out: string; complaint: string }

/** The command as somebody starts it who stands in the folder of the files. */
const backtest = (...args: string[]) =>
  new Promise<Ended>((done) => {
    const child = execFile(
      join(root, 'node_modules/.bin/node'),
      [join(root, 'src/cli/backtest.ts'), ...args],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (_, out, complaint) => done({ code: child.exitCode ?? -1, out, complaint }),
    )
  })

const printed = z.object({
  source: z.string(),
  runs: z.int(),
  files: z.array(z.object({ name: z.string(), format: z.string(), runs: z.int() })),
  unreadable: z.array(
    z.object({ file: z.string().optional(), line: z.int().optional(), reason: z.string() }),
  ),
})

async function jsonOf(...args: string[]) {
  const { out, complaint } = await backtest('--json', ...args)
  return { ...printed.parse(JSON.parse(out)), complaint }
}

let folder = ''
async function saved(name: string, content: string | Uint8Array) {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), content)
}

const day = (date: string) => anHour(`${date}T07:00:00Z`)
const activities = csvOf(exportHeader, exportRow(), exportRow({ 0: '9002', 1: 'Nov 5, 2024, 1:57:47 PM' }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'given-'))
  await saved('runs/2024/a.gpx', gpxOf(day('2024-11-01')))
  await saved('runs/2024/b.tcx', tcxOf(day('2024-11-03')))
  await saved('runs/c.fit', fitOf([day('2024-11-05')]))
  await saved('runs/.trash/d.fit', fitOf([day('2024-11-07')]))
  await saved('runs/notes.txt', 'slept well')
  await saved('activities.csv', activities)
  await saved('export.zip', Buffer.from(await zipOf({ 'x/activities.csv': activities }).arrayBuffer()))
  await saved('broken.fit', fitOf([day('2024-11-09')]).slice(0, -5))
  await symlink(join(folder, 'runs'), join(folder, 'runs', 'round'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('backtest', () => {
  it('reads a folder with all that is in it, but what is hidden, and follows no link round in a ring', async () => {
    const { source, runs, files, complaint } = await jsonOf('runs')
    expect([source, runs, complaint]).toEqual(['recording', 3, ''])
    expect(files).toEqual([
      { name: 'runs/2024/a.gpx', format: 'GPX recording', runs: 1 },
      { name: 'runs/2024/b.tcx', format: 'TCX recording', runs: 1 },
      { name: 'runs/c.fit', format: 'FIT recording', runs: 1 },
    ])
  })

  it('reads an export as it was downloaded', async () => {
    const { source, files, runs } = await jsonOf('export.zip')
    expect([source, runs]).toEqual(['strava', 2])
    expect(files.map(({ name }) => name)).toEqual(['export.zip/x/activities.csv'])
  })

  it('reads several files as one log, and says which could not be read', async () => {
    const { source, runs, unreadable, complaint } = await jsonOf('activities.csv', 'runs/', 'broken.fit')
    expect([source, runs]).toEqual(['several', 5])
    expect(unreadable).toEqual([{ file: 'broken.fit', reason: 'is a FIT file that is cut off or damaged' }])
    expect(complaint).toBe('broken.fit: is a FIT file that is cut off or damaged\n')
  })

  it('shows people the names of what it read and could not read', async () => {
    const { out } = await backtest('runs', 'broken.fit')
    expect(out).toMatch(/^runs, broken\.fit: 1 × GPX recording, 1 × TCX recording, 1 × FIT recording\n/)
    expect(out).toMatch(/Could not be read \(1\)\n {2}broken\.fit {2}is a FIT file that is cut off/)
  })

  it('ends with 1 when nothing can be read, and says why and what to give', async () => {
    expect(await backtest('broken.fit')).toMatchObject({
      code: 1,
      complaint: 'backtest: broken.fit is a FIT file that is cut off or damaged. Fetch it anew.\n',
    })
    expect((await backtest('broken.fit', 'runs/notes.txt')).complaint).toContain(
      'Nor could 1 other file be read.',
    )
    expect((await backtest('runs/.trash/..', 'nowhere')).complaint).toMatch(
      /can't read .*nowhere: there is no such file/,
    )
  })

  // whoever may do anything may read it all the same
  it.skipIf(process.getuid?.() === 0)('names a file that may not be read, and goes on', async () => {
    await saved('locked/a.gpx', gpxOf(day('2024-11-01')))
    await saved('locked/b.gpx', gpxOf(day('2024-11-02')))
    await chmod(join(folder, 'locked/b.gpx'), 0)
    const { runs, unreadable } = await jsonOf('locked')
    expect(runs).toBe(1)
    expect(unreadable).toEqual([
      { file: 'locked/b.gpx', reason: expect.stringContaining('permission denied') },
    ])
  })

  it('says on the way how far it is, when there are many', async () => {
    for (let n = 0; n < 1100; n++) await saved(`many/${n}.gpx`, '<gpx/>')
    expect((await backtest('many')).complaint).toContain('reading 1000 of 1100 files\n')
  })
})

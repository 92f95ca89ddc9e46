import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildLog, weekMeters } from '../../src/domain/training/log.ts'
import { csvOf, fileOf, garminHeader, garminRow, listOf, pageRow, stravaRow } from '../files/rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = join(root, 'node_modules/.bin/node')

type Ended = { code: number; out: string; complaint: string }

/** The command as `npm run backtest` starts it. */
const backtest = (...args: string[]) =>
  new Promise<Ended>((done) => {
    const child = execFile(
      node,
      [join(root, 'src/cli/backtest.ts'), ...args],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (_, out, complaint) => done({ code: child.exitCode ?? -1, out, complaint }),
    )
  })

const day = z.iso.date()
const contract = z.strictObject({
  source: z.string(),
  runs: z.int(),
  notCounted: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
  soundsLikeRunning: z.record(z.string(), z.int()),
  notRunning: z.record(z.string(), z.int()),
  files: z.array(z.strictObject({ name: z.string(), format: z.string(), runs: z.int() })),
  unreadable: z.array(
    z.strictObject({ file: z.string().optional(), line: z.int().optional(), reason: z.string() }),
  ),
  weeks: z.array(
    z.strictObject({
      weekStart: day,
      distanceMeters: z.int(),
      movingSeconds: z.int(),
      runs: z.int(),
      longestRunMeters: z.int(),
    }),
  ),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      subject: z.string().regex(/^(run:[\w-]+:-?\w+|(week|day):\d{4}-\d\d-\d\d)$/),
      date: day,
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
  nudges: z.array(z.strictObject({ rule: z.string(), subject: z.string(), date: day })),
})

async function jsonOf(...args: string[]) {
  const { code, out, complaint } = await backtest('--json', ...args)
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
  return contract.parse(JSON.parse(out))
}

let folder = ''
const saved = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const at = (date: string, over: object = {}) =>
  stravaRow({
    id: Number(date.replaceAll('-', '')),
    ...{ distance: 10_000, moving_time: 3600, elapsed_time: 3600 },
    ...{ start_date: `${date}T12:00:00Z`, start_date_local: `${date}T07:00:00Z` },
    ...over,
  })

/** Four easy weeks, a fortnight off, then 32 km on a Sunday. */
const rows = [
  ...['2024-09-01', '2024-09-04', '2024-09-08', '2024-09-11', '2024-09-15', '2024-09-18'].map((date) =>
    at(date),
  ),
  at('2024-09-19', { id: 5, distance: 0 }),
  at('2024-10-06', { distance: 32_000, moving_time: 10_800, elapsed_time: 10_900 }),
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backtest-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('backtest --json', () => {
  it('prints the contract for a whole log, oldest first, empty weeks included', async () => {
    const path = await saved('log.json', listOf(...rows.toReversed()))
    const printed = await jsonOf(path)
    expect(printed).toMatchObject({
      source: 'strava',
      runs: 7,
      notCounted: [{ id: '5', reason: 'no-distance' }],
    })
    expect(printed.weeks.map(({ weekStart, runs }) => [weekStart, runs])).toEqual([
      ['2024-08-26', 1],
      ['2024-09-02', 2],
      ['2024-09-09', 2],
      ['2024-09-16', 1],
      ['2024-09-23', 0],
      ['2024-09-30', 1],
    ])
    expect(printed.weeks[1]).toEqual({
      weekStart: '2024-09-02',
      distanceMeters: 20_000,
      movingSeconds: 7200,
      runs: 2,
      longestRunMeters: 10_000,
    })
    expect(printed.findings).toContainEqual({
      rule: 'long-run-spike',
      subject: 'run:strava:20241006',
      date: '2024-10-06',
      facts: { band: 'large', distanceMeters: 32_000, longestMeters: 10_000, runsBefore: 4 },
    })
    expect(printed.nudges).toContainEqual({
      rule: 'long-run-spike',
      subject: 'run:strava:20241006',
      date: '2024-10-06',
    })
  })

  it('starts weeks on Sunday when asked', async () => {
    const { weeks } = await jsonOf(await saved('sunday.json', listOf(...rows)), '--week-start', 'sunday')
    expect(weeks[0]).toMatchObject({ weekStart: '2024-09-01', runs: 2 })
    expect(weeks.at(-1)?.weekStart).toBe('2024-10-06')
  })

  it('waits for the morning with what a late run would have said', async () => {
    const late = { start_date: '2024-10-07T00:00:00Z', start_date_local: '2024-10-06T20:00:00Z' }
    const path = await saved('late.json', listOf(...rows.slice(0, -1), { ...rows.at(-1), ...late }))
    const { nudges } = await jsonOf(path)
    expect(nudges.find(({ rule }) => rule === 'long-run-spike')?.date).toBe('2024-10-07')
  })

  it('reads miles from Garmin’s CSV when told, and days in the zone it is told', async () => {
    const path = await saved(
      'garmin.csv',
      csvOf(garminHeader, garminRow({ Distance: '26.2', 'Elapsed Time': '04:00:00' })),
    )
    const { source, weeks } = await jsonOf(path, '--units', 'mi', '--time-zone', 'America/New_York')
    expect(source).toBe('garmin')
    expect(weeks).toMatchObject([{ weekStart: '2024-10-28', distanceMeters: 42_165 }])
  })

  it('keeps all digits of ids', async () => {
    const text = listOf(pageRow({ run_id: 'A', distance: 30_000, moving_time: '2:50:00' }))
    const path = await saved('digits.json', text.replace('"A"', '9223370000000000003'))
    expect((await jsonOf(path)).findings[0]?.subject).toBe('run:running-page:9223370000000000003')
  })

  it('reports rows it could not read beside the JSON, by line', async () => {
    const path = await saved('broken.json', listOf(...rows, at('2024-10-08', { distance: 'far' })))
    const { code, out, complaint } = await backtest(path, '--json')
    expect(code).toBe(0)
    const reason = 'distance is "far", not a number of metres such as 10020.5'
    expect(contract.parse(JSON.parse(out))).toMatchObject({ runs: 7, unreadable: [{ line: 10, reason }] })
    expect(complaint).toBe(`line 10: ${reason}\n`)
  })

  it('says which activities it left aside, and which of them sound like running', async () => {
    const others = ['Ride', 'Moonlight run', 'Ride'].map((sport_type) => at('2024-10-01', { sport_type }))
    const path = await saved('others.json', listOf(...rows, ...others))
    const { out, complaint } = await backtest(path, '--json')
    const aside = { notRunning: { Ride: 2 }, soundsLikeRunning: { 'Moonlight run': 1 }, unreadable: [] }
    expect(contract.parse(JSON.parse(out))).toMatchObject({ runs: 7, ...aside })
    expect(complaint).toBe('Moonlight run sounds like running, but Legwork does not know it: 1 not counted\n')
    expect((await backtest(path)).out).toContain(
      'Sounds like running, but unknown and not counted: Moonlight run 1',
    )
  })
})

describe('backtest for a person', () => {
  it('shows weeks, what would have been said, what was not counted and what could not be read', async () => {
    const path = await saved(
      'shown.json',
      listOf(...rows, at('2024-10-08', { distance: 'far' }), at('2024-10-01', { sport_type: 'Ride' })),
    )
    const { code, out } = await backtest(path)
    expect(code).toBe(0)
    expect(out).toContain('7 runs from 2024-09-01 to 2024-10-06, days in America/New_York')
    expect(out).toContain('Not running: Ride 1')
    expect(out).toMatch(/2024-09-02 {4}20\.0 km +2 {2}█+/)
    expect(out).toMatch(/2024-10-06 Sun {2}11:\d\d {2}long run spike +32 km on Sunday/)
    expect(out).toMatch(/Not counted \(1\)\n.*no distance {2}strava:5/)
    expect(out).toContain('line 10  distance is "far", not a number of metres such as 10020.5')
    expect(out).toContain('massages wanted, suggestions pause after two ignored')
  })

  it('shows miles when asked', async () => {
    const { out } = await backtest(await saved('miles.json', listOf(...rows)), '--units', 'mi')
    expect(out).toContain('19.9 mi on Sunday')
  })

  it('says so when nothing in the file is a run', async () => {
    const { code, out } = await backtest(
      await saved('rides.json', listOf(at('2024-10-01', { sport_type: 'Ride' }))),
    )
    expect(code).toBe(0)
    expect(out).toContain('None of its runs counts.')
  })

  it('explains itself', async () => {
    const { code, out } = await backtest('--help')
    expect(code).toBe(0)
    expect(out).toContain('--week-start monday|sunday')
  })
})

describe('backtest --html', () => {
  it('writes one page that needs nothing else, with every nudge on it', async () => {
    const ride = at('2024-10-01', { sport_type: '<b>Ride</b>' })
    const out = join(folder, 'report.html')
    const { code, complaint } = await backtest(await saved('page.json', listOf(...rows, ride)), '--html', out)
    expect({ code, complaint }).toEqual({ code: 0, complaint: `report written to ${out}\n` })
    const page = await readFile(out, 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('Long run spike: 32.0 km, 30-day longest 10.0 km')
    expect(page).toContain('It is not medical advice.')
    expect(page).toContain('Sun 6 Oct 11:')
    expect(page).toContain('href="#nudge-1"')
    expect(page).toContain('id="nudge-1"')
    expect(page).toContain('&lt;b&gt;Ride&lt;/b&gt;')
    expect(page).not.toMatch(/<script|<link|src=|href="(?!#)|@import|url\(/)
    expect(page.match(/<rect /g)).toHaveLength(6 + 1)
  })

  it('ends with 1 when the page cannot be written', async () => {
    const { code, complaint } = await backtest('log.json', '--html', join(folder, 'no', 'where.html'))
    expect(code).toBe(1)
    expect(complaint).toMatch(/can't write .*where\.html: there is no such file or folder/)
  })
})

describe('what cannot be done', () => {
  it.each([
    [['--week-start', 'friday'], '--week-start should be monday or sunday, not "friday"'],
    [['--sensitivity', 'high'], '--sensitivity should be relaxed or standard or careful, not "high"'],
    [['--units', 'furlong'], '--units should be km or mi, not "furlong"'],
    [['--time-zone', 'Mars/Olympus'], '--time-zone should be a name such as Europe/London'],
    [['--race', '2024-11-03'], '--race should be like 2024-11-03:42.2km'],
    [['--race', '2024-02-31:10km'], '--race should be like'],
    [['--dates', 'year-first'], '--dates should be day-first or month-first, not "year-first"'],
    [['--massages', 'yes'], '--massages should be ignored or booked, not "yes"'],
    [['--colour'], 'there is no option --colour'],
    [['-x'], 'there is no option -x'],
    [['--units'], '--units needs a value'],
    [['--units', '--json'], '--units needs a value'],
    [['--json=yes'], '--json takes no value'],
    [['--html='], '--html needs a value'],
  ])('%j ends with 2 and names the option', async (args, words) => {
    const { code, out, complaint } = await backtest('log.json', ...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(complaint).toContain(words)
  })

  it('ends with 2 without a file', async () => {
    expect(await backtest()).toMatchObject({ code: 2, complaint: expect.stringContaining('FILE') })
  })

  it('ends with 1 and the path when there is no such file', async () => {
    const path = join(folder, 'nowhere.json')
    const { code, complaint } = await backtest(path)
    expect(code).toBe(1)
    expect(complaint).toBe(`backtest: can't read ${path}: there is no such file or folder\n`)
  })

  it('asks which number of a date is the day where no row tells, and takes the answer', async () => {
    const path = await saved('slashes.csv', csvOf(garminHeader, garminRow({ Date: '03/11/2024 07:00' })))
    expect(await backtest(path)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('--dates day-first'),
    })
    const { weeks } = await jsonOf(path, '--dates', 'month-first')
    expect(weeks).toMatchObject([{ weekStart: '2024-03-11' }])
  })

  it('ends with 1 and what was expected when the file is something else', async () => {
    const { code, complaint } = await backtest(await saved('diary.txt', 'Dear diary'))
    expect(code).toBe(1)
    expect(complaint).toContain('diary.txt is text without columns. Give ')
  })
})

const logs = join(root, '../shared/data/logs')
const here = existsSync(logs)

describe.skipIf(!here)(here ? 'real logs' : 'real logs: skipped, ../shared is missing', () => {
  it.each([
    ['dblock.strava-api.json', 908, 0, 64, 58, 40],
    ['gyeongchan-jang.running-page.json', 639, 5, 23, 21, 7],
    ['qzwlecr.running-page.json', 3581, 6, 71, 37, 4],
    ['haozhe-li.running-page.json', 656, 1, 32, 18, 2],
    ['fariacool.running-page.json', 498, 0, 7, 8, 3],
    ['monkeysui.running-page.json', 310, 2, 17, 9, 3],
  ])('%s: %i runs, %i not counted, %i spikes, %i jumps, %i big long runs', async (name, ...counts) => {
    const [runs, notCounted, ...found] = counts
    const printed = await jsonOf(join(logs, name))
    const count = (rule: string) => printed.findings.filter((finding) => finding.rule === rule).length
    expect([printed.runs, printed.notCounted.length]).toEqual([runs, notCounted])
    expect([count('long-run-spike'), count('weekly-jump'), count('big-long-run')]).toEqual(found)
    expect(printed.weeks.reduce((sum, week) => sum + week.runs, 0)).toBe(runs)
  })

  it('dblock.strava-api.json: days of UTC would put runs into other weeks, 4 of 372', async () => {
    const { runs } = fileOf(await readFile(join(logs, 'dblock.strava-api.json'), 'utf8'))
    const inUtc = runs.map((run) => ({ ...run, localDate: run.startedAt.toISOString().slice(0, 10) }))
    const local = buildLog(runs, { weekStartsOn: 'monday' })
    const utc = buildLog(inUtc, { weekStartsOn: 'monday' })
    expect(local.weeks.filter((week) => week.runs > 0)).toHaveLength(372)
    expect(
      local.weeks.filter((week) => week.distanceMeters !== weekMeters(utc, week.weekStart)),
    ).toHaveLength(4)
  })
})

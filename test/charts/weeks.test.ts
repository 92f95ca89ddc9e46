import { describe, expect, it } from 'vitest'
import { frameOf } from '../../src/charts/frame.ts'
import { type WeeksProps, weeksDrawing } from '../../src/charts/weeks.ts'
import type { ChartWeek } from '../../src/domain/overview/week-chart.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import { chartWords } from '../../src/text/chart.ts'

const aWeek = (place: number, over: Partial<ChartWeek> = {}): ChartWeek => ({
  weekStart: addDays('2026-08-03', 7 * place),
  distanceMeters: 40_000 + 500 * place,
  usual: { fromMeters: 40_000, toMeters: 52_000 },
  isJump: false,
  hasSpike: false,
  isCutBack: false,
  phase: null,
  race: null,
  when: place === 16 ? 'now' : place > 16 ? 'ahead' : 'past',
  ...over,
})
const chart = Array.from({ length: 19 }, (_, place) => aWeek(place))
const drawn = (over: Partial<WeeksProps> = {}) =>
  String(weeksDrawing({ chart, units: 'km', leftMeters: 20_000, chosen: null, noted: () => '', ...over }))

describe('the drawing of the weeks', () => {
  it('leads from each week that has begun to its runs, and from none ahead', () => {
    const links = [...drawn().matchAll(/href="\/me\?week=([\d-]+)#week"/g)].map(([, week]) => week)
    expect(links).toEqual(chart.slice(0, 17).map(({ weekStart }) => weekStart))
  })

  it('has an axis that names its unit once', () => {
    for (const units of ['km', 'mi'] as const) {
      const axis = drawn({ units }).split('class="plot"')[0] ?? ''
      expect(axis.match(new RegExp(`>\\d+ ${units}<`, 'g'))).toHaveLength(1)
    }
  })

  it('fills this week up to the line, and draws neither where none is told', () => {
    expect(drawn().match(/class="limit"/g)).toHaveLength(1)
    const [, height = ''] = drawn().match(/class="room"[^>]*height="([\d.]+)"/) ?? []
    const { y } = frameOf(68_000, 'km', { top: 34, plot: 130, bottom: 40 })
    expect(Number(height)).toBeCloseTo(y(48_000) - y(68_000), 0)
    expect(drawn({ leftMeters: null })).not.toMatch(/class="(limit|room)"/)
  })

  it('dates every fourth week, the day over its month', () => {
    const dates = [...drawn().matchAll(/class="date".*?<\/text>/g)].map(([text]) =>
      text.replace(/^[^>]*>|<[^>]*>/g, ''),
    )
    expect(dates).toEqual(['3 Aug', '31 Aug', '28 Sep', '26 Oct', '23 Nov'])
  })

  it('has the figure of this week above the room to its line', () => {
    const [, y = ''] = drawn().match(/class="figure-over now"[^>]*y="([\d.]+)"/) ?? []
    const [, line = ''] = drawn().match(/class="limit"[^>]*y1="([\d.]+)"/) ?? []
    expect(Number(y)).toBeLessThan(Number(line))
  })

  it('names the weeks that a race shapes, and the day of the race', () => {
    const race = { date: '2026-12-06', distanceMeters: 42_195, goal: true }
    const tapering = chart.map((week, place) =>
      place < 16 ? week : { ...week, phase: 'taper' as const, race: place === 18 ? race : null },
    )
    expect(drawn({ chart: tapering })).toMatch(/>taper<.*class="flag".*>6 <.*>Dec</s)
    expect(drawn()).not.toContain('class="phase')
  })

  it('gives each week the width of a fingertip, and its letters a size of their own', () => {
    const [, width = ''] = drawn().match(/<svg width="(\d+)" height="0"/) ?? []
    expect(Number(width) / chart.length).toBeGreaterThanOrEqual(24)
    expect(drawn()).not.toContain('viewBox')
  })

  it('reads each week aloud with what was noted of it', () => {
    expect(drawn({ noted: () => 'a lighter one' })).toContain(
      'aria-label="Week from Mon 3 Aug: 40.0 km, a lighter one"',
    )
  })
})

describe('the sentence under it', () => {
  it('is read from the figures: what is left, how many went beyond, and the most', () => {
    expect(chartWords(chart, 20_000, 'km')).toBe(
      '48.0 km so far this week, 20.0 km below the line. None of the 16 weeks before it was a jump; the most was 47.5 km, from 16 Nov.',
    )
    const two = chart.map((week, place) => (place === 3 || place === 5 ? { ...week, isJump: true } : week))
    expect(chartWords(two, 0, 'km')).toContain(
      'this week, at the line. Two of the 16 weeks before it were jumps; the most',
    )
    const far = two.map((week) => (week.when === 'now' ? { ...week, distanceMeters: 54_800 } : week))
    expect(chartWords(far, 0, 'km')).toContain(
      '54.8 km so far this week, 2.8 km beyond the line of 52.0 km. Two',
    )
  })

  it('counts no jumps among weeks that nothing is known to compare with', () => {
    const edge = chart.map((week, place) => (place < 4 ? { ...week, usual: null } : week))
    expect(chartWords(edge, 20_000, 'km')).toContain(
      'None of the 12 weeks before it was a jump; the most in 16 weeks was 47.5 km, from 16 Nov.',
    )
  })

  it('claims no line where none is known', () => {
    const words = chartWords(
      chart.map((week) => ({ ...week, usual: null })),
      null,
      'km',
    )
    expect(words).toBe(
      '48.0 km so far this week. Of the 16 weeks before it the most was 47.5 km, from 16 Nov.',
    )
    expect(chartWords(chart, null, 'km')).toBe(words)
    expect(chartWords([aWeek(16)], null, 'mi')).toBe('29.8 mi so far this week.')
  })
})

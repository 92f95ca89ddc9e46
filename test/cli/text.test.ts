import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../src/cli/backtest/options.ts'
import { toText } from '../../src/cli/backtest/text.ts'
import { simulate } from '../../src/report/simulate.ts'
import { fileOf, listOf, pageRow } from '../files/rows.ts'

const dayAfter = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)

/** A run every second day for eight weeks, half a year off, then a long one. */
const rows = [...Array.from({ length: 28 }, (_, n) => 2 * n), 240].map((days, n) =>
  pageRow({
    run_id: n,
    distance: days === 240 ? 31_000 : 10_000,
    moving_time: days === 240 ? '2:50:00' : '1:00:00',
    start_date: `${dayAfter(days)} 07:00:00`,
    start_date_local: `${dayAfter(days)} 07:00:00`,
  }),
)

function textAt(terminal: number | undefined): string[] {
  const options = parseOptions(['log.json'])
  if (!options.ok) throw new Error(options.error)
  return toText(simulate(fileOf(listOf(...rows)), options.value), 'log.json', terminal).split('\n')
}

describe('the backtest in a terminal', () => {
  it.each([40, 60, 80, 120, 200])('keeps within %i columns', (terminal) => {
    expect(Math.max(...textAt(terminal).map((line) => line.length))).toBeLessThanOrEqual(terminal)
  })

  it('keeps its lines whole when it is written to a file', () => {
    expect(textAt(undefined).join('\n')).not.toContain('…')
  })

  it('tells many weeks without a run in one line', () => {
    expect(textAt(80).filter((line) => line.includes('weeks without a run'))).toHaveLength(1)
  })

  it('draws bars as long as the weeks are, on one scale', () => {
    const lengths = textAt(80).flatMap((line) => /^\d{4}-\d\d-\d\d .* (█+)/.exec(line)?.[1]?.length ?? [])
    expect(Math.max(...lengths)).toBe(lengths[0])
    expect(Math.min(...lengths)).toBeGreaterThan((lengths[0] ?? 0) / 2)
  })
})

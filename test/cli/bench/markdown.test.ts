/** Runs of the bench become chapters of a document, and take the place of those that stood there. */
import { expect, it } from 'vitest'
import type { Figure } from '../../../src/cli/bench/figure.ts'
import { chapters, together, withFigures } from '../../../src/cli/bench/markdown.ts'

const aRun = (ms: number): Figure[] => [
  { part: 'domain', what: 'a log', value: ms, unit: 'ms', budget: { most: 20 } },
  { part: 'processor', what: `longest this time ${ms}`, value: 1, unit: 'ms', isDetail: true },
  { part: 'asked', of: 'a run', what: 'trips', value: 2, unit: '', budget: { most: 3 } },
  { part: 'asked', of: 'a run', what: 'rows', value: 7, unit: '', budget: { most: 6 } },
  { part: 'asked', of: 'a page', what: 'trips', value: 1, unit: '' },
]

it('gives the median of each figure, where it went from and to, and its state', () => {
  const shown = chapters(together([aRun(30), aRun(10), aRun(12)]))
  expect(shown).toContain('### Ten years of a log')
  expect(shown).toMatch(/\| a log \| +12 ms \| +10 … 30 \| +≤ 20 \| met +\|/)
  expect(shown).not.toContain('longest this time')
})

it('has what is told of several in one table, with what is over its budget in bold', () => {
  const shown = chapters(together([aRun(10)]))
  expect(shown).toMatch(/\| a run +\| +2 \| +\*\*7\*\* \(≤ 6\) \|/)
  expect(shown).toMatch(/\| a page +\| +1 \| +\|/)
})

it('leaves out what one of the runs did not measure', () => {
  expect(together([aRun(10), []])).toEqual([])
})

it('puts them between the marks of a text, and asks for marks where there are none', () => {
  const text =
    '# Title\n<!-- figures: npm run bench -- --runs 3 --into docs/benchmarks.md -->\nold\n<!-- /figures -->\nend'
  const fresh = withFigures(text, 'new')
  expect(fresh).toMatch(/^# Title\n<!-- figures.*-->\n\nnew\n\n<!-- \/figures -->\nend$/)
  expect(withFigures(fresh, 'new')).toBe(fresh)
  expect(() => withFigures('nothing', 'new')).toThrow(/No place for figures/)
})

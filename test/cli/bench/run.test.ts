/** A long measurement is not lost to the part of it that fails. */
import { expect, it } from 'vitest'
import { run } from '../../../src/cli/bench/run.ts'

const aFigure = (what: string) => ({ what, value: 1, unit: 'ms' })

async function* whole() {
  yield aFigure('whole')
}
async function* broken() {
  yield aFigure('before it broke')
  throw new Error('the mail did not come')
}

it('keeps what was measured before a part fails and after it, and names the part', async () => {
  const told: string[] = []
  const { figures, failed } = await run({ broken, whole }, null, (part, progress = '') =>
    told.push(`${part} ${progress}`),
  )
  expect(figures.map(({ part, what }) => `${part}: ${what}`)).toEqual([
    'broken: before it broke',
    'whole: whole',
  ])
  expect(failed).toEqual(['broken'])
  expect(told.join('\n')).toContain('the mail did not come')
})

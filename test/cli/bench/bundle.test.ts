/** What the Worker weighs as it is deployed: what an isolate reads before the first request. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { bundled, MOST_KILOBYTES } from '../../../src/cli/bench/bundle.ts'

it('the Worker is no heavier than its budget, and the countries’ number plans lie beside it', async () => {
  const { script, gzipKilobytes } = await bundled()
  expect(gzipKilobytes).toBeLessThanOrEqual(MOST_KILOBYTES)
  // a country of its own
  const aPlan = /\bSH"?:\["290","00",/
  expect(readFileSync('assets/phone-numbers.json', 'utf8')).toMatch(aPlan)
  expect(script).not.toMatch(aPlan)
})

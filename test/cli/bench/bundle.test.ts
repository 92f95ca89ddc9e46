/** What the Worker weighs as it is deployed, and what an isolate makes of it before the first request. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it, vi } from 'vitest'
import { type Bundle, bundled, MOST_KILOBYTES } from '../../../src/cli/bench/bundle.ts'

/** What events, jobs, settings and rows are read with. */
const MOST_SCHEMAS = 720

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundled()
})

it('the Worker is no heavier than its budget, and the countries’ number plans lie beside it', () => {
  const { script, gzipKilobytes } = bundle
  expect(gzipKilobytes).toBeLessThanOrEqual(MOST_KILOBYTES)
  // a country of its own
  const aPlan = /\bSH"?:\["290","00",/
  expect(readFileSync('assets/phone-numbers.json', 'utf8')).toMatch(aPlan)
  expect(script).not.toMatch(aPlan)
})

it('a start makes no more schemas than events need, and nothing that writes dates', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'legwork-')), 'worker.mjs')
  writeFileSync(file, bundle.script.replace(/^\/\/# sourceMappingURL=.*$/m, ''))
  const defined = vi.spyOn(Object, 'defineProperty')
  const formats = vi.spyOn(Intl, 'DateTimeFormat')
  await import(pathToFileURL(file).href)
  const schemas = defined.mock.calls.filter(([, name]) => name === '_zod')
  const zones = formats.mock.calls.length
  vi.restoreAllMocks()
  expect(schemas.length).toBeGreaterThan(0)
  expect(schemas.length).toBeLessThanOrEqual(MOST_SCHEMAS)
  expect(zones).toBe(0)
})

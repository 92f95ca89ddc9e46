/** No test stands where nothing runs it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Run by commands of their own. */
const BY_THEMSELVES = ['browser', 'chaos', 'fuzz']
const TESTS = new URL('..', import.meta.url)

it('each folder of tests is named by the configuration that runs them', () => {
  const config = readFileSync(new URL('vitest.config.ts', TESTS), 'utf8')
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  const ours = files.filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  const folders = ours.map((file) => file.split('/')[0] ?? '')
  const expected = [...new Set(folders)].filter((folder) => !BY_THEMSELVES.includes(folder))
  expect(expected.length).toBeGreaterThan(8)
  expect(expected.filter((folder) => !config.includes(`'${folder}'`))).toEqual([])
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(root + file, 'utf8')

const PATH = /`((?:src|test|docs|migrations)\/[\w./-]*)`/g
const pathsIn = (file: string) => [...new Set([...read(file).matchAll(PATH)].map(([, path = '']) => path))]

describe('what the docs point to', () => {
  it.each([
    'docs/CONTRIBUTING.md',
    'README.md',
    'docs/privacy.md',
    'docs/operating.md',
    'docs/security.md',
    'docs/benchmarks.md',
  ])('is there: %s', (file) => {
    expect(pathsIn(file).filter((path) => !existsSync(root + path))).toEqual([])
  })

  it('are commands there are', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [
      'README.md',
      'docs/CONTRIBUTING.md',
      'docs/operating.md',
      'docs/security.md',
      'docs/benchmarks.md',
    ].flatMap((file) => [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('names a place for everything a contributor would add', () => {
    expect(pathsIn('docs/CONTRIBUTING.md').length).toBeGreaterThan(50)
  })
})

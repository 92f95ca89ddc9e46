import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CHANNELS } from '../../src/domain/delivery/channels.ts'
import { RULES } from '../../src/domain/rules/index.ts'
import { BRANDS } from '../../src/sources/brands.ts'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

const linesOf = (folder: string, name: string, searched: RegExp) =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => searched.test(line))
    .map((line) => `${name}: ${line.trim()}`)

describe('what differs between the channels is an entry of a table', () => {
  it('so nothing asks which of them it is', () => {
    const names = CHANNELS.join('|')
    const asked = new RegExp(
      `([!=]==? ?['"\x60](${names})['"\x60])|(['"\x60](${names})['"\x60] ?[!=]==?)|case '(${names})'`,
    )
    const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const lines = files
      .filter(({ parentPath }) => !parentPath.startsWith(`${src}sandbox`))
      .flatMap(({ parentPath, name }) => linesOf(parentPath, name, asked))
    expect(lines).toEqual([])
  })
})

describe('what differs between the sources lives in src/sources', () => {
  const named = new RegExp(BRANDS.map(({ name }) => name).join('|'), 'i')
  const rooms = ['domain', 'text', 'channels', 'store', 'actions', 'jobs', 'messages', 'routes', 'pages']

  it('and each folder there has its brand in the list', () => {
    const folders = readdirSync(`${src}sources`, { withFileTypes: true }).filter((each) => each.isDirectory())
    expect(new Set(BRANDS.map(({ name }) => name))).toEqual(new Set(folders.map(({ name }) => name)))
  })

  it.each(rooms)('src/%s names none of them', (room) => {
    const lines = readdirSync(src + room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap(({ parentPath, name }) => linesOf(parentPath, name, named))
    expect(lines).toEqual([])
  })
})

describe('a rule is two files', () => {
  const filesIn = (folder: string) =>
    readdirSync(src + folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
      .map(({ name }) => name.replace('.ts', ''))

  it.each(['domain/rules', 'text/rules'])('of which one stands in src/%s', (folder) => {
    expect(new Set(filesIn(folder))).toEqual(new Set(Object.keys(RULES)))
  })
})

describe('a decision', () => {
  it('has a number of its own', () => {
    const numbers = readdirSync(`${src}../docs/decisions`).map((name) => name.slice(0, 4))
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([])
    expect(numbers).toHaveLength(new Set(numbers).size)
  })
})

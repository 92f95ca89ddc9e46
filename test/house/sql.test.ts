import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const store = fileURLToPath(new URL('../../src/store/', import.meta.url))
const filesIn = (folder: string) =>
  readdirSync(store + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => folder + file)
const schema = filesIn('schema/')
const files = filesIn('').filter((file) => !schema.includes(file))
const read = (file: string) => readFileSync(store + file, 'utf8')

/** The tables, as code calls them. */
const tables = schema.flatMap((file) =>
  [...read(file).matchAll(/export const (\w+) = sqliteTable/g)].map(([, name]) => name),
)

/** Every template of raw SQL, with whatever it is filled with. */
const rawIn = (source: string) =>
  [...source.matchAll(/sql(?:<[^>`]*>)?`([^`]*)`/g)].map(([, text = '']) => text)

describe('raw SQL', () => {
  it('is found, and so are the tables', () => {
    expect(tables).toContain('delivery')
    expect(files.flatMap((file) => rawIn(read(file))).length).toBeGreaterThan(20)
  })

  // a column put into raw SQL loses its table wherever the query builder leaves it out, and then means another's
  it.each(files)('in %s names columns itself, and is never filled with one', (file) => {
    const filled = rawIn(read(file)).filter((text) =>
      [...text.matchAll(/\$\{\s*(\w+)\.\w+\s*\}/g)].some(([, name]) => tables.includes(name)),
    )
    expect(filled).toEqual([])
  })
})

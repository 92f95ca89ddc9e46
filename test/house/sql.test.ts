import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const store = fileURLToPath(new URL('../../src/store/', import.meta.url))
const filesOf = () => readdirSync(store).filter((file) => file.endsWith('.ts') && file !== 'schema.ts')

/** The tables, as code calls them. */
const tables = [
  ...readFileSync(`${store}schema.ts`, 'utf8').matchAll(/export const (\w+) = sqliteTable/g),
].map(([, name]) => name)

/** Every template of raw SQL, with whatever it is filled with. */
const rawIn = (source: string) =>
  [...source.matchAll(/sql(?:<[^>`]*>)?`([^`]*)`/g)].map(([, text = '']) => text)

describe('raw SQL', () => {
  it('is found, and so are the tables', () => {
    expect(tables).toContain('delivery')
    expect(filesOf().flatMap((file) => rawIn(readFileSync(store + file, 'utf8'))).length).toBeGreaterThan(20)
  })

  // a column put into raw SQL loses its table wherever the query builder leaves it out, and then means another's
  it.each(filesOf())('in %s names columns itself, and is never filled with one', (file) => {
    const filled = rawIn(readFileSync(store + file, 'utf8')).filter((text) =>
      [...text.matchAll(/\$\{\s*(\w+)\.\w+\s*\}/g)].some(([, name]) => tables.includes(name)),
    )
    expect(filled).toEqual([])
  })
})

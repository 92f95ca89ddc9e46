/** No regular expression of ours looks at the same place twice: whatever is repeated, reading takes as many steps as it is long. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { analyse } from 'scslre'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** One in source, as the formatter writes it: after a bracket, a mark or `return`, and closed on its line. */
const LITERAL =
  /(?<=[([{,=:;!&|?>\n]\s*|return )\/(?![/*>])((?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=\s*[.,;:)\]}?\n])/g
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** What is known to be short, or cannot fail once it has begun. */
const HARMLESS = [
  // our own numbers, of 21 digits at most
  String.raw`\B(?=(\d{3})+$)`,
]

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(src + file, 'utf8').replace(COMMENT, '') }))

const literalsIn = (source: string) =>
  [...source.matchAll(LITERAL)].map(([, pattern = '', flags = '']) => ({ pattern, flags }))

const isSlow = (pattern: string, flags: string) =>
  analyse(new RegExp(pattern, flags), { assumeRejectingSuffix: false }).reports.length > 0

describe('a regular expression', () => {
  const literals = sources.flatMap(({ file, source }) =>
    literalsIn(source).map((literal) => ({ file, ...literal })),
  )

  it('is found wherever one stands', () => {
    expect(literals.length).toBeGreaterThan(100)
    expect(literalsIn(String.raw`const a = /[/\d]+$/u.exec(b) ?? c / d / e`)).toEqual([
      { pattern: String.raw`[/\d]+$`, flags: 'u' },
    ])
  })

  it('reads no place twice', () => {
    const slow = literals.filter(
      ({ pattern, flags }) => !HARMLESS.includes(pattern) && isSlow(pattern, flags),
    )
    expect(slow).toEqual([])
  })

  it.each(['(a+)+$', String.raw`^\s+|\s+$`, String.raw`\d+\.?\d*$`, '<[^>]*>', String.raw`^(.+?)\s*<`])(
    'would be caught if it did: %s',
    (pattern) => {
      expect(isSlow(pattern, '')).toBe(true)
    },
  )

  it('is made of text only where the text is ours', () => {
    const made = sources.filter(({ source }) => source.includes('new RegExp(')).map(({ file }) => file)
    expect(made.toSorted()).toEqual(['domain/training/running-names/types.ts', 'settings/shapes.ts'])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(`${root}README.md`, 'utf8')
const shown = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path = '']) => path)

/** What every PNG begins with. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])
const MOST_BYTES = 150_000

describe('README’s pictures', () => {
  it('open it: the page, the mail and the phone, by day and by night', () => {
    expect(readme.slice(0, readme.indexOf('\n'))).toBe('# Legwork')
    expect(readme.indexOf('<picture>')).toBeLessThan(20)
    const names = ['page', 'mail', 'phone'].flatMap((name) => [`${name}-dark.png`, `${name}-light.png`])
    expect(shown).toEqual(names.map((name) => `docs/pictures/${name}`))
  })

  it('are all there are, and small', () => {
    expect(new Set(readdirSync(`${root}docs/pictures`))).toEqual(new Set(shown.map((path) => path.slice(14))))
    for (const path of shown) {
      const bytes = readFileSync(`${root}${path}`)
      expect(bytes.subarray(0, 4), path).toEqual(PNG)
      expect(bytes.length, path).toBeLessThan(MOST_BYTES)
    }
  })

  it('are told to who cannot see them', () => {
    expect(readme.match(/<img [^>]*alt="[^"]{20,}"/g)).toHaveLength(3)
  })
})

import { describe, expect, it } from 'vitest'
import { accentStyle, contrast } from '../../src/pages/layout/accent.ts'

const rgb = (color = ''): [number, number, number] => {
  const part = (from: number) => Number.parseInt(color.slice(from, from + 2), 16)
  return [part(1), part(3), part(5)]
}
const accents = (style: string) =>
  [...style.matchAll(/--accent: (#\w{6}).*?--on-accent: (#\w{6})/g)].map(([, accent, on]) => ({ accent, on }))

describe('an operator’s colour', () => {
  it.each(['#fc5200', '#ffff00', '#000000', '#ffffff', '#0b5f5a', '#7a1f5c'])(
    '%s can be read in both schemes',
    (color) => {
      const [light, dark] = accents(accentStyle(color))
      expect(contrast(rgb(light?.accent), [251, 250, 248])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(dark?.accent), [20, 24, 26])).toBeGreaterThanOrEqual(4.5)
      for (const each of [light, dark])
        expect(contrast(rgb(each?.accent), rgb(each?.on))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('that can be read already is left as it is', () => {
    expect(accents(accentStyle('#0b5f5a'))[0]?.accent).toBe('#0b5f5a')
  })
})

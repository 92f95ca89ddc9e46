import { expect, it } from 'vitest'
import { contrast } from '../../src/pages/layout/accent.ts'
import { STYLE } from '../../src/pages/layout/style.ts'
import { attributionOf } from '../../src/sources/attribution.ts'
import { BRANDS } from '../../src/sources/brands.ts'

it.each(BRANDS)(
  'the button of $label stands on its own ground, and large white words are read on it',
  ({ name, button }) => {
    expect(STYLE).toContain(`.button.${name} { background: ${button.ground}; }`)
    const [, r = '', g = '', b = ''] = button.ground.match(/^#(.{1,2})(.{1,2})(.{1,2})$/) ?? []
    const part = (hex: string) => Number.parseInt(hex.length === 1 ? hex + hex : hex, 16)
    expect(contrast([255, 255, 255], [part(r), part(g), part(b)])).toBeGreaterThan(3)
  },
)

it('a device is named under what came of it, whichever source delivered its runs', () => {
  expect(attributionOf([{ device: null }, { device: 'Garmin Forerunner 255' }])).toMatch(
    /Garmin device-sourced/,
  )
  expect(attributionOf([{ device: 'Garminesque' }, { device: 'A watch of nobody’s' }])).toBeNull()
})

/** Distances as a runner reads them. */
import { describe, expect, it } from 'vitest'
import {
  climb,
  distance,
  figure,
  figureUpTo,
  further,
  givenRange,
  short,
  upTo,
  wholeDistance,
  wholeFigure,
} from '../../src/text/distances.ts'

describe('distances', () => {
  it('are in kilometres or miles, to the tenth', () => {
    expect(distance(28_040, 'km')).toBe('28.0 km')
    expect(distance(28_040, 'mi')).toBe('17.4 mi')
    expect(figure(28_040, 'km')).toBe('28.0')
    expect(short(28_040, 'km')).toBe('28 km')
    expect(short(28_400, 'km')).toBe('28.4 km')
  })

  it('round half a tenth up, however the machine writes it', () => {
    expect(distance(10_350, 'km')).toBe('10.4 km')
    expect(distance(10_349, 'km')).toBe('10.3 km')
  })

  it('are whole where tenths say nothing', () => {
    expect(wholeDistance(2_345_600, 'km')).toBe('2,346 km')
    expect(wholeFigure(28_040, 'km')).toBe('28')
  })

  it('differ by what a reader would work out from the shown figures', () => {
    expect(further(28_049, 24_751, 'km')).toBe('3.2 km')
    expect(further(10_040, 10_010, 'km')).toBe('0.1 km')
  })

  it('not to go beyond are never rounded up', () => {
    expect(upTo(30_899, 'km')).toBe('30.8 km')
    expect(figureUpTo(30_899, 'km')).toBe('30.8')
  })

  it('that may be given are said in the units they are given in', () => {
    expect(givenRange('km')).toBe('from 1 to 500 km')
    expect(givenRange('mi')).toBe('from 1 to 310 mi')
  })

  it('uphill are metres or feet', () => {
    expect(climb(212.4, 'km')).toBe('212 m')
    expect(climb(304.8, 'mi')).toBe('1000 ft')
  })
})

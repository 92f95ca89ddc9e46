import { describe, expect, it } from 'vitest'
import { easyRun, massage, massageDue, noRestDay } from './advising.ts'
import { ago, sore } from './planning.ts'

describe('medical care and clinicians come first', () => {
  it('sends a red flag to medical care, due or wanted or not', () => {
    const health = { state: 'red-flag' as const, since: ago(1) }
    for (const findings of [[noRestDay(easyRun)], [massageDue]]) {
      const why = { reason: 'red-flag', since: ago(1) }
      expect(massage({ selfReports: { health }, findings })).toMatchObject({ kind: 'not-well', why })
      expect(massage({ selfReports: { health, massageMessages: false }, findings }).kind).toBe('not-well')
    }
  })

  it.each(['ill', 'injured'] as const)('sends whoever is %s to a clinician, until well', (state) => {
    const health = { state, since: ago(20) }
    const why = { reason: state, since: ago(20) }
    expect(massage({ selfReports: { health } })).toMatchObject({ kind: 'not-well', why })
    expect(massage({ selfReports: { health: { state: 'well', since: ago(1) } } }).kind).toBe('suggest')
  })

  it.each(['at-rest', 'changes-stride', 'sharp-spot'] as const)('asks for a sync at pain %s', (flag) => {
    expect(massage({ selfReports: { soreness: [sore(3, 'calves', { flag })] } })).toMatchObject({
      kind: 'not-well',
      why: { reason: 'flag', flag, area: 'calves', since: ago(3) },
    })
    expect(massage({ selfReports: { soreness: [sore(28, 'calves', { flag })] } }).kind).toBe('suggest')
  })

  it.each(['lower-back', 'feet-and-ankles'] as const)('asks for a sync at %s sore twice', (area) => {
    expect(massage({ selfReports: { soreness: [sore(10, area), sore(2, area)] } })).toEqual({
      kind: 'see-a-clinician',
      why: { area, episodes: [ago(10), ago(2)] },
    })
    expect(massage({ selfReports: { soreness: [sore(6, area), sore(2, area)] } }).kind).toBe('suggest')
  })

  it('asks for a sync at any area sore three times, and at soreness that never leaves', () => {
    const three = [sore(20), sore(12), sore(2)]
    expect(massage({ selfReports: { soreness: three } })).toMatchObject({
      kind: 'see-a-clinician',
      why: { area: 'calves' },
    })
    const everyDayOf11 = Array.from({ length: 11 }, (_, n) => sore(n))
    expect(massage({ selfReports: { soreness: everyDayOf11 } }).kind).toBe('see-a-clinician')
    expect(massage({ selfReports: { soreness: everyDayOf11.slice(1) } }).kind).toBe('suggest')
  })

  it('says so also to those who want no massage messages', () => {
    const soreness = [sore(3, 'calves', { flag: 'at-rest' })]
    expect(massage({ selfReports: { soreness, massageMessages: false } }).kind).toBe('not-well')
  })
})

import { describe, expect, it } from 'vitest'
import { HURT_PLACES } from '../../../src/domain/training/runner.ts'
import { massage } from './advising.ts'
import { ago, sore } from './planning.ts'

const planned = (told: Parameters<typeof massage>[0]) => {
  const advised = massage(told)
  if (advised.kind !== 'suggest') throw new Error(advised.kind)
  return advised.plan
}

describe('a place of bone, joint or tendon', () => {
  it.each(HURT_PLACES)('%s is for a clinician when it hurts on a second day within 28', (place) => {
    expect(massage({ selfReports: { soreness: [sore(12, place), sore(0, place)] } })).toEqual({
      kind: 'see-a-clinician',
      why: { area: place, episodes: [ago(12), ago(0)] },
    })
    expect(massage({ selfReports: { soreness: [sore(1, place), sore(0, place)] } }).kind).toBe(
      'see-a-clinician',
    )
    expect(massage({ selfReports: { soreness: [sore(28, place), sore(0, place)] } }).kind).toBe('suggest')
  })

  it('is for a clinician at once with a flag', () => {
    const soreness = [sore(3, 'knee', { flag: 'changes-stride' })]
    expect(massage({ selfReports: { soreness } })).toMatchObject({
      kind: 'not-well',
      why: { reason: 'flag', area: 'knee' },
    })
  })

  it('that hurt once leaves light work, none there or around it, and is named to be left out', () => {
    const plan = planned({ selfReports: { soreness: [sore(3, 'shin')] } })
    expect(plan).toMatchObject({
      pressure: 'light',
      because: { technique: { reason: 'hurts', place: 'shin' } },
    })
    expect(plan.tellTherapist.leaveOut).toEqual(['shin'])
    expect(plan.areas.map(({ area }) => area)).not.toContain('calves')
  })

  it('is nothing to be worked on, however often muscles around it were sore or tight', () => {
    const soreness = [sore(12, 'calves'), sore(3, 'calves'), sore(2, 'achilles')]
    for (const told of [{ soreness }, { soreness: [sore(2, 'knee')], tightness: ['calves' as const] }]) {
      const plan = planned({ selfReports: told })
      expect([plan.pressure, plan.technique]).toEqual(['light', 'swedish'])
    }
  })

  it('that hurts is not what another one does', () => {
    expect(massage({ selfReports: { soreness: [sore(12, 'shin'), sore(0, 'knee')] } }).kind).toBe('suggest')
  })
})

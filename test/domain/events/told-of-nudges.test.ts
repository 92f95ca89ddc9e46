import { describe, expect, it } from 'vitest'
import { keyOfFinding, nudgeEvents } from '../../../src/domain/events/told-of-nudges.ts'
import { NUDGE_STATES, type Nudge, type NudgeState } from '../../../src/domain/nudges/nudge.ts'
import type { Finding } from '../../../src/domain/rules/index.ts'

const NOW = new Date('2024-11-05T12:00:00Z')

const aFinding = (over: Partial<Pick<Finding, 'subject' | 'date'>> = {}): Finding => ({
  rule: 'no-rest-day',
  subject: 'day:2024-11-04',
  date: '2024-11-04',
  run: 'test:1',
  facts: { daysInARow: 10, since: '2024-10-26' },
  ...over,
})
const aNudge = (over: Partial<Nudge> = {}): Nudge => ({
  id: 'n1',
  rule: 'no-rest-day',
  subject: 'day:2024-11-04',
  run: 'test:1',
  policyVersion: '1',
  findings: [aFinding()],
  state: 'waiting',
  why: null,
  createdAt: NOW,
  dueAt: NOW,
  runGone: false,
  ...over,
})
const told = (before: Nudge[], now: Nudge[]) => nudgeEvents(before, now, NOW).map(({ type }) => type)

describe('what a sync decided', () => {
  it('is told as the finding, and the nudge it led to', () => {
    const nudge = aNudge()
    expect(nudgeEvents([], [nudge], NOW)).toEqual([
      { type: 'finding.detected', nudge, finding: aFinding() },
      { type: 'nudge.created', nudge },
    ])
  })

  it('is told once: what stands as before is no news, whichever of its states it is in', () => {
    for (const state of ['waiting', 'released', 'sent'] as const)
      expect(told([aNudge()], [aNudge({ state })])).toEqual([])
    expect(told([aNudge({ state: 'cancelled' })], [aNudge({ state: 'held-back' })])).toEqual([])
  })

  it.each<[NudgeState, NudgeState, string[]]>([
    ['waiting', 'cancelled', ['nudge.cancelled']],
    ['released', 'cancelled', ['nudge.cancelled']],
    ['waiting', 'held-back', ['nudge.cancelled']],
    ['cancelled', 'waiting', ['nudge.created']],
    ['held-back', 'released', ['nudge.created']],
  ])('from %s to %s is %j', (before, now, expected) => {
    expect(told([aNudge({ state: before })], [aNudge({ state: now })])).toEqual(expected)
  })

  it('tells of the finding alone where no nudge stands by it', () => {
    for (const state of NUDGE_STATES)
      expect(told([], [aNudge({ state })]).includes('nudge.created')).toBe(
        state !== 'held-back' && state !== 'cancelled',
      )
    expect(told([], [aNudge({ state: 'held-back' })])).toEqual(['finding.detected'])
  })

  it('goes by each nudge on its own', () => {
    expect(told([aNudge({ id: 'other' })], [aNudge()])).toEqual(['finding.detected', 'nudge.created'])
  })
})

describe('a finding is news', () => {
  it('for 14 days, and none in the old weeks of a first look', () => {
    const on = (date: string) => told([], [aNudge({ findings: [aFinding({ date })], state: 'cancelled' })])
    expect(on('2024-10-22')).toEqual(['finding.detected'])
    expect(on('2024-10-21')).toEqual([])
  })

  it('when it joins a nudge that was there, and the one beside it is told no second time', () => {
    const other = aFinding({ subject: 'day:2024-11-03', date: '2024-11-03' })
    const [event, ...others] = nudgeEvents([aNudge()], [aNudge({ findings: [aFinding(), other] })], NOW)
    expect(event).toMatchObject({ type: 'finding.detected', finding: other })
    expect(others).toEqual([])
  })

  it('once, also when its figures had left with the cache and came again', () => {
    expect(told([aNudge({ findings: null })], [aNudge()])).toEqual([])
    expect(told([aNudge()], [aNudge({ findings: null })])).toEqual([])
  })

  it('and a massage that is due is none: it is a nudge and no finding about training', () => {
    const due: Finding = {
      rule: 'massage-due',
      subject: 'day:2024-11-05',
      date: '2024-11-05',
      run: null,
      facts: { daysSince: 18, cadenceDays: 18, phase: 'build' },
    }
    expect(told([], [aNudge({ rule: 'massage-due', findings: [due] })])).toEqual(['nudge.created'])
  })

  it('known by its rule and its subject', () => {
    expect(keyOfFinding(aFinding())).toBe('no-rest-day day:2024-11-04')
  })
})

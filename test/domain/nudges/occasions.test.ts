import { describe, expect, it } from 'vitest'
import { keyOf, type Nudge } from '../../../src/domain/nudges/nudge.ts'
import { type Occasion, standingFirst } from '../../../src/domain/nudges/occasions.ts'
import type { RunFinding } from '../../../src/domain/rules/index.ts'
import { aBigRun, aJump, aSpike } from '../../messages/said.ts'
import { aRun } from '../builders.ts'

const runner = { id: 'r1' }

/** An outing of one run on a day of June, and what is true of it. */
const outing = (day: number, ...findings: RunFinding[]): Occasion => {
  const run = aRun({ localDate: `2024-06-${day}` })
  return { runs: [run], judged: [run], findings: findings.map((each) => ({ ...each, run: run.id })) }
}

const large = aSpike({ band: 'large' })
const [big, jump] = [aBigRun(), aJump()]

/** A nudge about a finding, made at an hour of a day. */
const made = (finding: RunFinding, hour: number, over: Partial<Nudge> = {}): Nudge => ({
  ...{ id: keyOf(runner.id, finding), rule: finding.rule, subject: finding.subject, run: finding.run },
  ...{ policyVersion: '', findings: null, state: 'waiting', why: null, runGone: false },
  ...{ createdAt: new Date(Date.UTC(2024, 5, 12, hour)), dueAt: new Date(Date.UTC(2024, 5, 12, hour + 1)) },
  ...over,
})

/** On which days the outings are that are decided, in that order, whichever way round they came. */
function order(occasions: Occasion[], ...nudges: Nudge[]) {
  const book = new Map(nudges.map((nudge) => [nudge.id, nudge]))
  const days = (all: Occasion[]) =>
    standingFirst(all, book, runner).map(({ runs }) => Number(runs[0].localDate.slice(-2)))
  const one = days(occasions)
  expect(days(occasions.toReversed())).toEqual(one)
  return one
}

describe('occasions are decided', () => {
  it('by their strength, and of equals the latest first', () => {
    expect(order([outing(10, jump), outing(11, big), outing(12, large)])).toEqual([12, 11, 10])
    expect(order([outing(10, large), outing(11, big), outing(12, jump)])).toEqual([10, 11, 12])
    expect(order([outing(10, big), outing(11, big)])).toEqual([11, 10])
  })

  it('with what stands before them, the oldest first, however weak', () => {
    const three = [outing(10, jump), outing(11, big), outing(12, large)]
    expect(order(three, made(jump, 8))).toEqual([10, 12, 11])
    expect(order(three, made(jump, 8), made(big, 9))).toEqual([10, 11, 12])
    expect(order(three, made(jump, 9), made(big, 8), made(large, 7, { state: 'sent' }))).toEqual([12, 11, 10])
  })

  it('by the age of the first thing that stood there, when its outing was found to be more since', () => {
    const two = [outing(10, big, jump), outing(11, large)]
    const superseded = made(jump, 7, { state: 'cancelled', why: 'superseded' })
    expect(order(two, made(big, 9), superseded, made(large, 8))).toEqual([10, 11])
    expect(order(two, made(big, 9), made(large, 8))).toEqual([11, 10])
  })

  it('without regard to what was taken back, or held back', () => {
    const two = [outing(10, jump), outing(11, large)]
    expect(order(two, made(jump, 7, { state: 'cancelled', why: 'gone' }))).toEqual([11, 10])
    expect(order(two, made(jump, 7, { state: 'held-back', why: 'one-a-day' }))).toEqual([11, 10])
  })
})

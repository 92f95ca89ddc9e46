import { describe, expect, it } from 'vitest'
import { readFindings } from '../../../src/domain/nudges/kept-findings.ts'
import { aBigRun, aJump, aMassageDue, aSpike } from '../../messages/said.ts'

const [spike, big, jump, due] = [aSpike(), aBigRun(), aJump(), aMassageDue()]

describe('findings that were kept', () => {
  it('are read as they were kept, down to the order of their figures', () => {
    const kept = [spike, big, jump]
    expect(readFindings(kept)?.every((each, at) => each === kept[at])).toBe(true)
    expect(readFindings(kept)).toHaveLength(3)
    expect(readFindings([due])).toEqual([due])
  })

  it.each([
    ['a rule of tomorrow', { ...big, rule: 'of-tomorrow' }],
    ['a subject of tomorrow', { ...big, subject: 'month:2024-11' }],
    ['a subject that only holds one of ours', { ...big, subject: 'a-run:1' }],
    ['a subject without its name', { ...big, subject: 'run:' }],
    ['no day', { ...big, date: '2024-02-30' }],
    ['figures that miss one', { ...big, facts: {} }],
    ['no run, and none but a massage is without', { ...big, run: null }],
    ['a run, and a massage is due by none', { ...due, run: 'test:1' }],
    ['nothing', null],
  ])('are left out where they cannot be read: %s', (_, unread) => {
    expect(readFindings([spike, unread, jump])).toEqual([spike, jump])
    expect(readFindings([unread, spike])).toBeNull()
  })

  it.each([[[]], [null], [{}], ['[]'], [undefined]])('are none in %j', (kept) => {
    expect(readFindings(kept)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { type Finding, RULES, rankOf } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import {
  aBigRun,
  aHillyRun,
  aJump,
  aMassageDue,
  anEarlyReturn,
  aRaceEffort,
  aReturn,
  aShortBreak,
  aSpike,
  hardDaysFound,
  noRestDayFound,
} from '../../messages/said.ts'
import { aLog, aRunner } from '../builders.ts'

/** The strongest first. */
const inOrder: readonly Finding[] = [
  aRaceEffort(),
  anEarlyReturn(),
  aSpike({ band: 'large' }),
  aSpike({ band: 'moderate' }),
  aReturn(),
  aBigRun(),
  aHillyRun(),
  aJump(),
  hardDaysFound(),
  aSpike({ band: 'small' }),
  noRestDayFound(),
  aMassageDue(),
  aShortBreak(),
]

describe('of the findings of one outing', () => {
  it('each has its place in the order in which they speak, and none shares it', () => {
    const ranks = inOrder.map(rankOf)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(new Set(ranks).size).toBe(ranks.length)
    expect(new Set(inOrder.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)))
  })

  it('a race silences what it does to the longest run, the week and the days around it', () => {
    const silenced = Object.entries(RULES).flatMap(([rule, { isSilencedByARace }]) =>
      isSilencedByARace ? [rule] : [],
    )
    expect(silenced.sort()).toEqual(['big-long-run', 'hard-days-too-close', 'long-run-spike', 'weekly-jump'])
  })

  it('a massage that is due and a short break ask nothing of the days after', () => {
    const [log, runner, today] = [aLog(), aRunner(), '2024-11-04']
    const afterwards = { log, runner, today, run: null, phase: phaseOf(log, runner, today) }
    for (const finding of [aMassageDue(), aShortBreak()]) {
      expect(RULES[finding.rule].recovery(finding, afterwards)).toEqual([])
    }
    const hard = hardDaysFound()
    expect(RULES[hard.rule].recovery(hard, afterwards)).toMatchObject([
      { kind: 'easy-or-rest', from: addDays(hard.date, 1), to: addDays(hard.date, 2) },
    ])
  })

  it('a text message is worth a race, an early return, a step of more than 30% and a due massage', () => {
    expect(inOrder.filter((finding) => RULES[finding.rule].isWorthAText(finding))).toEqual([
      aRaceEffort(),
      anEarlyReturn(),
      aSpike({ band: 'large' }),
      aSpike({ band: 'moderate' }),
      aMassageDue(),
    ])
  })
})

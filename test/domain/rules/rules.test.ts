import { describe, expect, it } from 'vitest'
import { type Finding, RULES, rankOf } from '../../../src/domain/rules/index.ts'
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

  it('a text message is worth a race, an early return, a step of more than 30 % and a due massage', () => {
    expect(inOrder.filter((finding) => RULES[finding.rule].isWorthAText(finding))).toEqual([
      aRaceEffort(),
      anEarlyReturn(),
      aSpike({ band: 'large' }),
      aSpike({ band: 'moderate' }),
      aMassageDue(),
    ])
  })
})

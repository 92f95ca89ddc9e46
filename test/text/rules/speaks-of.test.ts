/** What a rule says of itself. */
import { describe, expect, it } from 'vitest'
import { policy } from '../../../src/domain/policy/rules.ts'
import { RULE_NAMES, type Rule } from '../../../src/domain/rules/index.ts'
import { wordsOf } from '../../../src/text/rules/index.ts'

describe('when a rule speaks', () => {
  const { spike, jump, bigRun, hillyRun, race, earlyReturn, hardDays, noRestDay } = policy
  const FIGURES: Record<Rule, readonly string[]> = {
    'long-run-spike': [`the ${spike.days} days before`, 'at least four runs', 'more than 10%'],
    'weekly-jump': [
      `${10 * jump.tenths.standard - 100}%`,
      `${10 * jump.tenths.relaxed - 100}% when set to relaxed`,
      `${10 * jump.tenths.careful - 100}% when set to careful`,
      `${jump.leastStepMeters / 1000} km beyond`,
    ],
    'big-long-run': [
      `${bigRun.meters.standard / 1000} km or ${bigRun.seconds.standard / 60} minutes`,
      `${bigRun.meters.careful / 1000} km or ${bigRun.seconds.careful / 60} minutes when set to careful`,
    ],
    'hilly-run': [
      `at least ${hillyRun.leastMeters.standard} m`,
      `${hillyRun.leastMeters.relaxed} m when set to relaxed`,
      `${hillyRun.leastMeters.careful} m when set to careful`,
      `${hillyRun.metersPerKilometer} m a kilometre`,
      `the ${hillyRun.days} days before`,
    ],
    'race-effort': [`${race.markedMeters / 1000} km or more`, `${race.marathonMeters / 1000} km or more`],
    'early-return': [
      `${earlyReturn.days} days after ${race.marathonMeters / 1000} km`,
      `more than ${race.ultra.beyondMeters / 1000} km`,
      `${earlyReturn.seconds / 60} minutes`,
      `${earlyReturn.longestPercent}%`,
      `from day ${earlyReturn.halfToDay + 1} on`,
    ],
    'hard-days-too-close': [`within ${hardDays.hours} hours`],
    'no-rest-day': [
      `${noRestDay.days.relaxed} when set to relaxed`,
      `${noRestDay.days.careful} when set to careful`,
    ],
    'return-from-break': [`${policy.break.long.days} days or more`],
    'short-break': [`${policy.break.short.days} to ${policy.break.long.days - 1} days off`],
    'massage-due': ['every 18 days in base and build', 'every week (or second week) in peak'],
  }

  it.each(RULE_NAMES)('%s names the figures it goes by, and where they come from', (rule) => {
    const { speaksOf, source } = wordsOf[rule]
    for (const figure of FIGURES[rule]) expect(speaksOf).toContain(figure)
    expect(source).toMatch(/practice|doi|cap for a long run/)
  })
})

/** Why a nudge came: the finding in plain words with its figures, the rule, and where the rule comes from. */

import { policy } from '../../domain/policy/rules.ts'
import type { Finding } from '../../domain/rules/index.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { wordsOf } from '../../text/rules/index.ts'

export type Explained = {
  /** What was found, with its figures. */
  sentence: string
  /** When the rule speaks. */
  rule: string
  /** Studies, or a judgement named as one. */
  source: string
  policyVersion: string
}

/** @example explain(spike, runner).sentence // 'You ran 28.0 km on Sunday 3 November. …' */
export function explain(finding: Finding, { units }: Pick<Runner, 'units'>): Explained {
  const words = wordsOf[finding.rule]
  return {
    sentence: words.explanation(finding, units),
    rule: words.speaksOf,
    source: words.source,
    policyVersion: policy.version,
  }
}

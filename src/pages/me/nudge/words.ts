/** Rules in words. */
import type { Nudge } from '../../../domain/nudges/decide.ts'
import type { NudgeLine } from './nudge-line.ts'

/** What a nudge is about, in one line with its figure while that is still known. */
export function headlineOf(
  { rule, findings }: Pick<NudgeLine, 'rule' | 'findings'>,
  far: (meters: number) => string,
): string {
  const lead = findings?.[0]
  const figure = lead && 'distanceMeters' in lead.facts ? `: ${far(lead.facts.distanceMeters)}` : ''
  return `${NAMES[rule]}${figure}`
}

/** The same without a figure. */
export const nameOf = ({ rule }: Pick<NudgeLine, 'rule'>): string => NAMES[rule]

const NAMES: Record<Nudge['rule'], string> = {
  'long-run-spike': 'A run beyond your last 30 days',
  'weekly-jump': 'A week beyond your usual one',
  'big-long-run': 'A big long run',
  'race-effort': 'A race',
  'early-return': 'Soon after a marathon',
  'hard-days-too-close': 'Two hard days close together',
  'no-rest-day': 'Many days without a day off',
  'return-from-break': 'Back from a break',
  'short-break': 'A week off',
  'massage-due': 'Time for a massage',
}

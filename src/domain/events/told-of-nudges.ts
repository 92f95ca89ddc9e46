/** Which events a sync's decisions are: by how each nudge was and how it is now. */
import { type Nudge, stands } from '../nudges/nudge.ts'
import type { Finding } from '../rules/index.ts'

export type NudgeEvent =
  | { type: 'nudge.created' | 'nudge.sent' | 'nudge.cancelled'; nudge: Nudge }
  | { type: 'finding.detected'; nudge: Nudge; finding: Finding }

/** A finding is told of while it is news; what a first look finds in old weeks is none. */
const NEWS_DAYS = 14

/**
 * What is new: a finding that was not there, a nudge that stands and did not, one that was open and is taken back. One
 * whose figures had left and came again tells nothing anew.
 *
 * @example nudgeEvents([], [waitingNudge], now) // [{ type: 'finding.detected', … }, { type: 'nudge.created', … }]
 */
export function nudgeEvents(before: readonly Nudge[], now: readonly Nudge[], at: Date): NudgeEvent[] {
  const was = new Map(before.map((nudge) => [nudge.id, nudge]))
  return now.flatMap((nudge) => {
    const earlier = was.get(nudge.id)
    const findings = newFindings(earlier, nudge, at)
    const change = changeOf(earlier, nudge)
    return [
      ...findings.map((finding): NudgeEvent => ({ type: 'finding.detected', nudge, finding })),
      ...(change ? [{ type: change, nudge } as const] : []),
    ]
  })
}

function newFindings(earlier: Nudge | undefined, nudge: Nudge, at: Date): Finding[] {
  if (!nudge.findings || nudge.rule === 'massage-due' || (earlier && !earlier.findings)) return []
  const known = new Set(earlier?.findings?.map(keyOfFinding))
  const oldest = new Date(at.getTime() - NEWS_DAYS * 86_400_000).toISOString().slice(0, 10)
  return nudge.findings.filter((finding) => !known.has(keyOfFinding(finding)) && finding.date >= oldest)
}

/** @example keyOfFinding(spike) // 'long-run-spike run:source:1' */
export const keyOfFinding = ({ rule, subject }: Pick<Finding, 'rule' | 'subject'>) => `${rule} ${subject}`

function changeOf(earlier: Nudge | undefined, nudge: Nudge): 'nudge.created' | 'nudge.cancelled' | null {
  const stood = earlier !== undefined && stands(earlier)
  if (stands(nudge)) return stood ? null : 'nudge.created'
  return stood ? 'nudge.cancelled' : null
}

/** Findings that were kept for a while, where this version can still read them. */
import * as z from 'zod'
import { type Finding, isRule, RULES } from '../rules/index.ts'

const outline = z.object({
  rule: z.string().refine(isRule),
  subject: z.string().regex(/^(run|week|day):./),
  date: z.iso.date(),
  run: z.string().nullable(),
  facts: z.unknown(),
})

/** It is left as it was kept, down to the order of its figures: a sync compares it with what it finds itself. */
function isFinding(kept: unknown): kept is Finding {
  const read = outline.safeParse(kept)
  if (!read.success) return false
  const { rule, run, facts } = read.data
  return (run === null) === (rule === 'massage-due') && RULES[rule].facts.safeParse(facts).success
}

/**
 * What can be read of findings that a version of ours has kept; null when that is not the leading one, for nothing can be
 * said of the others without it.
 *
 * @example readFindings([weeklyJump, { rule: 'of-tomorrow' }]) // [weeklyJump]
 */
export function readFindings(kept: unknown): [Finding, ...Finding[]] | null {
  if (!Array.isArray(kept)) return null
  const [lead, ...supporting]: unknown[] = kept
  return isFinding(lead) ? [lead, ...supporting.filter(isFinding)] : null
}

/** What doctor found, for people and for programs. */
import { worstOf } from '../../operator/check.ts'
import type { Found } from './examine.ts'

const SIGNS = { ok: '✓', warning: '!', failing: '✗' } as const

/** What needs somebody stands last, nearest to the prompt. */
export function linesOf(found: readonly Found[]): string[] {
  const good = found.filter(({ verdict }) => verdict === 'ok')
  const rest = [
    ...found.filter(({ verdict }) => verdict === 'warning'),
    ...found.filter(({ verdict }) => verdict === 'failing'),
  ]
  return [
    ...good.map(({ verdict, says }) => `${SIGNS[verdict]} ${says}`),
    ...rest.flatMap(({ code, verdict, says, next }) => [
      '',
      `${SIGNS[verdict]} ${says} (${code})`,
      ...(next ? [`  → ${next}`] : []),
    ]),
    '',
    endOf(rest),
  ]
}

function endOf(rest: readonly Found[]): string {
  const failing = rest.filter(({ verdict }) => verdict === 'failing').length
  if (failing > 0) return `${failing} of these ${failing === 1 ? 'is' : 'are'} failing.`
  return rest.length > 0 ? 'Nothing is failing.' : 'All is well.'
}

export const jsonOf = (found: readonly Found[]): string =>
  JSON.stringify({ verdict: worstOf(found), checks: found }, null, 2)

/** Before the first nudge: what Legwork would have written lately, each to be opened, and how to have more or fewer. */
import { SENSITIVITIES, type Sensitivity } from '../../../domain/policy/rules.ts'
import type { WouldHaveSaid } from '../../../domain/replay/would-have-said.ts'
import { shortDay } from '../../../text/days.ts'
import { sensitivityWords } from '../../../text/labels/settings.ts'
import { count, times } from '../../../text/plurals.ts'
import { Entry } from '../nudge/entry.tsx'
import { type Far, headlineOf } from '../nudge/words.ts'

export type WouldHaveProps = {
  said: readonly WouldHaveSaid[]
  /** How far back was looked: twelve, or as many as there are. */
  weeks: number
}

export const WouldHave = ({ said, weeks, far }: WouldHaveProps & { far: Far }) => (
  <>
    <p>
      Besides weekly summaries and massage messages, Legwork would have written{' '}
      {said.length === 0 ? 'nothing' : times(said.length)} in the last {count(weeks, 'week')}
      {said.length === 0 ? ': an ordinary run leads to no message.' : ':'}
    </p>
    {said.length === 0 ? null : (
      <ul class="plain card">
        {said.map(({ date, findings: [lead, ...others] }) => (
          <Entry at={shortDay(date)}>
            <a href={`/me/would-have?date=${date}&rule=${lead.rule}`}>
              {headlineOf({ rule: lead.rule, findings: [lead, ...others] }, far)}
            </a>
          </Entry>
        ))}
      </ul>
    )}
  </>
)

/** One step up or down, and where one stands. */
export const MoreOrFewer = ({ now }: { now: Sensitivity }) => {
  const at = SENSITIVITIES.indexOf(now)
  const steps = [
    { words: 'More messages', to: SENSITIVITIES[at + 1] },
    { words: 'Fewer messages', to: SENSITIVITIES[at - 1] },
  ]
  return (
    <form method="post" action="/me/sensitivity" class="inline more-or-fewer">
      {steps.map(({ words, to }) =>
        to ? (
          <button type="submit" class="second" name="sensitivity" value={to}>
            {words}
          </button>
        ) : null,
      )}
      <span class="soft small">
        Set to {sensitivityWords[now].name}. This does not change massage messages.
      </span>
    </form>
  )
}

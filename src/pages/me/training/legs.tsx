/** “How are the legs?” on the page: one press each, and the place where something is sore or hurts. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import { legsLately, sleepLately } from '../../../domain/training/legs.ts'
import { LEGS_STATES, needsPlace, type SelfReports, SLEEPS } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { legsSaid, legsWords, sleepWords } from '../../../text/labels/legs.ts'
import { capital, list } from '../../../text/sentences.ts'
import { SoreFields } from '../../layout/sore-fields.tsx'

export type LegsProps = {
  selfReports: Pick<SelfReports, 'legs' | 'soreness'>
  today: LocalDate
  /** The lighter week that is proposed, in words; null for none. */
  lighter: string | null
}

export const Legs = ({ selfReports, today, lighter }: LegsProps) => (
  <section class="card" aria-labelledby="legs">
    <h2 id="legs" class="inside">
      How are the legs?
    </h2>
    {lighter ? <p>{lighter}</p> : null}
    <Said selfReports={selfReports} today={today} />
    <form method="post" action="/me/legs" class="inline">
      {LEGS_STATES.filter((state) => !needsPlace(state)).map((state) => (
        <button type="submit" class="second" name="state" value={state}>
          {legsWords[state].choice}
        </button>
      ))}
    </form>
    <details>
      <summary>Something is sore, or hurts</summary>
      <form method="post" action="/me/legs">
        <SoreFields />
        <input type="hidden" name="state" value="sore" />
        <button type="submit" class="second">
          Note soreness
        </button>
      </form>
    </details>
    <form method="post" action="/me/legs">
      <h2 class="inside">How did you sleep?</h2>
      <div class="inline">
        {SLEEPS.map((sleep) => (
          <button type="submit" class="second" name="sleep" value={sleep}>
            {sleepWords[sleep].choice}
          </button>
        ))}
      </div>
    </form>
  </section>
)

/** What was answered in the last days, so that an answer is seen to have arrived. */
const Said = ({ selfReports, today }: Omit<LegsProps, 'lighter'>) => {
  const answer = legsLately(selfReports, today)
  const sleep = sleepLately(selfReports, today)
  const sore = selfReports.soreness.filter(({ date, area }) => date === answer?.date && area === answer.area)
  const legs =
    answer?.state &&
    `${legsSaid(answer.state, sore)}${answer.area ? ` (${areaName(answer.area)})` : ''} on ${shortDay(answer.date)}`
  const said = [legs, sleep && sleepWords[sleep].said].filter((words) => typeof words === 'string')
  return said.length > 0 ? <p class="soft small">{capital(`you said: ${list(said)}.`)}</p> : null
}

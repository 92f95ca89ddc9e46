/** The massages a runner had or booked: what is booked can be moved or cancelled, asked about when its day has gone by; what was had is taken out. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Treatment } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'

export const newestFirst = (a: { date: LocalDate }, b: { date: LocalDate }) => (a.date < b.date ? 1 : -1)
export const SHOWN = 12

type TreatmentsProps = { treatments: readonly Treatment[]; today: LocalDate }

export const Treatments = ({ treatments, today }: TreatmentsProps) =>
  treatments.length === 0 ? (
    <p class="soft">None yet. When was your last one? Legwork counts from there.</p>
  ) : (
    <ul class="plain card">
      {[...treatments]
        .sort(newestFirst)
        .slice(0, SHOWN)
        .map((treatment) => (
          <li>
            {hasGoneBy(treatment, today) ? (
              <WasItHad date={treatment.date} />
            ) : (
              <Line treatment={treatment} />
            )}
            {isAhead(treatment, today) ? <Move from={treatment.date} today={today} /> : null}
          </li>
        ))}
    </ul>
  )

const isAhead = ({ date, state }: Treatment, today: LocalDate) => state === 'booked' && date >= today
const hasGoneBy = ({ date, state }: Treatment, today: LocalDate) => state === 'booked' && date < today

const Line = ({ treatment: { date, state } }: { treatment: Treatment }) => (
  <div class="row pair">
    <span>
      {shortDay(date)} <span class="tag">{state}</span>
    </span>
    <TakeOut date={date} words={state === 'booked' ? 'Cancel' : 'Remove'} />
  </div>
)

/** Nobody knows but the runner; until they say, it counts as had. */
const WasItHad = ({ date }: { date: LocalDate }) => (
  <div class="row pair">
    <span>{shortDay(date)} was booked. Did you have it?</span>
    <span class="inline">
      <form method="post" action="/me/massage/done">
        <button
          type="submit"
          class="second"
          name="date"
          value={date}
          aria-label={`Had it: the massage on ${shortDay(date)}`}
        >
          Had it
        </button>
      </form>
      <TakeOut date={date} words="Did not happen" />
    </span>
  </div>
)

const TakeOut = ({ date, words }: { date: LocalDate; words: 'Cancel' | 'Remove' | 'Did not happen' }) => (
  <form method="post" action="/me/massage/remove">
    <button
      type="submit"
      class="quiet"
      name="date"
      value={date}
      aria-label={`${words}: the massage on ${shortDay(date)}`}
    >
      {words}
    </button>
  </form>
)

const Move = ({ from, today }: { from: LocalDate; today: LocalDate }) => (
  <details>
    <summary aria-label={`Move the massage on ${shortDay(from)}`}>Move</summary>
    <form method="post" action="/me/massage/moved" class="inline">
      <input type="hidden" name="from" value={from} />
      <label for={`move-${from}`}>to</label>
      <input id={`move-${from}`} name="date" type="date" min={today} required />
      <button type="submit" class="second" aria-label={`Move booking of ${shortDay(from)}`}>
        Move booking
      </button>
    </form>
  </details>
)

/** What a runner says back: a massage booked or done, something sore, or quiet for a while. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import { FLAGS, STRENGTHS } from '../../../domain/training/runner.ts'
import { flagWords, strengthWords } from '../../../text/labels/soreness.ts'
import { PlaceOptions } from '../../layout/place.tsx'

/** Where a form goes; what follows it names the answer. */
type Answering = { to: string; today: LocalDate }

export const MassageAnswers = ({ to, today }: Answering) => (
  <div class="answers">
    <form method="post" action={`${to}/booked`}>
      <label for="booked">A massage is booked for</label>
      <div class="inline">
        <input id="booked" name="date" type="date" min={today} required />
        <button type="submit">Booked</button>
      </div>
    </form>
    <form method="post" action={`${to}/done`}>
      <label for="done">I had one on</label>
      <div class="inline">
        <input id="done" name="date" type="date" max={today} value={today} required />
        <button type="submit">Done</button>
      </div>
    </form>
  </div>
)

export const SnoozeAnswer = ({ to, until }: { to: string; until: string | null }) => (
  <form method="post" action={`${to}/snooze`}>
    <p class="label">{until ? `Nothing is sent until ${until}` : 'Send nothing for a while'}</p>
    <div class="inline">
      <button type="submit" class="second" name="days" value="3">
        3 days
      </button>
      <button type="submit" class="second" name="days" value="7">
        A week
      </button>
      {until ? (
        <button type="submit" class="second" name="days" value="0">
          Speak again
        </button>
      ) : null}
    </div>
  </form>
)

/** `children` stand in for the list of areas where there is a body to point at. */
export const SoreAnswer = ({ to, today, children }: Answering & { children?: unknown }) => (
  <form method="post" action={`${to}/sore`}>
    {children ?? (
      <>
        <label for="area">Where it is sore</label>
        <select id="area" name="area">
          <PlaceOptions />
        </select>
      </>
    )}
    <fieldset class="choices">
      <legend>How much</legend>
      {STRENGTHS.map((strength) => (
        <label class="choice">
          <input type="radio" name="strength" value={strength} checked={strength === 'moderate'} />{' '}
          {strengthWords[strength].choice}
        </label>
      ))}
    </fieldset>
    <label for="flag">Is there more to it?</label>
    <select id="flag" name="flag">
      <option value="">none of these</option>
      {FLAGS.map((flag) => (
        <option value={flag}>{flagWords[flag].choice}</option>
      ))}
    </select>
    <input type="hidden" name="date" value={today} />
    <div class="inline">
      <button type="submit">Note it</button>
    </div>
  </form>
)

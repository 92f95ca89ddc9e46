/** What a runner says back: a massage booked or done, something sore, or quiet for a while. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import {
  AREAS,
  type Area,
  FLAGS,
  HURT_PLACES,
  type Place,
  STRENGTHS,
} from '../../../domain/training/runner.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { flagWords, strengthWords } from '../../../text/labels/soreness.ts'

/** Where a form goes; what follows it names the answer. */
type Answering = { to: string; today: LocalDate }

export const MassageAnswers = ({ to, today }: Answering) => (
  <div class="answers">
    <form method="post" action={`${to}/booked`}>
      <label for="booked">A massage is booked for</label>
      <div class="inline">
        <input id="booked" name="date" type="date" min={today} required />
        <button type="submit">Add booking</button>
      </div>
    </form>
    <form method="post" action={`${to}/done`}>
      <label for="done">I had a massage on</label>
      <div class="inline">
        <input id="done" name="date" type="date" max={today} value={today} required />
        <button type="submit">Add massage</button>
      </div>
    </form>
  </div>
)

export const SnoozeAnswer = ({ to, until }: { to: string; until: string | null }) => (
  <form method="post" action={`${to}/snooze`}>
    <p class="label">{until ? `Messages are paused until ${until}` : 'Pause messages'}</p>
    <div class="inline">
      <button type="submit" class="second" name="days" value="3">
        Pause for 3 days
      </button>
      <button type="submit" class="second" name="days" value="7">
        Pause for a week
      </button>
      {until ? (
        <button type="submit" class="second" name="days" value="0">
          Resume messages
        </button>
      ) : null}
    </div>
  </form>
)

/** As many places as there are, and none named before the runner does. */
export const SoreAnswer = ({ to, today, chosen = [] }: Answering & { chosen?: readonly Area[] }) => (
  <form method="post" action={`${to}/sore`}>
    <Places legend="Sore today" places={AREAS} chosen={chosen} />
    <Places legend="Or hurting: bone, joint or tendon" places={HURT_PLACES} chosen={[]} />
    <fieldset class="choices">
      <legend>How sore</legend>
      {STRENGTHS.map((strength) => (
        <label class="choice">
          <input type="radio" name="strength" value={strength} checked={strength === 'moderate'} />{' '}
          {strengthWords[strength].choice}
        </label>
      ))}
    </fieldset>
    <label for="flag">Anything else about it?</label>
    <select id="flag" name="flag">
      <option value="">no</option>
      {FLAGS.map((flag) => (
        <option value={flag}>{flagWords[flag].choice}</option>
      ))}
    </select>
    <input type="hidden" name="date" value={today} />
    <div class="inline">
      <button type="submit">Note soreness</button>
    </div>
  </form>
)

type PlacesProps = { legend: string; places: readonly Place[]; chosen: readonly Place[] }

const Places = ({ legend, places, chosen }: PlacesProps) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    {places.map((place) => (
      <label class="choice">
        <input type="checkbox" name="area" value={place} checked={chosen.includes(place)} /> {areaName(place)}
      </label>
    ))}
  </fieldset>
)

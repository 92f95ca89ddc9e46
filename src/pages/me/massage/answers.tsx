/** What a runner says back: a massage booked or done, something sore, or quiet for a while. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Area } from '../../../domain/training/runner.ts'
import { SoreFields } from '../../layout/sore-fields.tsx'

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

export const SoreAnswer = ({ to, today, chosen = [] }: Answering & { chosen?: readonly Area[] }) => (
  <form method="post" action={`${to}/sore`}>
    <SoreFields chosen={chosen} />
    <input type="hidden" name="date" value={today} />
    <div class="inline">
      <button type="submit">Note soreness</button>
    </div>
  </form>
)

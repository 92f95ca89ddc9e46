/** Well, ill or injured: what decides whether there is anything to say of training at all. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import { HEALTH_STATES, type Health as Told } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { healthWords } from '../../../text/labels/health.ts'

/** A red flag hides every other answer: a doctor's word comes first. */
export const Health = ({ health, today }: { health: Told | null; today: LocalDate }) => (
  <section aria-labelledby="health">
    <h2 id="health">How are you?</h2>
    {health?.state === 'red-flag' ? (
      <Cleared since={health.since} />
    ) : (
      <States health={health} today={today} />
    )}
  </section>
)

const Cleared = ({ since }: { since: LocalDate }) => (
  <form method="post" action="/me/massage/health" class="card">
    <p>
      Noted on {shortDay(since)}: {healthWords['red-flag']}.
    </p>
    <input type="hidden" name="state" value="well" />
    <button type="submit" class="second" name="cleared" value="yes">
      A doctor has cleared me
    </button>
  </form>
)

const States = ({ health, today }: { health: Told | null; today: LocalDate }) => (
  <form method="post" action="/me/massage/health" class="card">
    {health && health.state !== 'well' ? <p class="small">Noted on {shortDay(health.since)}.</p> : null}
    <fieldset>
      <legend>I am, or I have</legend>
      {HEALTH_STATES.map((state) => (
        <label class="choice">
          <input type="radio" name="state" value={state} checked={state === (health?.state ?? 'well')} />
          <span>{healthWords[state]}</span>
        </label>
      ))}
    </fieldset>
    <input type="hidden" name="since" value={today} />
    <button type="submit" class="second">
      Note how I am
    </button>
  </form>
)

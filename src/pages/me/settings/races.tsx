/** The races a runner entered, and the one they train for. */
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Race, Runner } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { RACE_DISTANCES, raceName } from '../../../text/races.ts'
import { Heading } from './sections.tsx'

type RacesProps = { runner: Runner; today: LocalDate }

export const Races = ({ runner, today }: RacesProps) => (
  <section aria-labelledby="races">
    <Heading of="races" />
    {runner.selfReports.races.length > 0 ? (
      <ul class="plain card">
        {[...runner.selfReports.races]
          .sort((a, b) => (a.date < b.date ? -1 : 1))
          .map((race) => (
            <Line race={race} units={runner.units} />
          ))}
      </ul>
    ) : (
      <p class="soft">
        None entered. With a goal race Legwork knows which phase you are in, and goes quiet before it.
      </p>
    )}
    <form method="post" action="/me/races" class="card">
      <div class="grid">
        <div>
          <label for="race-date">Day</label>
          <input id="race-date" name="date" type="date" required min={today} />
        </div>
        <div>
          <label for="race-distance">Distance</label>
          <select id="race-distance" name="distanceMeters">
            {RACE_DISTANCES.map(([meters, words]) => (
              <option value={meters}>{words}</option>
            ))}
          </select>
        </div>
        <div>
          <label for="race-other">or, in {runner.units}</label>
          <input id="race-other" name="other" inputmode="decimal" autocomplete="off" />
        </div>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          name="goal"
          value="yes"
          checked={!runner.selfReports.races.some(({ goal }) => goal)}
        />{' '}
        This is the race I’m training for
      </label>
      <button type="submit">Add race</button>
    </form>
  </section>
)

const Line = ({ race, units }: { race: Race; units: Runner['units'] }) => (
  <li class="row pair">
    <span>
      {shortDay(race.date)} {race.date.slice(0, 4)}, {raceName(race.distanceMeters, units)}{' '}
      {race.goal ? <span class="tag">goal</span> : null}
    </span>
    <form method="post" action="/me/races/remove">
      <button
        type="submit"
        class="quiet"
        name="date"
        value={race.date}
        aria-label={`Remove the race of ${shortDay(race.date)}`}
      >
        Remove
      </button>
    </form>
  </li>
)

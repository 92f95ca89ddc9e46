/** How the runner wants to be counted and spoken to, and how they train. Every answer can wait. */

import { SENSITIVITIES } from '../../../domain/policy/rules.ts'
import { type LocalDate, WEEK_STARTS } from '../../../domain/time/calendar.ts'
import { AREAS, PEAK_CADENCES, type Runner, UNITS } from '../../../domain/training/runner.ts'
import { weekdayChoices } from '../../../text/days.ts'
import { areaName } from '../../../text/labels/areas.ts'
import {
  peakCadenceWords,
  sensitivityWords,
  unitWords,
  weekStartWords,
} from '../../../text/labels/settings.ts'
import { Injury } from '../../layout/injury.tsx'
import { Choice, Several } from './fields.tsx'
import { Preview, type PreviewProps } from './preview.tsx'

export type SettingsProps = {
  runner: Runner
  isEasyWeek: boolean
  today: LocalDate
  preview: PreviewProps | null
}

const WEEKDAYS = weekdayChoices.map(({ day, name }) => [String(day), name] as const)

const optionsOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => [value, words[value]] as const)

export const Settings = (props: SettingsProps) => (
  <section aria-labelledby="settings">
    <form method="post" action="/me/settings">
      <Counting {...props} />
      <Training {...props} />
      <Speaking {...props} />
      <button type="submit">Save</button>
    </form>
    <Preview preview={props.preview} now={props.runner.sensitivity} />
  </section>
)

const Counting = ({ runner }: SettingsProps) => {
  return (
    <>
      <h2 id="settings">How to count</h2>
      <div class="card grid">
        <div>
          <label for="timeZone">Time zone</label>
          <input
            id="timeZone"
            name="timeZone"
            value={runner.timeZone}
            required
            autocomplete="off"
            aria-describedby="zone-hint"
          />
          <p class="soft small hint" id="zone-hint">
            As in Europe/Berlin or America/Denver.{' '}
            <button type="button" class="link waits" data-zone="timeZone">
              Use the browser’s
            </button>
          </p>
        </div>
        <Choice
          name="units"
          label="Distances in"
          value={runner.units}
          options={optionsOf(UNITS, unitWords)}
        />
        <Choice
          name="weekStartsOn"
          label="Weeks start on"
          value={runner.weekStartsOn}
          options={optionsOf(WEEK_STARTS, weekStartWords)}
        />
      </div>
    </>
  )
}

const Training = ({ runner: { selfReports }, isEasyWeek, today }: SettingsProps) => (
  <>
    <h2>How you train</h2>
    <div class="card">
      <div class="grid">
        <Choice
          name="longRunDay"
          label="Long run on"
          value={selfReports.longRunDay === null ? '' : String(selfReports.longRunDay)}
          options={[['', 'read it from my log'], ...WEEKDAYS]}
        />
        <Choice
          name="easyWeek"
          label="This week is"
          value={isEasyWeek ? 'yes' : 'no'}
          options={[
            ['no', 'like any other'],
            ['yes', 'an easy one'],
          ]}
        />
        <Choice
          name="peakCadence"
          label="Massage in peak weeks"
          value={selfReports.peakCadence}
          options={optionsOf(PEAK_CADENCES, peakCadenceWords)}
        />
        <Injury injury={selfReports.injury} today={today} />
      </div>
      <Several
        name="hardDays"
        label="Hard sessions on"
        values={selfReports.hardDays.map(String)}
        options={WEEKDAYS}
      />
      <Several
        name="tightness"
        label="Often tight"
        values={selfReports.tightness}
        options={AREAS.map((area) => [area, areaName(area)])}
      />
      <label class="check">
        <input type="checkbox" name="massageSuggestions" value="yes" /> Suggest massages again, if they rest
      </label>
    </div>
  </>
)

const Speaking = ({ runner }: SettingsProps) => {
  return (
    <>
      <h2>How to be spoken to</h2>
      <div class="card">
        <div class="grid">
          <Choice
            name="sensitivity"
            label="How much to say"
            value={runner.sensitivity}
            options={SENSITIVITIES.map((each) => [each, sensitivityWords[each].choice])}
          />
          <div>
            <label for="quietFrom">Quiet from</label>
            <input id="quietFrom" name="quietFrom" type="time" value={runner.quietHours?.from ?? ''} />
          </div>
          <div>
            <label for="quietTo">until</label>
            <input id="quietTo" name="quietTo" type="time" value={runner.quietHours?.to ?? ''} />
          </div>
        </div>
        <p class="soft small">Leave both hours empty to be written to at any hour.</p>
      </div>
    </>
  )
}

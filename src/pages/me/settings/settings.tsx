/** How the runner wants to be counted, and how they train. Every answer can wait. */

import { type LocalDate, WEEK_STARTS } from '../../../domain/time/calendar.ts'
import { AREAS, PEAK_CADENCES, type Runner, UNITS } from '../../../domain/training/runner.ts'
import { weekdayChoices } from '../../../text/days.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { peakCadenceWords, unitWords, weekStartWords } from '../../../text/labels/settings.ts'
import { Injury } from '../../layout/injury.tsx'
import { Choice, Several } from './fields.tsx'
import { CHOICES } from './save.tsx'
import { Heading } from './sections.tsx'

export type SettingsProps = {
  runner: Runner
  isEasyWeek: boolean
  today: LocalDate
}

const WEEKDAYS = weekdayChoices.map(({ day, name }) => [String(day), name] as const)

const optionsOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => [value, words[value]] as const)

export const UnitsAndTime = ({ runner }: Pick<SettingsProps, 'runner'>) => {
  return (
    <section aria-labelledby="units-and-time">
      <Heading of="units-and-time" />
      <div class="card grid">
        <div>
          <label for="timeZone">Time zone</label>
          <input
            id="timeZone"
            name="timeZone"
            form={CHOICES}
            value={runner.timeZone}
            required
            autocomplete="off"
            aria-describedby="zone-hint"
          />
          <p class="soft small hint" id="zone-hint">
            For example Europe/Berlin or America/Denver.{' '}
            <button type="button" class="link waits" data-zone="timeZone">
              Use the browser’s
            </button>
          </p>
        </div>
        <Choice
          form={CHOICES}
          name="units"
          label="Distances in"
          value={runner.units}
          options={optionsOf(UNITS, unitWords)}
        />
        <Choice
          form={CHOICES}
          name="weekStartsOn"
          label="Weeks start on"
          value={runner.weekStartsOn}
          options={optionsOf(WEEK_STARTS, weekStartWords)}
        />
      </div>
    </section>
  )
}

export const Training = ({ runner: { selfReports }, isEasyWeek, today }: SettingsProps) => (
  <section aria-labelledby="training">
    <Heading of="training" />
    <div class="card">
      <div class="grid two">
        <Choice
          form={CHOICES}
          name="longRunDay"
          label="Long run on"
          value={selfReports.longRunDay === null ? '' : String(selfReports.longRunDay)}
          options={[['', 'whichever day my log shows'], ...WEEKDAYS]}
        />
        <Choice
          form={CHOICES}
          name="easyWeek"
          label="This week is"
          value={isEasyWeek ? 'yes' : 'no'}
          options={[
            ['no', 'a normal week'],
            ['yes', 'an easy week'],
          ]}
        />
        <Injury injury={selfReports.injury} today={today} form={CHOICES} />
        <Choice
          form={CHOICES}
          name="peakCadence"
          label="Massage in peak weeks"
          value={selfReports.peakCadence}
          options={optionsOf(PEAK_CADENCES, peakCadenceWords)}
        />
      </div>
      <Several
        form={CHOICES}
        name="hardDays"
        label="Hard sessions on"
        values={selfReports.hardDays.map(String)}
        options={WEEKDAYS}
      />
      <Several
        form={CHOICES}
        name="tightness"
        label="Often tight"
        values={selfReports.tightness}
        options={AREAS.map((area) => [area, areaName(area)])}
      />
      <p class="soft small">
        When was your last massage? <a href="/me/massage#had">Note it on the massage page</a>, and Legwork
        counts from there.
      </p>
    </div>
  </section>
)

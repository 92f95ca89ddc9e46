/** How the runner wants to be counted and spoken to. */
import type { Runner } from '../../domain/runner.ts'

export type SettingsWrong = readonly { field: string; expected: string }[]

export const Settings = ({ runner, wrong }: { runner: Runner; wrong: SettingsWrong }) => {
  const expected = (field: string) => wrong.find((each) => each.field === field)?.expected
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <form method="post" action="/me/settings">
        <label for="timeZone">Time zone</label>
        <input
          id="timeZone"
          name="timeZone"
          value={runner.timeZone}
          required
          autocomplete="off"
          aria-invalid={expected('timeZone') ? 'true' : 'false'}
        />
        <Wrong expected={expected('timeZone')} />
        <Choice
          name="weekStartsOn"
          label="Weeks start on"
          value={runner.weekStartsOn}
          options={{ monday: 'Monday', sunday: 'Sunday' }}
        />
        <Choice
          name="units"
          label="Distances in"
          value={runner.units}
          options={{ km: 'kilometres', mi: 'miles' }}
        />
        <Choice
          name="sensitivity"
          label="How much to say"
          value={runner.sensitivity}
          options={{
            relaxed: 'Relaxed: only the larger steps',
            standard: 'Standard',
            careful: 'Careful: smaller steps too',
          }}
        />
        <div class="pair">
          <div>
            <label for="quietFrom">Quiet from</label>
            <input id="quietFrom" name="quietFrom" type="time" value={runner.quietHours?.from ?? ''} />
          </div>
          <div>
            <label for="quietTo">until</label>
            <input id="quietTo" name="quietTo" type="time" value={runner.quietHours?.to ?? ''} />
          </div>
        </div>
        <Wrong expected={expected('quietFrom') ?? expected('quietTo')} />
        <p class="soft small">Leave both empty to be written to at any hour.</p>
        <button type="submit">Save</button>
      </form>
    </section>
  )
}

const Wrong = ({ expected }: { expected: string | undefined }) =>
  expected ? <p class="wrong">Expected {expected}.</p> : null

const Choice = ({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: Record<string, string>
}) => (
  <>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {Object.entries(options).map(([each, words]) => (
        <option value={each} selected={each === value}>
          {words}
        </option>
      ))}
    </select>
  </>
)

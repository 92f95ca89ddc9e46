/** When and where the last injury was: the months there are to choose from, and every place. */
import { addToMonth, type LocalDate, type Month, monthOf } from '../../domain/time/calendar.ts'
import type { Injury as Told } from '../../domain/training/runner.ts'
import { monthOfYear } from '../../text/days.ts'
import { PlaceOptions } from './place.tsx'

/** What is older says nothing any more. */
const MONTHS = 13

export const Injury = ({ injury, today, form }: { injury: Told | null; today: LocalDate; form?: string }) => (
  <>
    <div>
      <label for="injuredIn">Last injury, felt until</label>
      <select id="injuredIn" name="injuredIn" form={form}>
        <option value="">none in the last 12 months</option>
        {monthsWith(injury, today).map((month) => (
          <option value={month} selected={month === injury?.month}>
            {monthOfYear(month)}
          </option>
        ))}
      </select>
    </div>
    <div>
      <label for="injuredWhere">Where it was</label>
      <select id="injuredWhere" name="injuredWhere" form={form}>
        <option value="">not said</option>
        <PlaceOptions chosen={injury?.place ?? null} />
      </select>
    </div>
  </>
)

/** The last ones, and the one that was told of whenever that was, so that saving changes nothing. */
function monthsWith(injury: Told | null, today: LocalDate): Month[] {
  const last = Array.from({ length: MONTHS }, (_, back) => addToMonth(monthOf(today), -back))
  return injury && !last.includes(injury.month) ? [...last, injury.month] : last
}

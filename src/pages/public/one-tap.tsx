/** A one-tap link was followed: says what it would note, and a button does it. */

import type { LocalDate } from '../../domain/time/calendar.ts'
import { AREAS } from '../../domain/training/runner.ts'
import { areaName, areaTexted } from '../../text/labels/areas.ts'
import { Layout } from '../layout/layout.tsx'

const TITLES: Readonly<Record<string, string>> = {
  booked: 'You booked a massage?',
  done: 'You had a massage?',
  sore: 'Something is sore?',
  snooze: 'A week of quiet?',
  ill: 'You are ill?',
  well: 'You are well again?',
}

export const Act = ({ asked, today }: { asked: string; today: LocalDate }) => {
  const title = TITLES[asked] ?? 'What would you like to note?'
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <form method="post">
        {TITLES[asked] ? <input type="hidden" name="do" value={asked} /> : <Verbs />}
        {asked === 'booked' || asked === 'done' ? (
          <>
            <label for="date">On which day</label>
            <input id="date" name="date" type="date" value={today} required />
          </>
        ) : null}
        {asked === 'sore' ? (
          <>
            <label for="area">Where</label>
            <select id="area" name="area">
              {AREAS.map((area) => (
                <option value={areaTexted(area)}>{areaName(area)}</option>
              ))}
            </select>
          </>
        ) : null}
        <button type="submit">Yes, note it</button>
      </form>
    </Layout>
  )
}

const Verbs = () => (
  <>
    <label for="do">One of these</label>
    <select id="do" name="do">
      <option value="ill">I am ill</option>
      <option value="well">I am well again</option>
      <option value="snooze">A week of quiet</option>
    </select>
  </>
)

/** A one-tap link was followed: says what it would note, and a button does it. */

import type { Tap } from '../../domain/delivery/taps.ts'
import type { Command } from '../../domain/delivery/text-commands.ts'
import type { LocalDate } from '../../domain/time/calendar.ts'
import { type LegsState, needsPlace } from '../../domain/training/runner.ts'
import { day, weekdays } from '../../text/days.ts'
import { timeOffWords } from '../../text/labels/health.ts'
import type { Reader } from '../../text/reader.ts'
import { capital, list } from '../../text/sentences.ts'
import { Layout } from '../layout/layout.tsx'
import { SoreFields } from '../layout/sore-fields.tsx'

/** What is asked before anything is noted; null for what no link of ours says. */
function titleOf(heard: Command, asked: string, reader: Reader): string | null {
  switch (heard.kind) {
    case 'booked':
      return heard.date ? `Did you book a massage for ${day(heard.date, reader)}?` : 'Did you book a massage?'
    case 'suggestions':
      return heard.back ? 'Turn massage suggestions back on?' : 'Pause massage suggestions?'
    case 'race':
      return heard.race ? 'Was it a race?' : 'Not a race?'
    case 'legs':
      return LEGS_TITLES[heard.state]
    case 'sleep':
      return `Did you sleep ${heard.sleep}?`
    case 'simulation':
      return heard.date ? 'Was it a race simulation?' : 'Not a race simulation?'
    case 'time-off':
      return `Your break: ${timeOffWords[heard.why]}?`
    case 'long-run-day':
      return `Is your long run on ${weekdays([heard.weekday])}?`
    default:
      return TITLES[asked] ?? null
  }
}

const LEGS_TITLES = {
  fine: 'Are your legs fine?',
  sore: 'Are your legs a little sore?',
  pain: 'Does something hurt?',
  ill: 'Are you ill?',
} satisfies Record<LegsState, string>

const TITLES: Readonly<Record<string, string>> = {
  done: 'Did you have a massage?',
  sore: 'Is something sore?',
  snooze: 'Pause messages for a week?',
  resume: 'Resume messages?',
  ill: 'Are you ill?',
  injured: 'Are you injured?',
  well: 'Are you well again?',
  cleared: 'Has a doctor cleared you?',
}

type ActProps = {
  tap: Tap
  heard: Command
  reader: Reader
  /** The massages that are booked: another one joins them. */
  booked: readonly LocalDate[]
}

export const Act = ({ tap, heard, reader, booked }: ActProps) => {
  const others = tap.do === 'booked' ? booked.filter((date) => date !== tap.date) : []
  const title = titleOf(heard, tap.do, reader)
  const isAhead = tap.do === 'booked'
  const asksForDay = (tap.do === 'booked' || tap.do === 'done') && !tap.date
  return (
    <Layout title={title ?? ASK}>
      <h1>{title ?? ASK}</h1>
      {others.length > 0 ? (
        <p>
          {capital(list(others.map((date) => day(date, reader))))} stays booked as well. To move a massage,{' '}
          <a href="/me/massage">go to your massage page</a>.
        </p>
      ) : null}
      <form method="post">
        {title ? <input type="hidden" name="do" value={tap.do} /> : <Verbs />}
        {asksForDay ? (
          <>
            <label for="date">{isAhead ? 'Which day is it on?' : 'Which day was it?'}</label>
            {isAhead ? (
              <input id="date" name="date" type="date" min={reader.today} required />
            ) : (
              <input id="date" name="date" type="date" value={reader.today} max={reader.today} required />
            )}
          </>
        ) : null}
        {title && !asksForDay
          ? NAMED.map((name) => (tap[name] ? <input type="hidden" name={name} value={tap[name]} /> : null))
          : null}
        {tap.do === 'sore' ? <SoreFields /> : null}
        {heard.kind === 'legs' && needsPlace(heard.state) ? (
          <SoreFields {...(heard.state === 'sore' ? { strength: heard.strength } : {})} />
        ) : null}
        <button type="submit">Yes, note it</button>
      </form>
      <p>
        <a href="/me">No, go to your training</a>
      </p>
    </Layout>
  )
}

/** A pause began: until when, and the way back without signing in. */
export const Paused = ({ words }: { words: string }) => (
  <Layout title="Messages are paused">
    <h1>Messages are paused</h1>
    <p>{words}</p>
    <form method="post">
      <input type="hidden" name="do" value="resume" />
      <button type="submit" class="second">
        Resume messages
      </button>
    </form>
    <p>
      <a href="/me">Go to your training</a>
    </p>
  </Layout>
)

const ASK = 'What would you like to note?'

/** What a link may name beside what it does; the place is chosen here. */
const NAMED = ['date', 'meters', 'weekday', 'why', 'legs', 'sleep'] as const

const Verbs = () => (
  <>
    <label for="do">Choose one</label>
    <select id="do" name="do">
      <option value="ill">I'm ill</option>
      <option value="injured">I'm injured</option>
      <option value="well">I'm well again</option>
      <option value="cleared">A doctor has cleared me</option>
      <option value="snooze">Pause messages for a week</option>
    </select>
  </>
)

/** A one-tap link was followed: says what it would note, and a button does it. */

import type { Tap } from '../../domain/delivery/taps.ts'
import type { Command } from '../../domain/delivery/text-commands.ts'
import { type LegsState, needsPlace } from '../../domain/training/runner.ts'
import { day, weekdays } from '../../text/days.ts'
import { timeOffWords } from '../../text/labels/health.ts'
import type { Reader } from '../../text/reader.ts'
import { Layout } from '../layout/layout.tsx'
import { Place } from '../layout/place.tsx'

/** What is asked before anything is noted; null for what no link of ours says. */
function titleOf(heard: Command, asked: string, reader: Reader): string | null {
  switch (heard.kind) {
    case 'booked':
      return heard.date ? `You booked a massage for ${day(heard.date, reader)}?` : 'You booked a massage?'
    case 'suggestions':
      return heard.back ? 'You want massage suggestions back?' : 'You want massage suggestions to rest?'
    case 'race':
      return heard.race ? 'It was a race?' : 'It was no race?'
    case 'legs':
      return LEGS_TITLES[heard.state]
    case 'sleep':
      return `You slept ${heard.sleep}?`
    case 'simulation':
      return heard.date ? 'It was a race simulation?' : 'It was no race simulation?'
    case 'time-off':
      return `Your break: ${timeOffWords[heard.why]}?`
    case 'long-run-day':
      return `Your long run is on ${weekdays([heard.weekday])}?`
    default:
      return TITLES[asked] ?? null
  }
}

const LEGS_TITLES = {
  fine: 'Your legs are fine?',
  sore: 'Your legs are a little sore?',
  pain: 'Something hurts?',
  ill: 'You are ill?',
} satisfies Record<LegsState, string>

const TITLES: Readonly<Record<string, string>> = {
  done: 'You had a massage?',
  sore: 'Something is sore?',
  snooze: 'A week of quiet?',
  ill: 'You are ill?',
  injured: 'You are injured?',
  well: 'You are well again?',
  cleared: 'A doctor has cleared you?',
}

export const Act = ({ tap, heard, reader }: { tap: Tap; heard: Command; reader: Reader }) => {
  const title = titleOf(heard, tap.do, reader)
  const asksForDay = (tap.do === 'booked' || tap.do === 'done') && !tap.date
  return (
    <Layout title={title ?? ASK}>
      <h1>{title ?? ASK}</h1>
      <form method="post">
        {title ? <input type="hidden" name="do" value={tap.do} /> : <Verbs />}
        {asksForDay ? (
          <>
            <label for="date">On which day</label>
            <input id="date" name="date" type="date" value={reader.today} required />
          </>
        ) : null}
        {title && !asksForDay
          ? NAMED.map((name) => (tap[name] ? <input type="hidden" name={name} value={tap[name]} /> : null))
          : null}
        {tap.do === 'sore' ? <Place hurts={false} /> : null}
        {heard.kind === 'legs' && needsPlace(heard.state) ? <Place hurts={heard.state === 'pain'} /> : null}
        <button type="submit">Yes, note it</button>
      </form>
      <p>
        <a href="/me">No, to your training</a>
      </p>
    </Layout>
  )
}

const ASK = 'What would you like to note?'

/** What a link may name beside what it does; the place is chosen here. */
const NAMED = ['date', 'meters', 'weekday', 'why', 'legs', 'sleep'] as const

const Verbs = () => (
  <>
    <label for="do">One of these</label>
    <select id="do" name="do">
      <option value="ill">I am ill</option>
      <option value="injured">I am injured</option>
      <option value="well">I am well again</option>
      <option value="cleared">A doctor has cleared me</option>
      <option value="snooze">A week of quiet</option>
    </select>
  </>
)

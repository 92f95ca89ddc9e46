/** One nudge: the message, why it came, what was sent where, and what the runner says to it. */

import { hasLeft } from '../../../domain/delivery/deliveries.ts'
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { deliveryWords } from '../../../text/labels/deliveries.ts'
import { heldBackSentence } from '../../../text/labels/held-back.ts'
import { nudgeState } from '../../../text/labels/nudges.ts'
import { moment } from '../../../text/times.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { MassageAnswers, SnoozeAnswer, SoreAnswer } from '../massage/answers.tsx'
import type { SentLine } from './deliveries.tsx'
import { Entry } from './entry.tsx'
import { Said, type SaidProps } from './message.tsx'
import type { NudgeLine } from './nudge-line.ts'
import { Picture, type PictureProps } from './picture.tsx'
import { type Asked, Question } from './question.tsx'
import { arrivalOf, goneWords, headlineOf, RUN_GONE, togetherWords, waitsFor } from './words.ts'

export type Reason = { sentence: string; rule: string; source: string; picture: PictureProps | null }

export type NudgeProps = {
  nudge: NudgeLine & { policyVersion: string }
  runner: Runner
  today: LocalDate
  now: Date
  /** Null once what it was made of has left with the cache. */
  said: SaidProps | null
  /** Who is not well is shown no figure and no reason. */
  isWell: boolean
  reasons: readonly Reason[]
  /** What only the runner can say of it. */
  asks: readonly Asked[]
  sent: readonly SentLine[]
  /** Whose devices the figures come from, where their brand asks for it. */
  attribution: string | null
} & OfWhom

export const NudgePage = ({
  nudge,
  runner,
  today,
  now,
  said,
  isWell,
  reasons,
  asks,
  sent,
  attribution,
  who,
}: NudgeProps) => (
  <Layout title={isWell ? whyOf(nudge) : headlineOf(nudge, null)} under="training" who={who}>
    <h1>{headlineOf(nudge, isWell ? (meters) => distance(meters, runner.units) : null)}</h1>
    <p class="where">
      <span class="tag">{nudgeState(nudge.state, nudge.deliveryStates, nudge.unaddressed)}</span>{' '}
      {moment(nudge.dueAt, runner.timeZone)}
    </p>
    {whatChanged(nudge)}
    <Waits words={waitsFor(nudge, runner, now)} />
    <div class="columns">
      <div>
        {said && nudge.state !== 'held-back' && nudge.state !== 'cancelled' ? (
          <Message said={said} nudge={nudge} />
        ) : null}
        <section aria-labelledby="answer">
          <h2 id="answer">Respond</h2>
          <div class="card">
            <Noted runner={runner} />
            {asks.map((asked) => (
              <Question to={`/me/nudges/${nudge.id}`} {...asked} />
            ))}
            {said?.suggests ? <MassageAnswers to={`/me/nudges/${nudge.id}`} today={today} /> : null}
            <SnoozeAnswer to={`/me/nudges/${nudge.id}`} until={snoozed(runner, now)} />
            <details>
              <summary>Something is sore</summary>
              <SoreAnswer to={`/me/nudges/${nudge.id}`} today={today} />
            </details>
          </div>
        </section>
        <Sent sent={sent} runner={runner} nudge={nudge} />
      </div>
      {isWell ? (
        <section aria-labelledby="why">
          <h2 id="why">{whyOf(nudge)}</h2>
          {reasons.length > 0 ? reasons.map((reason) => <Why reason={reason} />) : <p>{goneWords(nudge)}</p>}
          <p class="soft small">
            Rules of {nudge.policyVersion}.{' '}
            <a href="/me/settings#notifications">Choose how many messages you get</a>.
          </p>
          {attribution && reasons.length > 0 ? <p class="soft small">{attribution}</p> : null}
        </section>
      ) : null}
    </div>
    <p>
      <a href="/me">Back to training</a>
    </p>
  </Layout>
)

const Waits = ({ words }: { words: string | null }) => (words ? <p class="note">{words}</p> : null)

/** Nobody got what was never sent. */
const whyOf = (nudge: NudgeLine) => (arrivalOf(nudge) === 'arrived' ? 'Why you got this' : 'What was noticed')

/** Why it was not said; of one that left, only that its run changed since. */
function whatChanged({ why, runGone, deliveryStates }: NudgeLine) {
  const left = deliveryStates.some(hasLeft)
  if (runGone || (left && why === 'gone')) return <p class="note">{RUN_GONE}</p>
  return why && !left ? <p class="note">{heldBackSentence(why)}</p> : null
}

const Message = ({ said, nudge }: { said: SaidProps; nudge: NudgeLine }) => (
  <section aria-labelledby="message">
    <h2 id="message">The message</h2>
    <Said {...said} />
    <p class="soft small">{togetherWords[arrivalOf(nudge)]}</p>
  </section>
)

export const Why = ({ reason: { sentence, rule, source, picture } }: { reason: Reason }) => (
  <div class="card">
    <p>{sentence}</p>
    {picture ? <Picture {...picture} /> : null}
    <p class="small">
      <strong>The rule:</strong> {rule}
    </p>
    <p class="soft small">
      <strong>Where it comes from:</strong> {source}
    </p>
  </div>
)

const Sent = ({ sent, runner, nudge }: Pick<NudgeProps, 'sent' | 'runner' | 'nudge'>) => (
  <section aria-labelledby="sent">
    <h2 id="sent">Where it was sent</h2>
    {sent.length === 0 ? (
      <p class="soft">{noneSent[arrivalOf(nudge)]}</p>
    ) : (
      <ul class="plain card">
        {sent.map(({ to, channel, state, why, at }) => (
          <Entry at={moment(at, runner.timeZone)} tag={deliveryWords(state, why, channel)}>
            {to ?? 'an address you removed'}
          </Entry>
        ))}
      </ul>
    )}
  </section>
)

const noneSent = {
  arrived: 'No e-mail or text of it is listed here.',
  ahead: 'Nothing has been sent yet.',
  never: 'Nothing was sent.',
} as const

/** The newest of what was told, so that an answer is seen to have arrived. */
const Noted = ({ runner: { selfReports } }: Pick<NudgeProps, 'runner'>) => {
  const treatment = [...selfReports.treatments].sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  const sore = [...selfReports.soreness].sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  return treatment || sore ? (
    <p class="small">
      {treatment
        ? `Noted: a massage ${treatment.state === 'done' ? 'on' : 'booked for'} ${shortDay(treatment.date)}. `
        : null}
      {sore ? `Noted: ${areaName(sore.area)} sore on ${shortDay(sore.date)}.` : null}
    </p>
  ) : null
}

const snoozed = ({ snoozedUntil, timeZone }: Runner, now: Date) =>
  snoozedUntil && snoozedUntil > now ? moment(snoozedUntil, timeZone) : null

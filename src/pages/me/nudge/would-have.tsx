/** A message that would have been sent, had Legwork been there: as it would have read then, and why; to who is not well, as it reads now. */
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Said, type SaidProps } from './message.tsx'
import { type Reason, Why } from './nudge.tsx'

export type WouldHavePageProps = {
  runner: Runner
  date: LocalDate
  title: string
  isWell: boolean
  said: Omit<SaidProps, 'suggests'>
  reasons: readonly Reason[]
} & OfWhom

export const WouldHavePage = ({ date, title, isWell, said, reasons, who }: WouldHavePageProps) => (
  <Layout title={title} under="training" who={who}>
    <h1>{title}</h1>
    <p class="where">
      {isWell
        ? `Not sent: it is what Legwork would have written on ${shortDay(date)}.`
        : `Not sent: Legwork would have written on ${shortDay(date)}. Today it says only this.`}
    </p>
    <div class="columns">
      <section aria-labelledby="message">
        <h2 id="message">The message</h2>
        <Said {...said} />
      </section>
      {isWell ? (
        <section aria-labelledby="why">
          <h2 id="why">Why</h2>
          {reasons.map((reason) => (
            <Why reason={reason} />
          ))}
        </section>
      ) : null}
    </div>
    <p>
      <a href="/me">Back to training</a>
    </p>
  </Layout>
)

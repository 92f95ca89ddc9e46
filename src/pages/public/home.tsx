/** The front door: what Legwork does, in a picture and three sentences. */
import { Layout, type Whom } from '../layout/layout.tsx'
import { TryHistory } from '../layout/try-history.tsx'
import { type ConnectTo, ConnectWith } from '../me/settings/sources.tsx'

export type HomeProps = {
  operator: string
  /** Undefined for a stranger. */
  who: Whom | undefined
  sources: readonly (ConnectTo & { label: string; cacheDays: number; compatibility: string | null })[]
}

/** As Legwork sends it after such a run, word for word: a test holds it against the mail. */
export const SAMPLE = {
  subject: '28 km on Sunday: two easy days now',
  lead: '28.0 km on Sunday, 6.7 km further than your longest in the 30 days before (21.3 km).',
  step: { when: 'Monday and Tuesday', what: 'easy or rest.' },
  room: 'More than 28.0 km in one run would be a step beyond your last 30 days.',
  massage:
    'If you like: 60 minutes of sports massage, on Tuesday, Wednesday or Thursday. It may ease soreness for a few days.',
} as const

export const Home = ({ operator, who, sources }: HomeProps) => (
  <Layout title="Fewer sore surprises" who={who}>
    <div class="columns front">
      <div>
        <h1>The moments that make legs sore, noticed in time</h1>
        <p>
          Legwork reads your runs and keeps your weekly distance. When a run goes well beyond your last 30
          days, a week jumps, or a long run calls for recovery, you get one short message with numbers and a
          plan. Nothing at night, nothing twice.
        </p>
        <p>
          {who ? (
            <a class="button" href="/me">
              Go to your training
            </a>
          ) : (
            <ConnectWith sources={sources} />
          )}
        </p>
        {who ? null : (
          <p class="small">
            Been here before? <a href="/sign-in">Sign in by e-mail</a>, or connect again.
          </p>
        )}
      </div>
      <Picture />
    </div>
    <div class="columns">
      <section aria-labelledby="sample">
        <h2 id="sample">What a message looks like</h2>
        <div class="card">
          <p>
            <strong>{SAMPLE.subject}</strong>
          </p>
          <p>{SAMPLE.lead}</p>
          <p>
            <strong>{SAMPLE.step.when}:</strong> {SAMPLE.step.what}
          </p>
          <p>{SAMPLE.room}</p>
          <p class="soft small">{SAMPLE.massage}</p>
        </div>
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept">What we keep</h2>
        <p>
          The runs of the last 17 weeks: day, distance, time, climb. No routes, no titles, no heart rate.
          {sources.map(({ label, cacheDays }) =>
            cacheDays > 0 ? ` Anything ${label} has not confirmed for ${cacheDays} days is erased.` : '',
          )}{' '}
          Disconnect, and all of it is erased at once.
        </p>
        <p>
          <a href="/privacy">Privacy in plain words</a>
        </p>
        <p class="soft small">
          {[`Run by ${operator}.`, ...sources.flatMap(({ compatibility }) => compatibility ?? [])].join(' ')}
        </p>
      </section>
    </div>
    {who ? null : <TryHistory />}
  </Layout>
)

/** Fourteen weeks and one long Sunday. */
const Picture = () => {
  const weeks = [34, 38, 41, 33, 40, 44, 46, 37, 45, 48, 51, 42, 50, 66]
  const y = (km: number) => 96 - km * 1.25
  return (
    <figure>
      <svg
        class="chart"
        viewBox="0 0 340 110"
        role="img"
        aria-label="Fourteen weeks of running; the last, 66 km, is far beyond the 50 km of the week before"
      >
        <rect class="band" x="0" width="340" y={y(65)} height={y(48) - y(65)} />
        {weeks.map((km, week) => {
          const isLast = week === weeks.length - 1
          return (
            <>
              <rect
                x={week * 24 + 5}
                width="16"
                y={y(km)}
                height={96 - y(km)}
                rx="1.5"
                class={isLast ? 'bar now' : 'bar'}
              />
              <text class={isLast ? 'now' : ''} x={week * 24 + 13} y={y(km) - 3} text-anchor="middle">
                {km}
              </text>
            </>
          )
        })}
        <line class="floor" x1="0" x2="340" y1="96" y2="96" />
      </svg>
      <figcaption class="soft small">
        Kilometres a week. The band runs from the average of the four weeks before up to a jump; the last week
        is one, and gets a message.
      </figcaption>
    </figure>
  )
}

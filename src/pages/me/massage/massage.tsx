/** Massage: what fits next, what was had, where it is sore, and the words for the therapist. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import { type Area, PLACES, type Runner, type Soreness } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { flagWords, strengthWords } from '../../../text/labels/soreness.ts'
import { list } from '../../../text/sentences.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { MassageAnswers, SoreAnswer } from './answers.tsx'
import { Body, type Sore } from './body.tsx'
import { Health } from './health.tsx'
import { newestFirst, SHOWN, Treatments } from './treatments.tsx'

export type MassageProps = {
  runner: Runner
  today: LocalDate
  next: {
    words: readonly string[]
    /** What stands with every suggestion; null where none is made. */
    caution: string | null
    /** Whether suggestions rest until they are wanted back. */
    rests: boolean
    /** Only for those who agreed to such offers, and only where one fits. */
    booking: { href: string; operator: string } | null
  }
  /** Null when it is a matter for a clinician. */
  therapist: string | null
  sore: Sore
  /** What was pointed at on the body. */
  chosen: readonly Area[]
} & OfWhom

const BACK_TO = '/me/massage'

export const MassagePage = ({ runner, today, next, therapist, sore, chosen, who }: MassageProps) => (
  <Layout title="Massage" here="massage" who={who}>
    <h1>Massage</h1>
    <div class="columns">
      <div>
        <section aria-labelledby="next">
          <h2 id="next">Next</h2>
          <div class="card">
            {next.words.map((words) => (
              <p>{words}</p>
            ))}
            {next.booking ? (
              <p>
                <a class="button" href={next.booking.href} rel="noreferrer">
                  Find a time
                </a>
                <br />
                <span class="soft small">You book with {next.booking.operator}, who runs this Legwork.</span>
              </p>
            ) : null}
            {next.rests ? (
              <form method="post" action="/me/massage/back">
                <button type="submit" class="second">
                  Turn massage suggestions back on
                </button>
              </form>
            ) : null}
            {next.caution ? <p class="soft small">{next.caution}</p> : null}
          </div>
        </section>
        {therapist ? (
          <section aria-labelledby="tell" class="printed">
            <h2 id="tell">For your therapist</h2>
            <blockquote id="therapist">{therapist}</blockquote>
            <p class="soft small">
              If you print this page, only these words come out.{' '}
              <button type="button" class="link waits" data-copy="therapist">
                Copy
              </button>
            </p>
          </section>
        ) : null}
        <section aria-labelledby="had">
          <h2 id="had">Your massages</h2>
          <Treatments treatments={runner.selfReports.treatments} today={today} />
          <div class="card">
            <MassageAnswers to={BACK_TO} today={today} />
          </div>
        </section>
      </div>
      <div>
        <section aria-labelledby="sore">
          <h2 id="sore">Where it is sore</h2>
          <div class="card">
            <div class="pointing">
              <Body sore={sore} chosen={chosen} />
              <SoreAnswer to={BACK_TO} today={today} chosen={chosen} />
            </div>
          </div>
          <Reports runner={runner} />
        </section>
        <Health health={runner.selfReports.health} today={today} />
      </div>
    </div>
  </Layout>
)

/** What says the same of a day stands in one line, and one press takes it back. */
const Reports = ({ runner: { selfReports } }: { runner: Runner }) =>
  selfReports.soreness.length === 0 ? null : (
    <ul class="plain card">
      {together(selfReports.soreness)
        .slice(0, SHOWN)
        .map(({ date, areas, strength, flag }) => (
          <li class="row pair">
            <span>
              {shortDay(date)}: {list(areas.map(areaName))}{' '}
              <span class="tag">
                {[strengthWords[strength].choice, flag && flagWords[flag].noted].filter(Boolean).join(', ')}
              </span>
            </span>
            <form method="post" action="/me/massage/not-sore">
              {areas.map((area) => (
                <input type="hidden" name="area" value={area} />
              ))}
              <button
                type="submit"
                class="quiet"
                name="date"
                value={date}
                aria-label={`Undo: ${list(areas.map(areaName))}, ${shortDay(date)}`}
              >
                Undo
              </button>
            </form>
          </li>
        ))}
    </ul>
  )

type Together = Pick<Soreness, 'date' | 'strength' | 'flag'> & { areas: readonly Soreness['area'][] }

/** Reports of one day that say the same of several places, the newest first. */
function together(reports: readonly Soreness[]): readonly Together[] {
  const all = new Map<string, Together>()
  for (const { date, area, strength, flag } of [...reports].sort(newestFirst)) {
    const key = `${date} ${strength} ${flag}`
    const areas = [...(all.get(key)?.areas ?? []), area]
    all.set(key, { date, strength, flag, areas: PLACES.filter((each) => areas.includes(each)) })
  }
  return [...all.values()]
}

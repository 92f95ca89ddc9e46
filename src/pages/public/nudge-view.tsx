/** One nudge for whoever has its mail or text: what it said, why, and what can be said back. Nothing else of the runner's. */
import { Layout } from '../layout/layout.tsx'
import { Said, type SaidProps } from '../me/nudge/message.tsx'
import { type Reason, Why } from '../me/nudge/nudge.tsx'
import { goneWords, RUN_GONE } from '../me/nudge/words.ts'

export type NudgeViewProps = {
  headline: string
  /** When it came. */
  at: string
  said: SaidProps | null
  runGone: boolean
  reasons: readonly Reason[]
  attribution: string | null
  /** Its own page, which asks to sign in. */
  page: string
}

export const NudgeView = ({ headline, at, said, runGone, reasons, attribution, page }: NudgeViewProps) => (
  <Layout title={headline}>
    <h1>{headline}</h1>
    <p class="where">{at}</p>
    {said ? (
      <section aria-labelledby="message">
        <h2 id="message">The message</h2>
        <Said {...said} />
      </section>
    ) : (
      <p class="note">{runGone ? `${RUN_GONE} ${goneWords({ runGone })}` : goneWords({ runGone })}</p>
    )}
    {said ? <Answers parts={said.parts} /> : null}
    {reasons.length > 0 ? (
      <section aria-labelledby="why">
        <h2 id="why">Why you got this</h2>
        {reasons.map((reason) => (
          <Why reason={reason} />
        ))}
        {attribution ? <p class="soft small">{attribution}</p> : null}
      </section>
    ) : null}
    <p>
      <a class="button second" href={page}>
        Open it in your training
      </a>
    </p>
    <p class="soft small">
      This page shows one message, to anyone who has the link, for two weeks. Everything else asks you to sign
      in.
    </p>
  </Layout>
)

const Answers = ({ parts }: Pick<SaidProps, 'parts'>) => {
  const asked = parts.flatMap((part) => (part.kind === 'question' ? [part] : []))
  return asked.length === 0 ? null : (
    <section aria-labelledby="answer">
      <h2 id="answer">Respond</h2>
      <div class="card">
        {asked.map(({ words, answers }) => (
          <>
            <p class="label">{words}</p>
            <p class="inline">
              {answers.map((answer) => (
                <a class="button second" href={answer.href}>
                  {answer.words}
                </a>
              ))}
            </p>
          </>
        ))}
      </div>
    </section>
  )
}

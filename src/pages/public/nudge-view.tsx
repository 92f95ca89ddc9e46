/** One nudge for whoever has its mail or text: what it said, why, and what can be said back. Nothing else of the runner's. */
import { Layout } from '../layout/layout.tsx'
import { Said, type SaidProps } from '../me/nudge/message.tsx'
import { type Reason, Why } from '../me/nudge/nudge.tsx'

export type NudgeViewProps = {
  headline: string
  /** When it came. */
  at: string
  said: SaidProps
  reasons: readonly Reason[]
  attribution: string | null
  /** Its own page, which asks to sign in. */
  page: string
  inA: 'mail' | 'text'
}

/** What the link of each opens, and to whom. */
const WHO = {
  mail: 'For two weeks, anyone who has the link can see this message and respond to it for you: how you are, a massage, a pause.',
  text: 'For two weeks, anyone who has the link can see this message. To respond, reply to the text.',
} as const

export const NudgeView = ({ headline, at, said, reasons, attribution, page, inA }: NudgeViewProps) => (
  <Layout title={headline}>
    <h1>{headline}</h1>
    <p class="where">{at}</p>
    <section aria-labelledby="message">
      <h2 id="message">The message</h2>
      <Said {...said} />
    </section>
    <Answers parts={said.parts} />
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
    <p class="soft small">{WHO[inA]} Everything else asks you to sign in.</p>
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

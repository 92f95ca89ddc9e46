/** What a sensitivity would have said in the last weeks: easier to choose by than by its name. */

import { SENSITIVITIES, type Sensitivity } from '../../../domain/policy/rules.ts'
import type { WouldHaveSaid } from '../../../domain/replay/would-have-said.ts'
import { shortDay } from '../../../text/days.ts'
import { sensitivityWords } from '../../../text/labels/settings.ts'
import { Entry } from '../nudge/entry.tsx'
import { type Far, headlineOf } from '../nudge/words.ts'

export type PreviewProps = {
  sensitivity: Sensitivity
  weeks: number
  said: readonly WouldHaveSaid[]
  /** Null for who is not well: no figure is held out to them. */
  far: Far
}

export const Preview = ({ preview, now }: { preview: PreviewProps | null; now: Sensitivity }) => (
  <section class="card" aria-labelledby="preview">
    <h2 id="preview" class="inside">
      What you would have received
    </h2>
    <p class="choose">
      {SENSITIVITIES.map((each) => (
        <a
          class="button second"
          href={`/me/settings?preview=${each}#preview`}
          aria-current={preview?.sensitivity === each ? 'true' : undefined}
        >
          {each === now ? `${sensitivityWords[each].name} (yours)` : sensitivityWords[each].name}
        </a>
      ))}
    </p>
    {preview ? (
      <Said {...preview} />
    ) : (
      <p class="soft small">Choose one to see its messages for your own weeks.</p>
    )}
  </section>
)

const Said = ({ sensitivity, weeks, said, far }: PreviewProps) => {
  const messages = said.length === 0 ? 'none' : said.length === 1 ? 'this message' : 'these messages'
  return (
    <>
      <p>
        With <em>{sensitivityWords[sensitivity].name}</em> you would have received {messages} in the last{' '}
        {weeks} weeks, not counting weekly summaries and massage messages{said.length === 0 ? '.' : ':'}
      </p>
      {said.length === 0 ? null : (
        <ul class="plain">
          {said.map(({ date, findings: [lead] }) => (
            <Entry at={shortDay(date)}>
              <a href={`/me/would-have?date=${date}&rule=${lead.rule}&sensitivity=${sensitivity}`}>
                {headlineOf({ rule: lead.rule, findings: [lead] }, far)}
              </a>
            </Entry>
          ))}
        </ul>
      )}
    </>
  )
}

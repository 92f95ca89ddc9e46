/** What was given up: why, and tried again or thrown away by a press. */
import { instantWords } from '../../text/instants.ts'

export type LetterLine = {
  id: string
  kind: string
  reason: string
  at: Date
  /** What it names: ids alone, never a person's words. */
  names: string
  canReplay: boolean
}

export const Letters = ({ letters, now }: { letters: readonly LetterLine[]; now: Date }) => (
  <section aria-labelledby="letters">
    <h2 id="letters">Jobs given up</h2>
    {letters.length === 0 ? (
      <p class="soft">None. Each is listed here for a month, with its reason.</p>
    ) : (
      <ul class="plain card">
        {letters.map((letter) => (
          <Letter letter={letter} now={now} />
        ))}
      </ul>
    )}
  </section>
)

const Letter = ({ letter, now }: { letter: LetterLine; now: Date }) => (
  <li class="row">
    <span>
      {letter.reason} <span class="tag">{letter.kind}</span>
      <br />
      <span class="soft small">
        {instantWords(letter.at, now)}
        {letter.names ? (
          <>
            , <code>{letter.names}</code>
          </>
        ) : null}
      </span>
    </span>
    <span class="inline">
      {letter.canReplay ? <Press what="replay" letter={letter} words="Try again" /> : null}
      <Press what="discard" letter={letter} words="Discard" />
    </span>
  </li>
)

const Press = ({
  what,
  letter,
  words,
}: {
  what: 'replay' | 'discard'
  letter: LetterLine
  words: string
}) => (
  <form method="post" action={`/operator/letters/${what}`}>
    <input type="hidden" name="letter" value={letter.id} />
    <button type="submit" class="quiet" aria-label={`${words}: ${letter.kind}, ${letter.reason}`}>
      {words}
    </button>
  </form>
)

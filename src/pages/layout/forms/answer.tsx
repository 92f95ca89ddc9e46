/** What a page says of the form that led to it: what is wrong about it, that it was kept, or what was done. */

export type ProblemsProps = {
  /** Each leads to its field, where the page has it. */
  problems: readonly { words: string; href: string | null }[]
  /** Names of fields that could not be filled in again. */
  tooLong: readonly string[]
  /** Whether the form would have saved something, and not just opened a door. */
  saves: boolean
}

export const Problems = ({ problems, tooLong, saves }: ProblemsProps) => (
  <div id="problem" class="problem" role="alert" tabindex={-1}>
    <p>
      <strong>{saves && problems.some(({ href }) => href) ? 'Not saved yet' : 'That did not work'}</strong>
    </p>
    <ul>
      {problems.map(({ words, href }) => (
        <li>{href ? <a href={href}>{words}</a> : words}</li>
      ))}
    </ul>
    <TooLong names={tooLong} />
  </div>
)

const TooLong = ({ names }: { names: readonly string[] }) =>
  names.length > 0 ? (
    <p>Too long to be filled in again for you: {names.join(', ')}. Everything else is as you left it.</p>
  ) : null

export const Kept = ({ isFilled, tooLong }: { isFilled: boolean; tooLong: readonly string[] }) => (
  <div id="problem" class="kept" role="status" tabindex={-1}>
    <p>
      <strong>Not sent yet.</strong>{' '}
      {isFilled
        ? 'You had to sign in first. Here is what was filled in: check it and press the button again.'
        : 'You had to sign in first. Nothing has changed: press the button again.'}
    </p>
    <TooLong names={tooLong} />
  </div>
)

export const Saved = ({ words }: { words: string }) => (
  <p id="saved" class="saved" role="status" tabindex={-1}>
    {words}
  </p>
)

export const Misfit = ({ id, words }: { id: string; words: string }) => (
  <p class="wrong" id={id}>
    {words}
  </p>
)

/** What only the runner can say of a run: asked on the page of its nudge, each answer a button. */

export type Asked = {
  words: string
  /** Which answer it is, as the address names it. */
  answer: 'away' | 'race' | 'simulation'
  /** What the answer is about. */
  about: Readonly<Record<string, string>>
  buttons: readonly { name: string; value: string; words: string }[]
}

export const Question = ({ to, words, answer, about, buttons }: Asked & { to: string }) => (
  <form method="post" action={`${to}/${answer}`}>
    <p class="label">{words}</p>
    {Object.entries(about).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <div class="inline">
      {buttons.map((button) => (
        <button type="submit" class="second" name={button.name} value={button.value}>
          {button.words}
        </button>
      ))}
    </div>
  </form>
)

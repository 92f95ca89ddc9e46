/** What stands on top of every page of somebody who is signed in: what is noted of them, and the way back. */

export type State = {
  /** Where a script finds it again, whose words change while the page is open. */
  id?: string
  /** What is noted since when, and what follows from it. */
  words: string
  /** It comes before anything else a page says. */
  isFirst: boolean
  /** The way back, with one press. */
  back?: { words: string; action: string; fields: Readonly<Record<string, string>> }
}

export const States = ({ states }: { states: readonly State[] }) =>
  states.length === 0 ? null : (
    <aside class="states" aria-label="What is noted">
      {states.map(({ id, words, isFirst, back }) => (
        <div class={isFirst ? 'card first' : 'quiet-line'}>
          <p id={id} class={isFirst ? undefined : 'small'}>
            {words}
          </p>
          {back ? (
            <form method="post" action={back.action}>
              {Object.entries(back.fields).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button type="submit" class={isFirst ? 'second' : 'link small'}>
                {back.words}
              </button>
            </form>
          ) : null}
        </div>
      ))}
    </aside>
  )

/**
 * A page that waits looks again by itself, ever more rarely and for five minutes. It asks only after what it waits for,
 * and is loaded anew once, when that has changed; never under the hands of somebody who is at a form: there it says so.
 */
export {}

const SECONDS = [3, 3, 3, 5, 5, 10, 20, 30, 60, 60, 90]

const note = document.querySelector<HTMLElement>('[data-look-again]')
let isTouched = false

if (note) {
  for (const kind of ['input', 'change', 'drop', 'click']) document.addEventListener(kind, touch, true)
  void lookAgain(note)
}

/** A click beside all that can be filled in or opened is nobody's work. */
function touch({ type, target }: Event): void {
  if (type !== 'click' || (target instanceof Element && target.closest('form, summary'))) isTouched = true
}

const isBusy = () => isTouched || document.activeElement?.closest('form, details') != null

async function lookAgain(note: HTMLElement): Promise<void> {
  for (const seconds of SECONDS) {
    await new Promise((done) => setTimeout(done, seconds * 1_000))
    const found = await look(note.dataset.lookAgain ?? '')
    if (!found) continue
    if (found.isWaiting) say(document.getElementById('standing'), found.words)
    else if (isBusy()) return say(note.querySelector('[data-words]'), found.words)
    else return location.reload()
  }
}

/** Null when it could not be told this time. */
async function look(at: string): Promise<{ isWaiting: boolean; words: string } | null> {
  const answer = await fetch(at, { redirect: 'error' }).catch(() => null)
  const said: unknown = answer?.ok ? await answer.json().catch(() => null) : null
  if (typeof said !== 'object' || said === null || !('isWaiting' in said) || !('words' in said)) return null
  return { isWaiting: said.isWaiting === true, words: String(said.words) }
}

/** What is said already is not announced again. */
function say(part: Element | null, words: string): void {
  if (part && words && part.textContent !== words) part.textContent = words
}

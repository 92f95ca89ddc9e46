/** SQL cut into its statements as it comes, so that a dump of whatever size is never held whole. */

/** What a statement's end may hide in, and how each ends. */
const CLOSES = { "'": "'", '"': '"', '--': '\n' } as const
const MARK = /['";]|--/g

type Opened = keyof typeof CLOSES

const isOpening = (mark: string): mark is Opened => Object.hasOwn(CLOSES, mark)

/**
 * Triggers, whose bodies hold statements, are none of ours.
 *
 * @example statementsIn(["INSERT INTO a VALUES ('it;", "s'); -- a\n"]) // "INSERT INTO a VALUES ('it;s');"
 */
export async function* statementsIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  let from = 0
  let within: Opened | null = null
  for await (const chunk of chunks) {
    text += chunk
    for (;;) {
      const mark = markIn(text, from, within)
      // the first half of a mark may end a chunk
      from = mark?.end ?? (within === null && text.endsWith('-') ? text.length - 1 : text.length)
      if (!mark) break
      if (within) within = null
      else if (isOpening(mark.is)) within = mark.is
      else {
        yield text.slice(0, mark.end).trim()
        text = text.slice(mark.end)
        from = 0
      }
    }
  }
  if (text.trim() !== '') yield text.trim()
}

/** The next that counts: what closes what was opened, or what opens or ends. */
function markIn(text: string, from: number, within: Opened | null): { is: string; end: number } | null {
  if (within) {
    const at = text.indexOf(CLOSES[within], from)
    return at < 0 ? null : { is: within, end: at + 1 }
  }
  MARK.lastIndex = from
  const found = MARK.exec(text)
  return found && { is: found[0], end: MARK.lastIndex }
}

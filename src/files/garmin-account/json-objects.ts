/** Takes the objects of a list out of JSON that is too large to be held: each as text, as soon as all of it has come. */
import { encodingOf } from '../containers/kinds.ts'
import { peek, piecesOf } from '../containers/source.ts'

type JsonObject = { line: number; text: string }

/** An activity is some kilobytes long; what goes on for longer has lost its end. */
const MAX_LENGTH = 4 * 2 ** 20
const MAX_DEPTH = 1000

/**
 * The objects of lists that are a field of something: of `[{"name": [{…}, {…}]}]` the two inside. One that is cut off
 * comes as no text.
 */
export async function* objectsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<JsonObject> {
  const { head, whole } = await peek(stream, 2)
  const decoder = new TextDecoder(encodingOf(head))
  const scanner = openScanner()
  for await (const piece of piecesOf(whole)) {
    yield* scanner.scan(decoder.decode(piece, { stream: true }))
    if (scanner.isLost()) break
  }
  const rest = scanner.rest()
  if (rest) yield rest
}

function openScanner() {
  /** The brackets that are open around the place. */
  let open = ''
  let [inText, escaped] = [false, false]
  let line = 1
  /** The object that has begun, as far as it has come. */
  let begun: { line: number; depth: number; text: string } | null = null

  /** What a bracket ends, when it is the object that had begun. */
  function close(text: string): JsonObject | null {
    open = open.slice(0, -1)
    if (begun?.depth !== open.length) return null
    const object = { line: begun.line, text: begun.text + text }
    begun = null
    return object
  }

  function* scan(text: string): Generator<JsonObject> {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const sign = text[at]
      if (sign === '\n') line++
      if (inText) {
        if (escaped) escaped = false
        else if (sign === '\\') escaped = true
        else if (sign === '"') inText = false
      } else if (sign === '"') inText = true
      else if (sign === '{' || sign === '[') {
        if (sign === '{' && !begun && open.endsWith('{[')) {
          begun = { line, depth: open.length, text: '' }
          from = at
        }
        open += sign
      } else if (sign === '}' || sign === ']') {
        const object = close(text.slice(from, at + 1))
        if (object) yield object
      }
    }
    if (begun) begun.text += text.slice(from)
  }

  return {
    scan,
    isLost: () => open.length > MAX_DEPTH || (begun?.text.length ?? 0) > MAX_LENGTH,
    rest: (): JsonObject | null => begun && { line: begun.line, text: '' },
  }
}

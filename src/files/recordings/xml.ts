/** Walks through an XML file piece by piece; nothing of it is kept but the way down to where it stands. */
import { SaxesParser } from 'saxes'
import { encodingOf } from '../containers/kinds.ts'
import { peek, piecesOf, Unreadable } from '../containers/source.ts'

/** What a reader of recordings hears, by names without their prefix. */
export type Listener = {
  opened?(name: string, attributes: Record<string, string>, parent: string): void
  /** With the text that stood in it, without what stood in its children. */
  closed?(name: string, text: string, parent: string): void
}

/** An & that begins nothing, as in a name that was written without care: XML would read on to the next semicolon. */
const LOOSE = /&(?!#?[\da-z]{1,10};)/gi
const LONGEST_ENTITY = 12

/** No recording is nested deeper. */
const MAX_DEPTH = 64

/** Blanks before its beginning or a wrong sign in a name don't spoil a recording; a file full of faults is none. */
const MAX_FAULTS = 100

const malformed = () => new Unreadable('XML with faults', 'Export it again.')

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Tells the listener all that stands in the file. A file that ends in the middle is none. */
export async function readXml(stream: ReadableStream<Uint8Array>, listener: Listener): Promise<void> {
  const { head, whole } = await peek(stream, 2)
  const decoder = new TextDecoder(encodingOf(head))
  const parser = new SaxesParser({ fragment: false, position: false })
  const way: string[] = []
  let [text, faults, cutOff] = ['', 0, false]

  parser.on('error', ({ message }) => {
    faults++
    if (/unclosed|unexpected end/i.test(message)) cutOff = true
    if (faults > MAX_FAULTS) throw malformed()
  })
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [local(key), value])
    listener.opened?.(local(name), Object.fromEntries(named), way.at(-1) ?? '')
    way.push(local(name))
    if (way.length > MAX_DEPTH) throw malformed()
    text = ''
  })
  const heard = (part: string) => {
    text += part
  }
  parser.on('text', heard)
  parser.on('cdata', heard)
  parser.on('closetag', () => {
    const name = way.pop() ?? ''
    listener.closed?.(name, text.trim(), way.at(-1) ?? '')
    text = ''
  })

  let kept = ''
  for await (const piece of piecesOf(whole)) {
    let part = kept + decoder.decode(piece, { stream: true })
    const last = part.lastIndexOf('&')
    kept = last !== -1 && last > part.length - LONGEST_ENTITY ? part.slice(last) : ''
    part = part.slice(0, part.length - kept.length).replace(LOOSE, '&amp;')
    parser.write(part)
  }
  parser.write((kept + decoder.decode()).replace(LOOSE, '&amp;'))
  parser.close()
  if (cutOff || way.length > 0) throw new Unreadable('cut off: its end is missing', 'Export it again.')
}

/** Reads a training log from the text of a file, whatever wrote it: the format is told by its content. */
import { err, type Result } from '../result.ts'
import { EXPECTED } from './expected.ts'
import { readList } from './lists/read-list.ts'
import { readTable } from './tables/read-table.ts'
import type { ReadOptions, Refusal, TrainingFile } from './training-file.ts'

/**
 * Runs as the file tells them, rows that can't be read with their line, and what was left aside. A file that is none of
 * the known formats is refused as a whole, with what was found in it and what to give instead.
 */
export function readLog(text: string, options: ReadOptions = {}): Result<TrainingFile, Refusal> {
  const content = text.replace(/^\uFEFF/, '')
  const begin = content.trimStart()
  if (begin === '') return err({ found: 'an empty file', instead: EXPECTED })
  if (begin[0] === '[' || begin[0] === '{') return readList(content, options)
  if (begin[0] === '<') return err(markup(begin))
  if (isBinary(content.slice(0, 1000))) return err({ found: 'a file that is no text', instead: EXPECTED })
  return readTable(content, options)
}

/** One stray zero in a cell doesn't make a table something else. */
const isBinary = (text: string) => text.split('\0').length - 1 > text.length / 50

const markup = (text: string): Refusal =>
  /^<(!doctype html|html|head|body)/i.test(text)
    ? { found: 'a web page (HTML)', instead: 'Save the file that the page offers, not the page itself.' }
    : { found: 'XML of an unknown kind', instead: EXPECTED }

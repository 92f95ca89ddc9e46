/** A file of JSON as somebody's editor saved it; what is wrong with it is said without a word of what stands there. */
import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '../../result.ts'

/** Null where there is no such file; one that is there and cannot be read is an error. `name` is what people call it. */
export async function readJson(path: string, name: string): Promise<Result<unknown, string> | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown')
  if (bytes === 'ENOENT') return null
  if (typeof bytes === 'string') return err(`${name} could not be read (${bytes}).`)
  const text = textOf(bytes)
  if (text === null) return err(`${name} is in an old encoding: save it as UTF-8.`)
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    return err(`${name} is not JSON${placeIn(error)}.`)
  }
}

/** Past the mark that Notepad and PowerShell put first, in the encoding it tells. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Where the parser stopped, as far as it says; the rest of its message quotes the file. */
function placeIn(error: unknown): string {
  const [, line, column] =
    /\(line (\d+) column (\d+)\)/.exec(error instanceof Error ? error.message : '') ?? []
  return line && column ? ` (line ${line}, column ${column})` : ''
}

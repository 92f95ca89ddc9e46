/** How far the reading of many files is, on the standard error. */

/** Fewer are read before anybody could wonder. */
const WORTH_SAYING = 50

/** Where nobody looks on (a pipe, a file), a line each so many. */
const EACH = 1000

/** Says how far it is: in one line that changes on a terminal. */
export function showProgress(done: number, all: number): void {
  if (all < WORTH_SAYING) return
  const { stderr } = process
  const words = `reading ${done} of ${all} files`
  if (!stderr.isTTY) {
    if (done % EACH === 0) stderr.write(`${words}\n`)
  } else if (done === all) stderr.write(`\r${' '.repeat(words.length)}\r`)
  else if (done % 10 === 0) stderr.write(`\r${words}`)
}

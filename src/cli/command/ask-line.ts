/** One line from whoever sits there; what is piped in is taken as it comes. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Null where the input ended without a line: nobody is there. */
export function askLine(question: string, { isHidden }: { isHidden: boolean }): Promise<string | null> {
  process.stderr.write(question)
  // what is typed is echoed to nowhere
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = isHidden ? nowhere : process.stderr
  const asking = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  return new Promise((resolve) => {
    asking.once('line', (line) => {
      resolve(line.trim())
      asking.close()
    })
    asking.once('close', () => {
      if (isHidden) process.stderr.write('\n')
      resolve(null)
    })
  })
}

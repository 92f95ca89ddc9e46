/** One line from whoever sits there, not shown while it is typed; what is piped in is taken as it comes. */

import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  // what is typed is echoed to nowhere
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY })
  try {
    return (await asking.question('')).trim()
  } finally {
    asking.close()
    process.stderr.write('\n')
  }
}

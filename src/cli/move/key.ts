/** The key of an export, as whoever has it types or pastes it. It is never an argument: those are seen and kept. */
import { createInterface } from 'node:readline/promises'

export async function askForKey(): Promise<string> {
  const given = process.env.LEGWORK_MOVE_KEY
  if (given) return given.trim()
  const asked = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await asked.question('Key of the export: ')).trim()
  } finally {
    asked.close()
  }
}

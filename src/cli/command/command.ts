/** How a command begins and ends: what was typed is read or refused, and what nobody foresaw ends it in one line. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { faultOf } from '../../log.ts'

/** What was typed; what cannot be meant ends the command, with how it is meant. */
export function optionsOf<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

/** Ends with the code it gives. A stack trace would show what was being handled, and that may be a secret. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(`Stopped by an unexpected error: ${faultOf(error)}`)
    process.exitCode = 1
  }
}

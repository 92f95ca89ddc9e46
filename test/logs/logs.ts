/** The logs a test walks through, read in Node: those beside the checkout where there are any, and one made here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readLog } from '../../src/files/read-log.ts'
import type { GivenLog } from './given-log.ts'
import { madeLog } from './made-log.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/logs/', import.meta.url))

/** Real runners' logs, when they are there. */
export function realLogs(): GivenLog[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => {
      const read = readLog(readFileSync(`${FOLDER}${file}`, 'utf8'), {})
      if (!read.ok) return []
      const { runs, timeZone = 'UTC' } = read.value
      return [{ name: file.split('.')[0] ?? file, timeZone, runs: runs.map(given) }]
    })
}

export const madeLogs = (): GivenLog[] => [{ ...madeLog(), runs: madeLog().runs.map(given) }]

/** As it travels from Node to workerd: instants as numbers. */
const given = ({
  startedAt,
  ...rest
}: { startedAt: Date } & Omit<GivenLog['runs'][number], 'startedAt'>) => ({
  ...rest,
  startedAt: startedAt.getTime(),
})

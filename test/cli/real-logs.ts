/** Real runners' logs, where they lie beside the project, as a simulation each. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { givenAt } from '../../src/cli/backtest/disk.ts'
import { readTraining } from '../../src/files/read-training.ts'
import { type Simulation, simulate } from '../../src/report/simulate.ts'

const LOGS = fileURLToPath(new URL('../../../shared/data/logs/', import.meta.url))

export const areHere = existsSync(LOGS)

/** As a title of tests says it, where they are not. */
export const titled = (title: string) => (areHere ? title : `${title}: skipped, ../shared is missing`)

/** With what a new runner gets, and every massage that is suggested booked. */
export async function simulationOf(name: string): Promise<Simulation> {
  const given = { timeZone: 'Europe/London' }
  const read = await readTraining([await givenAt(join(LOGS, name), name)], given, () => {})
  if (!read.ok) throw new Error(read.error.found)
  const supposed = { weekStartsOn: 'monday', sensitivity: 'standard', timeZone: null, units: null } as const
  return simulate(read.value, { ...supposed, races: [], massages: 'booked' })
}

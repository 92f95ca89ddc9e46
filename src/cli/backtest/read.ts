/** The training that somebody names on the command line: files, folders and zips; what is wrong is one line. */
import { resolve } from 'node:path'
import { type Given, readTraining } from '../../files/read-training.ts'
import type { ReadOptions, TrainingFile } from '../../files/training-file.ts'
import { err, type Result } from '../../result.ts'
import { tally } from '../../text/plurals.ts'
import { givenAt, whyNot } from './disk.ts'
import { showProgress } from './progress.ts'

const TAKE_FILES = ['backtest', 'start']

/** npm runs scripts in the project's folder; a path is meant from where the person stands. */
export function pathOf(given: string): string {
  const { npm_lifecycle_event: script = '', INIT_CWD: stands } = process.env
  return resolve(TAKE_FILES.includes(script) && stands ? stands : process.cwd(), given)
}

export async function readNamed(
  files: readonly string[],
  options: ReadOptions & { datesBy?: string },
): Promise<Result<TrainingFile, string>> {
  const given: Given[] = []
  for (const file of files) {
    const path = pathOf(file)
    try {
      given.push(await givenAt(path, file))
    } catch (error) {
      return err(`can't read ${path}: ${whyNot(error)}`)
    }
  }
  const read = await readTraining(given, { ...options, latest: new Date() }, showProgress)
  if (read.ok) return read
  const { name, found, instead, asks, others } = read.error
  const how = asks && options.datesBy ? ` (${options.datesBy})` : ''
  const more = others > 0 ? ` Nor could ${tally(others, 'other file')} be read.` : ''
  return err(`${name} is ${found}. ${instead.replace(/\.$/, `${how}.`)}${more}`)
}

/** What a source answers that cannot be used, told to the operator: a few letters, and each once. */
import { accountOf, type Dependencies } from '../../dependencies.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { Remark, SourceError } from '../../sources/source.ts'
import type { Letter } from '../../store/dead-letters.ts'

const MOST_LETTERS = 20

/** A letter for each activity that could not be read and for each new type: the same ids make it once. */
export function lettersOn(connection: string, remarks: readonly Remark[]): Letter[] {
  const { source } = accountOf(connection)
  const letters = remarks.map(({ kind, run, reason }): Letter => {
    const id = kind === 'type' ? `type ${source} ${reason}` : `row ${connection} ${run ?? reason}`
    return { id, kind, ids: { connection, ...(run === null ? {} : { run }) }, reason }
  })
  const more = letters.length - MOST_LETTERS
  if (more <= 0) return letters
  const rest = { kind: 'row', ids: { connection }, reason: `and ${more} more like these` }
  return [...letters.slice(0, MOST_LETTERS), { id: `row ${connection} more`, ...rest }]
}

/** A letter a day for each connection whose source answers what cannot be used. */
export async function tellUnusable(
  dependencies: Dependencies,
  connection: string,
  error: SourceError,
  now: Date,
) {
  const reason = 'why' in error ? error.why : error.kind
  const day = localDateOf(now, 'UTC')
  const letter = { kind: 'sync', ids: { connection }, reason }
  await dependencies.store.deadLetters.recordOnce(`look ${connection} ${day}`, letter, now)
}

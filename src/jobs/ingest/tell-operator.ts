/** What a source answers that cannot be used, told to the operator: a few letters, and each once. */
import type { Dependencies } from '../../dependencies.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { SourceError, Synced } from '../../sources/source.ts'

const MOST_LETTERS = 3

/** The same few rows come at every sync: a letter for each, once. */
export async function tellUnreadable(
  { store }: Dependencies,
  connection: string,
  { unreadable }: Synced,
  now: Date,
) {
  for (const { id, reason } of unreadable.slice(0, MOST_LETTERS)) {
    const letter = { kind: 'row', ids: { connection, ...(id === null ? {} : { run: id }) }, reason }
    await store.deadLetters.recordOnce(`row ${connection} ${id ?? reason}`, letter, now)
  }
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

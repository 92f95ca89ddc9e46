/** The event of a treatment that is booked or done, for the batch that writes it down; to stand before that. */
import { type SQL, sql } from 'drizzle-orm'
import type { Treatment } from '../../domain/training/runner.ts'
import type { Database } from '../database.ts'
import { appendEventIf } from './append.ts'

/** What is written down already, and said once more, is no event. */
export const treatmentEvent = (
  db: Database,
  runnerId: string,
  { date, state }: Pick<Treatment, 'date' | 'state'>,
  now: Date,
  isNews: SQL = sql`NOT EXISTS (
    SELECT 1 FROM treatment WHERE runner_id = ${runnerId} AND date = ${date} AND state = ${state})`,
) =>
  appendEventIf(
    db,
    runnerId,
    {
      type: 'treatment.logged',
      about: `${date} ${state} ${now.getTime()}`,
      facts: { date, state },
      words: null,
      connectionId: null,
    },
    now,
    isNews,
  )

/** Whose a row is. It is bound to its owner, so that a write that comes after their end leaves nothing. */
import { text } from 'drizzle-orm/sqlite-core'
import { connection, runner } from './runner.ts'

/** It leaves with its runner, and cannot be written once they are gone. */
export const ofRunner = () =>
  text('runner_id')
    .notNull()
    .references(() => runner.id, { onDelete: 'cascade' })

/** It leaves with the connection it came by. */
export const ofConnection = () =>
  text('connection_id')
    .notNull()
    .references(() => connection.id, { onDelete: 'cascade' })

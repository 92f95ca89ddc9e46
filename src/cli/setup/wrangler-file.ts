/** `wrangler.toml` as setup needs it: the names in it, and what it writes there. Comments, order and ends of lines stay. */
import { parse, TomlError } from 'smol-toml'
import * as z from 'zod'

export type WranglerNames = { worker: string; database: string; databaseId: string; queues: string[] }

/** As it stands in the project, and what a database has that is not made yet. */
export const NO_DATABASE = '00000000-0000-0000-0000-000000000000'

const list = <T extends z.ZodType>(each: T) => z.array(each).optional()

const fileSchema = z.object({
  name: z.string().optional(),
  d1_databases: list(
    z.object({
      binding: z.string().optional(),
      database_name: z.string().optional(),
      database_id: z.string().optional(),
    }),
  ),
  queues: z
    .object({
      producers: list(z.object({ queue: z.string() })),
      consumers: list(z.object({ queue: z.string(), dead_letter_queue: z.string().optional() })),
    })
    .optional(),
  send_email: list(z.object({ name: z.string() })),
})

function read(text: string): z.output<typeof fileSchema> {
  try {
    return fileSchema.parse(parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const place = error instanceof TomlError ? ` (line ${error.line}, column ${error.column})` : ''
    throw new Error(`wrangler.toml is not as wrangler reads it${place}`)
  }
}

/** @example namesIn('name = "legwork"\n…') // { worker: 'legwork', database: 'legwork', queues: ['legwork-events', …], … } */
export function namesIn(text: string): WranglerNames {
  const { name, d1_databases: databases = [], queues } = read(text)
  const ours = databases.find(({ binding }) => binding === 'DB') ?? databases[0]
  const { producers = [], consumers = [] } = queues ?? {}
  const named = [
    ...[...producers, ...consumers].map(({ queue }) => queue),
    ...consumers.flatMap(({ dead_letter_queue: last }) => last ?? []),
  ]
  return {
    worker: name ?? 'legwork',
    database: ours?.database_name ?? 'legwork',
    databaseId: ours?.database_id ?? NO_DATABASE,
    queues: [...new Set(named)],
  }
}

/** Null where the place for it is not found. */
export function withDatabaseId(text: string, id: string): string | null {
  const { databaseId } = namesIn(text)
  const written = text
    .split(/(?<=\n)/)
    .map((line) => (isComment(line) ? line : line.replace(ID, wherever(databaseId, id))))
    .join('')
  return namesIn(written).databaseId === id ? written : null
}

const ID = /(\bdatabase_id"?\s*=\s*)(["'])([^"']*)\2/

/** Takes the place of one id, and of no other database's. */
const wherever = (old: string, id: string) => (all: string, key: string, quote: string, value: string) =>
  value === old ? `${key}${quote}${id}${quote}` : all

const isComment = (line: string) => line.trimStart().startsWith('#')

export const hasEmail = (text: string): boolean =>
  (read(text).send_email ?? []).some(({ name }) => name === 'EMAIL')

const COMMENT = /^# \[\[send_email\]\](\r?\n)# name = "EMAIL"/m

/** What stands there as a comment counts from now on; where none does, it comes last. */
export function withEmail(text: string): string {
  if (COMMENT.test(text)) return text.replace(COMMENT, '[[send_email]]$1name = "EMAIL"')
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return [`${text.trimEnd()}${end}`, '[[send_email]]', 'name = "EMAIL"', ''].join(end)
}

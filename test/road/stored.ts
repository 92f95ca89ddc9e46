/** What is in the database, asked in the tests' own words: a column that is renamed is renamed here. */
import { db } from '../installation.ts'

type Connection = {
  id: string
  runnerId: string | null
  state: string
  tokens: string | null
  failures: number
  syncedAt: number | null
  historyUntil: number | null
}
type Runner = {
  id: string
  timeZone: string
  sourceOfRecord: string | null
  healthState: string | null
  snoozedUntil: number | null
}
type Contact = {
  id: string
  channel: string
  state: string
  offWhy: string | null
  agreedTo: string | null
  agreedAt: number | null
  recovery: number
  massage: number
  summary: number
}
type Delivery = {
  id: string
  kind: string
  state: string
  why: string | null
  providerMessageId: string | null
  suggested: number
  sentAt: number | null
  lease: string | null
}
type DeadLetter = { id: string; kind: string; reason: string; ids: string }

const CONNECTION = `SELECT id, runner_id AS runnerId, state, tokens, failures, synced_at AS syncedAt,
  history_until AS historyUntil FROM connection`
const RUNNER = `SELECT id, time_zone AS timeZone, source_of_record AS sourceOfRecord, health_state AS healthState,
  snoozed_until AS snoozedUntil FROM runner`
const CONTACT = `SELECT id, channel, state, off_why AS offWhy, agreed_to AS agreedTo, agreed_at AS agreedAt, recovery,
  massage, summary FROM contact`
const DELIVERY = `SELECT id, kind, state, why, provider_message_id AS providerMessageId, suggested, sent_at AS sentAt,
  lease FROM delivery`

type Values = readonly (string | number | null)[]

const all = async <Row>(sql: string, ...values: Values) =>
  (
    await db
      .prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results

async function first<Row>(sql: string, ...values: Values): Promise<Row> {
  const [row] = await all<Row>(sql, ...values)
  if (row === undefined) throw new Error(`nothing is stored for: ${sql}`)
  return row
}

export const stored = {
  count: async (table: string, where = 'TRUE') =>
    (await first<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`)).count,

  /** The only one there is, or the first. */
  connection: () => first<Connection>(CONNECTION),
  runner: () => first<Runner>(RUNNER),
  contact: () => first<Contact>(CONTACT),
  contactAt: (address: string) => first<Contact>(`${CONTACT} WHERE address = ?`, address),
  contacts: () => all<Contact>(CONTACT),
  nudge: () => first<{ id: string; state: string }>('SELECT id, state FROM nudge'),
  /** The newest of a kind. */
  delivery: (kind: string) => first<Delivery>(`${DELIVERY} WHERE kind = ? ORDER BY created_at DESC`, kind),
  treatment: () => first<{ date: string; state: string }>('SELECT date, state FROM treatment'),
  soreness: () => first<{ date: string; area: string }>('SELECT date, area FROM soreness'),
  suppression: () => first<{ hash: string; why: string }>('SELECT hash, why FROM suppression'),
  deadLetters: () => all<DeadLetter>('SELECT id, kind, reason, ids FROM dead_letter ORDER BY reason, id'),

  /** How many runs there are, and how far they went together. */
  running: () =>
    first<{ runs: number; meters: number }>(
      'SELECT COUNT(*) AS runs, COALESCE(SUM(distance_meters), 0) AS meters FROM run',
    ),
  runs: () =>
    all<{ id: string; connection: string; meters: number }>(
      'SELECT id, connection_id AS connection, distance_meters AS meters FROM run ORDER BY started_at, connection_id',
    ),

  weekMeters: async () =>
    (await first<{ meters: number }>('SELECT SUM(distance_meters) AS meters FROM weekly_mileage')).meters,
  /** How much is used of the first limit whose id is like this. */
  usedOf: async (id: string) =>
    (
      await first<{ used: number }>(
        "SELECT windows ->> '$[0].used' AS used FROM rate_limit WHERE id LIKE ?",
        id,
      )
    ).used,
  tablesWith: async (column: string) =>
    (
      await all<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%${column}%'`,
      )
    ).map(({ name }) => name),
  /** Whole rows of a table, as they are. */
  rows: (table: string) => all<Record<string, unknown>>(`SELECT * FROM ${table}`),
  /** A query of one test alone. */
  ask: all,

  /** Lets something have happened, or have happened longer ago. */
  run: (sql: string, ...values: Values) =>
    db
      .prepare(sql)
      .bind(...values)
      .run(),
  connectedEarlier: (days: number) =>
    stored.run('UPDATE connection SET connected_at = connected_at - ? * 86400000', days),
  syncedEarlier: (days: number) =>
    stored.run(
      'UPDATE connection SET synced_at = synced_at - ?1 * 86400000, review_at = review_at - ?1 * 86400000',
      days,
    ),
  /** One more runner of whom nothing is known. */
  putRunner: (id: string) =>
    stored.run(
      `INSERT INTO runner (id, time_zone, zone_chosen, week_starts_on, units, sensitivity, session_epoch, created_at)
       VALUES (?, 'UTC', 0, 'monday', 'km', 'standard', 0, 0)`,
      id,
    ),
  setLimit: (id: string, window: { used: number; allowed: number; resetsAt: number }) =>
    stored.run('UPDATE rate_limit SET windows = ? WHERE id LIKE ?', JSON.stringify([window]), id),

  /** A database in which this fails, until it is mended. */
  breakTable: (table: string) => stored.run(`ALTER TABLE ${table} RENAME TO ${table}_away`),
  mendTable: (table: string) => stored.run(`ALTER TABLE ${table}_away RENAME TO ${table}`),
}

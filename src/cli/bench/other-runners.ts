/** Other runners, each with a year behind them, as statements that the database makes them from. */

const DAY_MS = 86_400_000
const YEAR = 365

type Rows = { table: string; columns: string; each: number; values: string }

/** Rows of one table for each other runner `i` and each of so many places `k`. */
const rowsFor = (table: string, columns: string, each: number, values: string): Rows => ({
  ...{ table, columns, each, values },
})

/** None is due while the season lasts; one in fifty has lost their source. */
function rowsAt(now: number): Rows[] {
  const ago = (days: string) => `${now} - (${days}) * ${DAY_MS}`
  const connection = "CASE WHEN i % 4 = 0 THEN 'garmin:' ELSE 'strava:' END || i"
  /** Over a year back, the first of them still to come. */
  const sent = (times: number) =>
    `CASE k WHEN 0 THEN ${now + 30 * DAY_MS} ELSE ${ago(`k * ${YEAR / times}`)} END`
  const state = `CASE WHEN i % 50 = 0 THEN 'needs-reconnect' ELSE 'active' END`
  return [
    rowsFor(
      'runner',
      'id, time_zone, zone_chosen, week_starts_on, units, sensitivity, session_epoch, created_at',
      1,
      `'r' || i, 'UTC', 0, 'monday', 'km', 'standard', 0, ${ago('400')}`,
    ),
    rowsFor(
      'connection',
      'id, runner_id, tokens, scope, state, connected_at, sync_started_at, synced_at, review_at, lost_at, syncs_wanted, syncs_done',
      1,
      `${connection}, 'r' || i, 'sealed', '', ${state}, ${ago('400')},
       ${ago('1')}, ${ago('1')}, ${now} + ${30 * DAY_MS}, CASE WHEN i % 50 = 0 THEN ${ago('3')} END, 3, 3`,
    ),
    rowsFor(
      'contact',
      'id, runner_id, channel, address, address_hash, state, created_at, confirmed_at',
      2,
      `'c' || i || '-' || k, 'r' || i, CASE k WHEN 0 THEN 'email' ELSE 'sms' END, 'a' || i, 'h' || i || '-' || k,
       'confirmed', ${ago('400')}, ${ago('400')}`,
    ),
    rowsFor(
      'run',
      'connection_id, id, started_at, local_date, distance_meters, moving_seconds, elapsed_seconds, ground, manual',
      60,
      `${connection}, 'strava:' || k, ${ago('k * 2')}, '2026-03-01', 9000,
       3000, 3000, 'road', 0`,
    ),
    rowsFor(
      'nudge',
      'runner_id, id, connection_id, rule, subject, run, policy_version, state, created_at, due_at',
      40,
      `'r' || i, 'n' || k, ${connection}, 'big-long-run', 'run:strava:' || k, 'strava:' || k, '1',
       CASE WHEN k > 0 THEN 'sent' WHEN i % 2 THEN 'waiting' ELSE 'released' END, ${sent(40)}, ${sent(40)}`,
    ),
    rowsFor(
      'delivery',
      'id, runner_id, contact_id, kind, about, state, attempts, created_at, due_at, first_tried_at, sent_at',
      120,
      `'d' || i || '-' || k, 'r' || i, 'c' || i || '-' || (k % 2), 'nudge', 'n' || (k / 3),
       CASE k WHEN 0 THEN 'scheduled' ELSE 'sent' END, 1, ${sent(120)}, ${sent(120)}, ${sent(120)}, ${sent(120)}`,
    ),
    rowsFor(
      'push_received',
      'connection_id, run_id, received_at, edited',
      4,
      `${connection}, 'strava:' || k, ${ago('k')}, 0`,
    ),
    rowsFor(
      'rate_limit',
      'id, windows, ends_at',
      1,
      `'sends sms h' || i, '[{"used":1,"allowed":9,"resetsAt":9e15}]', ${now} + ${30 * DAY_MS}`,
    ),
    rowsFor(
      'dead_letter',
      'id, kind, ids, reason, at, runner_id, connection_id',
      1,
      `'x' || i, 'row', '{}', 'odd', ${ago('5')}, 'r' || i, ${connection}`,
    ),
    rowsFor(
      'endpoint',
      'runner_id, id, url, types, preset, secret, state, agreed_to, created_at, on_since',
      1,
      `'r' || i, 'e' || i, 'https://hooks.example/' || i, '["nudge.sent","treatment.logged"]', 'standard', 's', 'on', 'yes',
       ${now}, ${now}`,
    ),
    rowsFor(
      'event',
      'runner_id, place, id, type, about, connection_id, facts, at',
      20,
      `'r' || i, ${now} - k, 'evt_' || i || k, 'nudge.created', 'n' || k || ' ' || (${sent(40)}), ${connection}, '{}',
       ${now} + ${DAY_MS}`,
    ),
    rowsFor(
      'event_delivery',
      'runner_id, endpoint_id, place, state, due_at',
      20,
      `'r' || i, 'e' || i, ${now} - k, CASE k WHEN 0 THEN 'scheduled' ELSE 'delivered' END, ${now} + ${30 * DAY_MS}`,
    ),
    rowsFor(
      'event_attempt',
      'runner_id, endpoint_id, place, number, at, status, request, answer',
      20,
      `'r' || i, 'e' || i, ${now} - k, 1, ${now}, 200, 'POST', 'ok'`,
    ),
    rowsFor('race', 'runner_id, date, distance_meters, goal', 1, `'r' || i, '2026-05-01', 42195, 1`),
    rowsFor('soreness', 'runner_id, date, area, strength', 1, `'r' || i, '2026-03-01', 'calves', 'mild'`),
    rowsFor(
      'legs',
      'runner_id, date, state, area, sleep',
      1,
      `'r' || i, '2026-03-01', 'sore', 'calves', 'well'`,
    ),
    rowsFor(
      'planned_run',
      'runner_id, date, distance_meters, said_at',
      1,
      `'r' || i, '2026-03-15', 24000, ${now}`,
    ),
    rowsFor('race_simulation', 'runner_id, date', 1, `'r' || i, '2026-03-01'`),
    rowsFor('treatment', 'runner_id, date, state, said_at', 1, `'r' || i, '2026-03-01', 'done', ${now}`),
    rowsFor(
      'api_token',
      'id, runner_id, name, access, hash, created_at',
      2,
      `'t' || i || '-' || k, 'r' || i, 'x', 'read', 'h', ${now}`,
    ),
    rowsFor(
      'api_answer',
      'runner_id, key, request, started_at, ends_at',
      5,
      `'r' || i, 'k' || k, 'r', ${now}, ${now} + ${30 * DAY_MS}`,
    ),
    rowsFor('exclusion', 'runner_id, run_id', 1, `'r' || i, 'strava:1'`),
    rowsFor('suppression', 'hash, why, at', 1, `'h' || i, 'stopped', ${now}`),
    rowsFor(
      'weekly_mileage',
      'connection_id, week_start, distance_meters, moving_seconds, runs, longest_run_meters',
      17,
      `${connection}, 'week ' || k, 1, 1, 1, 1`,
    ),
  ]
}

/**
 * Statements that make as many of them. `most` is how many rows of a table each has at the most: all of a year unless
 * it is told, a few where so many runners are wanted that a year of each would fill a disk.
 */
export function otherRunners(count: number, now: Date, most = Number.POSITIVE_INFINITY): string[] {
  const made = rowsAt(now.getTime()).map(
    ({ table, columns, each, values }) =>
      `WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ${count}),
      n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < ${Math.min(each, most) - 1})
      INSERT INTO ${table} (${columns}) SELECT ${values} FROM r, n`,
  )
  return [
    ...made,
    'UPDATE runner SET source_of_record = (SELECT c.id FROM connection c WHERE c.runner_id = runner.id) WHERE source_of_record IS NULL',
  ]
}

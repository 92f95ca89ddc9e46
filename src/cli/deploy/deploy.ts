/**
 * Puts a version online: what is to be migrated → a bookmark of the database → migrations → the Worker. Migrations only
 * add, so the Worker that runs meanwhile goes on; where a step fails, the words say what stands and how to go on or back.
 */
import { err, ok, type Result } from '../../result.ts'
import { jsonIn, type Wrangler, type WranglerFailed } from '../wrangler.ts'
import type { Kept } from './kept.ts'

export type DeployOptions = {
  wrangler: Wrangler
  say: (line: string) => void
  /** Keeps what to go back to. */
  keep: (kept: Kept) => Promise<void>
  now: () => Date
  /** More for `wrangler deploy` itself, such as a file of secrets. */
  args?: readonly string[]
}

export type Deployed = {
  /** Where it answers; null when nothing that was printed says so. */
  url: string | null
  migrations: string[]
  /** Null for a database that had nothing in it. */
  bookmark: string | null
}

const restore = (bookmark: string) => `npx wrangler d1 time-travel restore DB --bookmark=${bookmark}`

/** Errors are for the operator: what failed, what stands now, what to do. */
export async function deploy(options: DeployOptions): Promise<Result<Deployed, string>> {
  const { wrangler, say, keep, now, args = [] } = options
  const listed = await wrangler(['d1', 'migrations', 'list', 'DB', '--remote'])
  if (!listed.ok)
    return err(failed('The database could not be reached, so nothing was changed.', listed.error))
  const migrations = migrationsIn(listed.value)

  const bookmark = await bookmarkOf(wrangler, isNew(migrations))
  if (!bookmark.ok) return bookmark
  if (bookmark.value) {
    await keep({ at: now(), bookmark: bookmark.value, migrations })
    say(`To go back to the database as it is now, for 30 days (7 on the free plan):`)
    say(`  ${restore(bookmark.value)}`)
  }

  if (migrations.length > 0) {
    say(`Migrating: ${migrations.join(', ')}`)
    const applied = await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote'])
    if (!applied.ok) return err(failed(notMigrated(bookmark.value), applied.error))
  }

  say('Deploying the Worker …')
  const deployed = await wrangler(['deploy', ...args])
  if (!deployed.ok) {
    const page = namePageIn(deployed.error.said)
    return err(page ? nameless(page) : failed(notDeployed(migrations), deployed.error))
  }
  const url = urlIn(deployed.value)
  say(url ? `Legwork is at ${url}` : 'The Worker is deployed.')
  say('To go back to the Worker before this one: npx wrangler rollback')
  return ok({ url, migrations, bookmark: bookmark.value })
}

/** Before the first migration there is nothing that could be lost. */
const isNew = (migrations: readonly string[]) => migrations.some((name) => name.startsWith('0000_'))

async function bookmarkOf(wrangler: Wrangler, isNew: boolean): Promise<Result<string | null, string>> {
  if (isNew) return ok(null)
  const asked = await wrangler(['d1', 'time-travel', 'info', 'DB', '--json'])
  if (!asked.ok) {
    return err(failed('The database gave no bookmark, so nothing was changed.', asked.error))
  }
  const said = jsonIn(asked.value)
  return said && typeof said === 'object' && 'bookmark' in said && typeof said.bookmark === 'string'
    ? ok(said.bookmark)
    : err('wrangler named no bookmark of the database, so nothing was changed. Try again in a minute.')
}

/** The names of migrations in a table that wrangler prints. */
const migrationsIn = (printed: string): string[] => [
  ...new Set([...printed.matchAll(/\b\d{4}_\w+\.sql\b/g)].map(([name]) => name)),
]

const OWN_DOMAIN = ' (custom domain)'

/** Where it was deployed to: `https://legwork.….workers.dev`, or a domain of one's own, which is printed without https. */
export function urlIn(printed: string): string | null {
  const lines = printed.split('\n').map((line) => line.trim())
  const own = lines.find((line) => line.endsWith(OWN_DOMAIN))
  if (own) return `https://${own.slice(0, -OWN_DOMAIN.length)}`
  return lines.find((line) => line.startsWith('https://') && line.endsWith('.workers.dev')) ?? null
}

const failed = (what: string, { command, said }: WranglerFailed) => `${what}\n\n${command} said:\n${said}`

/** Where an account chooses the name under which its Workers are reached; null where it has one. */
export const namePageIn = (said: string): string | null =>
  /https:\/\/dash\.cloudflare\.com\/\S+\/workers\/onboarding/.exec(said)?.[0] ?? null

const nameless = (page: string) =>
  [
    'This account has no name at workers.dev yet, so the Worker could not be reached.',
    `Choose one here, once for the account: ${page}`,
    'Everything made so far stays; run the same command to continue.',
  ].join('\n')

const notMigrated = (bookmark: string | null) =>
  [
    'A migration failed. The previous Worker is still online and keeps running.',
    'Run npm run deploy again: no migration is applied twice.',
    ...(bookmark ? [`If the database has changed, go back with: ${restore(bookmark)}`] : []),
  ].join('\n')

const notDeployed = (migrations: readonly string[]) =>
  [
    'The Worker was not replaced; the previous one is still online.',
    migrations.length > 0
      ? 'The database already has its new columns and tables, which the previous Worker ignores.'
      : 'The database is as it was.',
    'Run npm run deploy again once the cause is fixed.',
  ].join('\n')

/** What there is at Cloudflare, and what has to be made: the account, the database, the queues, secrets. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import { SETTING_NAMES } from '../../settings/described.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { jsonIn, type WranglerFailed } from '../wrangler.ts'
import { hashOf } from './kept.ts'
import { change, type SetupWorld, type Step } from './world.ts'
import { hasEmail, namesIn, withDatabaseId, withEmail } from './wrangler-file.ts'

const whoSchema = z.object({ accounts: z.array(z.object({ id: z.string(), name: z.string() })) })
const databasesSchema = z.array(z.object({ uuid: z.string(), name: z.string() }))
const secretsSchema = z.array(z.object({ name: z.string() }))

const failed = (what: string, { command, said }: WranglerFailed) =>
  err(`${what}\n\n${command} said:\n${said}`)

const filePath = (root: string) => join(root, 'wrangler.toml')

export const namesOf = async ({ root }: Pick<SetupWorld, 'root'>) =>
  namesIn(await readFile(filePath(root), 'utf8'))

/** Wrangler is logged in, and it is known in which account. */
export const signIn: Step = async (world) => {
  let who = await world.wrangler(['whoami', '--json'])
  if (!who.ok && world.asker.canAsk) {
    world.say('Wrangler opens Cloudflare in your browser.')
    const done = await world.wrangler(['login'], { show: true })
    if (!done.ok) return failed('Wrangler could not log in.', done.error)
    who = await world.wrangler(['whoami', '--json'])
  }
  if (!who.ok) return failed('Wrangler is not logged in: run npx wrangler login first.', who.error)
  const parsed = whoSchema.safeParse(jsonIn(who.value))
  const accounts = parsed.success ? parsed.data.accounts : []
  const [first, ...others] = accounts
  if (!first) return err('This login has no account at Cloudflare: run npx wrangler login again.')
  const isKnown = accounts.some(({ id }) => id === world.kept.account)
  if (others.length > 0 && !isKnown && !world.asker.canAsk && !process.env.CLOUDFLARE_ACCOUNT_ID) {
    return err(
      `This login has several accounts. Choose one: CLOUDFLARE_ACCOUNT_ID=… npm run setup\n${accounts.map(({ id, name }) => `  ${id}  ${name}`).join('\n')}`,
    )
  }
  if (!isKnown) {
    const options = accounts.map(({ id, name }) => ({ value: id, label: name }))
    world.kept.account =
      process.env.CLOUDFLARE_ACCOUNT_ID ??
      (others.length > 0
        ? await world.asker.choose('Which account should Legwork live in?', options)
        : first.id)
    await world.keep()
  }
  return ok(null)
}

/** The id of our database, where there is one. */
export async function databaseOf(world: SetupWorld): Promise<Result<string | null, string>> {
  const { database } = await namesOf(world)
  const listed = await world.wrangler(['d1', 'list', '--json'])
  if (!listed.ok) return failed('The databases could not be listed.', listed.error)
  const parsed = databasesSchema.safeParse(jsonIn(listed.value))
  if (!parsed.success) return err('wrangler d1 list --json printed something setup does not understand.')
  return ok(parsed.data.find(({ name }) => name === database)?.uuid ?? null)
}

/** Cloudflare's own e-mail is a binding, which the Worker has only when it is used. */
export const bindEmail: Step = async (world) => {
  const path = filePath(world.root)
  const text = await readFile(path, 'utf8')
  if (world.kept.settings.EMAIL_PROVIDER !== 'cloudflare' || hasEmail(text)) return ok(null)
  return change(world, 'bind Cloudflare’s e-mail in wrangler.toml', async () => {
    await writeFile(path, withEmail(text))
    return ok(null)
  })
}

export const makeDatabase: Step = async (world) => {
  const names = await namesOf(world)
  let id = await databaseOf(world)
  if (id.ok && id.value === null) {
    await askWhere(world)
    const where = jurisdictionIn(world)
    const what = `make the database ${names.database}${where.length > 0 ? ' in the EU' : ''}`
    const made = await change(world, what, async () => {
      const args = ['d1', 'create', names.database, ...where]
      // whoever is no terminal is asked nothing
      const done = await world.wrangler(args, { input: '' })
      return done.ok ? ok(null) : failed('The database could not be made.', done.error)
    })
    if (!made.ok || world.isDry) return made
    id = await databaseOf(world)
  }
  if (!id.ok) return id
  const found = id.value
  if (found === null)
    return err('The database was made but is not listed yet. Run npm run setup again in a minute.')
  return found === names.databaseId ? ok(null) : writeId(world, found)
}

export const writeId = (world: SetupWorld, id: string) =>
  change(world, `write the database’s id into wrangler.toml`, async () => {
    const path = filePath(world.root)
    await writeFile(path, withDatabaseId(await readFile(path, 'utf8'), id))
    return ok(null)
  })

async function askWhere({ kept, keep, asker }: SetupWorld): Promise<void> {
  if (kept.jurisdiction !== null) return
  const chosen = asker.canAsk
    ? await asker.choose('Where should the database and the queues be? This cannot be changed later.', [
        { value: 'anywhere', label: 'Near you', hint: 'Cloudflare chooses' },
        { value: 'eu', label: 'In the EU only', hint: 'stored data never leaves it' },
      ])
    : 'anywhere'
  kept.jurisdiction = chosen === 'eu' ? 'eu' : 'anywhere'
  await keep()
}

/** As wrangler is told it. */
const jurisdictionIn = ({ kept }: SetupWorld): string[] =>
  kept.jurisdiction === 'eu' ? ['--jurisdiction', 'eu'] : []

export const makeQueues: Step = async (world) => {
  const { queues } = await namesOf(world)
  const there = await queuesOf(world)
  if (!there.ok) return there
  for (const queue of queues.filter((name) => !there.value.includes(name))) {
    const made = await change(world, `make the queue ${queue}`, async () => {
      const done = await world.wrangler(['queues', 'create', queue, ...jurisdictionIn(world)], { input: '' })
      // a list shows a page; what is beyond it says so here
      return done.ok || /already (?:taken|exists)/i.test(done.error.said)
        ? ok(null)
        : failed(`The queue ${queue} could not be made.`, done.error)
    })
    if (!made.ok) return made
  }
  return ok(null)
}

/** Names in the table that wrangler prints. */
export async function queuesOf(world: SetupWorld): Promise<Result<string[], string>> {
  const listed = await world.wrangler(['queues', 'list'])
  if (!listed.ok) return failed('The queues could not be listed.', listed.error)
  return ok(listed.value.split(/[│|\s]+/))
}

/** The settings the Worker has, by name; none where there is no Worker yet. */
export async function settingsOfWorker(world: SetupWorld): Promise<Result<string[], string>> {
  const listed = await world.wrangler(['secret', 'list', '--format', 'json'])
  if (!listed.ok) {
    return isNoWorker(listed.error)
      ? ok([])
      : failed('The Worker’s secrets could not be listed.', listed.error)
  }
  const parsed = secretsSchema.safeParse(jsonIn(listed.value))
  return parsed.success
    ? ok(parsed.data.map(({ name }) => name))
    : err('wrangler secret list printed something setup does not understand.')
}

export const isNoWorker = ({ said }: WranglerFailed) => /10007|not found|does not exist/i.test(said)

/** What no deleted line takes out: without the one nothing opens that runners have; the other a deploy finds anew. */
const STAYS: readonly SettingName[] = ['LEGWORK_SECRET', 'BASE_URL']

/** Gives the Worker the values that are not as it has them and takes out what has none any more, in one go and by standard input. */
export const putSettings: Step = async (world) => {
  const there = await settingsOfWorker(world)
  if (!there.ok) return there
  // the first secrets of a Worker that is not there make an empty one, which has to be deployed
  if (there.value.length === 0) await forgetDeploy(world)
  const { settings, put } = world.kept
  const differing = SETTING_NAMES.flatMap((name): [SettingName, string][] => {
    const value = settings[name]
    return value && (put[name] !== hashOf(value) || !there.value.includes(name)) ? [[name, value]] : []
  })
  // what somebody else gave it is not in `put`, and stays
  const gone = SETTING_NAMES.filter((name) => put[name] && !settings[name] && !STAYS.includes(name))
  const leaving = gone.filter((name) => there.value.includes(name))
  // a dry run has changed nothing, and says it once
  const isSaid = world.isDry && world.changes.some((each) => /^(set|take out) /.test(each))
  if ((differing.length === 0 && leaving.length === 0) || isSaid) return ok(null)
  const set = differing.length > 0 ? [`set ${differing.map(([name]) => name).join(', ')}`] : []
  const takeOut = leaving.length > 0 ? [`take out ${leaving.join(', ')}`] : []
  return change(world, [...set, ...takeOut].join(' and '), async () => {
    const done = await world.wrangler(['secret', 'bulk'], {
      input: JSON.stringify(Object.fromEntries([...differing, ...leaving.map((name) => [name, null])])),
    })
    if (!done.ok) return failed('The settings could not be set.', done.error)
    for (const [name, value] of differing) put[name] = hashOf(value)
    for (const name of gone) delete put[name]
    await world.keep()
    return ok(null)
  })
}

export async function forgetDeploy({ kept, keep }: SetupWorld): Promise<void> {
  kept.deployed = null
  await keep()
}

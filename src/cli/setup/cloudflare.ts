/** What there is at Cloudflare, and what has to be made: the account, secrets. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import { SETTING_NAMES } from '../../settings/described.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { jsonIn, type WranglerFailed } from '../wrangler.ts'
import { hashOf } from './kept.ts'
import { change, type SetupWorld, type Step } from './world.ts'
import { hasEmail, namesIn, withEmail } from './wrangler-file.ts'

const whoSchema = z.object({ accounts: z.array(z.object({ id: z.string(), name: z.string() })) })
const secretsSchema = z.array(z.object({ name: z.string() }))

export const failed = (what: string, { command, said }: WranglerFailed) =>
  err(`${what}\n\n${command} said:\n${said}`)

export const filePath = (root: string) => join(root, 'wrangler.toml')

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

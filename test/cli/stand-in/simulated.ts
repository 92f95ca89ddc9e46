/** Cloudflare as wrangler shows it: an account with what is in it, and what each command answers and changes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasEmail, namesIn } from '../../../src/cli/setup/wrangler-file.ts'

/** `jurisdiction` is left out where a list says nothing of it. */
type Database = { uuid: string; name: string; jurisdiction?: string | null; migrated: boolean }

export type CloudflareState = {
  loggedIn: boolean
  accounts: { id: string; name: string }[]
  databases: Database[]
  queues: string[]
  /** How many of them a page lists. */
  queuesAPage: number
  /** `sends`: bound to Cloudflare's e-mail. */
  worker: { secrets: Record<string, string>; deploys: number; sends: boolean } | null
  /** An account that is new has no name at workers.dev. */
  isNamed: boolean
}

export const anEmptyAccount = (): CloudflareState => ({
  loggedIn: true,
  accounts: [{ id: 'account-1', name: 'A runner' }],
  databases: [],
  queues: [],
  queuesAPage: 20,
  worker: null,
  isNamed: true,
})

export const WORKER_URL = 'https://legwork.a-runner.workers.dev'

type Answer = { code: number; out: string }

const ok = (out = ''): Answer => ({ code: 0, out })
const no = (out: string): Answer => ({ code: 1, out: `✘ [ERROR] ${out}` })

/** What wrangler would print; the state is changed as Cloudflare's would be. `folder` is where `wrangler.toml` is, `account` what the environment says. */
export function answer(
  state: CloudflareState,
  args: readonly string[],
  { folder, input, account }: { folder: string; input: string; account: string | undefined },
): Answer {
  const command = args.filter((each) => !each.startsWith('-')).join(' ')
  const file = readFileSync(join(folder, 'wrangler.toml'), 'utf8')
  const names = namesIn(file)
  const database = state.databases.find(({ uuid }) => uuid === names.databaseId)
  if (command === 'login') {
    state.loggedIn = true
    return ok()
  }
  if (!state.loggedIn) return no('You are not authenticated. Please run `wrangler login`.')
  if (command === 'whoami') return ok(JSON.stringify({ loggedIn: true, accounts: state.accounts }))
  if (!account && state.accounts.length > 1) return no('More than one account available, and nobody to ask.')
  if (command === 'd1 list')
    return ok(JSON.stringify(state.databases.map(({ migrated: _, ...each }) => each)))
  if (command.startsWith('d1 create')) return createDatabase(state, args)
  if (command.startsWith('d1 delete')) {
    state.databases = state.databases.filter(({ name }) => name !== args[2])
    return ok()
  }
  if (command.startsWith('queues list')) {
    const from = (Number(args[3] ?? 1) - 1) * state.queuesAPage
    const names = state.queues.slice(from, from + state.queuesAPage)
    return ok(['│ id │ name │ created_on │', ...names.map((name) => `│ 0f │ ${name} │ today │`)].join('\n'))
  }
  if (command.startsWith('queues create')) {
    const name = args[2] ?? ''
    if (state.queues.includes(name)) return no(`Queue name '${name}' is already taken. [code: 11009]`)
    state.queues.push(name)
    return ok()
  }
  if (command.startsWith('queues delete')) {
    if (state.worker) return no('The queue has a consumer. [code: 11005]')
    if (!state.queues.includes(args[2] ?? '')) return no(`Queue "${args[2]}" does not exist.`)
    state.queues = state.queues.filter((name) => name !== args[2])
    return ok()
  }
  if (command === 'secret list json') {
    if (!state.worker) return no('This Worker does not exist on your account. [code: 10007]')
    return ok(
      JSON.stringify(Object.keys(state.worker.secrets).map((name) => ({ name, type: 'secret_text' }))),
    )
  }
  if (command === 'secret bulk') {
    // a Worker that is not there yet is made, empty
    state.worker ??= { secrets: {}, deploys: 0, sends: false }
    const given: [string, string | null][] = Object.entries(JSON.parse(input))
    for (const [name, value] of given) {
      if (value === null) delete state.worker.secrets[name]
      else state.worker.secrets[name] = value
    }
    return ok()
  }
  if (command === 'delete') {
    state.worker = null
    return ok()
  }
  if (command.startsWith('d1 ') && !database) return no("Couldn't find a D1 DB with that id. [code: 7404]")
  if (command === 'd1 migrations list DB') return ok(database?.migrated ? '' : '│ 0000_start.sql │')
  if (command === 'd1 migrations apply DB') {
    if (database) database.migrated = true
    return ok()
  }
  if (command === 'd1 time-travel info DB') return ok('{"bookmark": "00000001-stand-in"}')
  if (command === 'triggers deploy')
    return state.worker ? ok(deployedAt()) : no('This Worker does not exist.')
  if (command === 'deploy') return deployTo(state, file, database)
  return no(`the simulated Cloudflare does not know: ${args.join(' ')}`)
}

function createDatabase(state: CloudflareState, args: readonly string[]): Answer {
  const [, , name = ''] = args
  if (state.databases.some((each) => each.name === name))
    return no(`A database named ${name} exists. [code: 7502]`)
  const where = args.indexOf('--jurisdiction')
  const uuid = `d1-${state.databases.length + 1}-of-the-simulated-cloudflare`
  const jurisdiction = where < 0 ? null : (args[where + 1] ?? null)
  state.databases.push({ uuid, name, jurisdiction, migrated: false })
  return ok()
}

function deployTo(state: CloudflareState, file: string, database: object | undefined): Answer {
  if (!database) return no("Couldn't find a D1 DB with that id. [code: 7404]")
  const missing = namesIn(file).queues.filter((name) => !state.queues.includes(name))
  if (missing.length > 0) return no(`Queue "${missing[0]}" does not exist. [code: 11000]`)
  if (!state.isNamed) {
    // it asks nobody in a script
    return no(
      'You can either deploy your worker to one or more routes by specifying them in your wrangler.toml file, or register a workers.dev subdomain here:\nhttps://dash.cloudflare.com/account-1/workers/onboarding',
    )
  }
  const { secrets = {}, deploys = 0 } = state.worker ?? {}
  state.worker = { secrets, deploys: deploys + 1, sends: hasEmail(file) }
  return ok(deployedAt())
}

const deployedAt = () => `Deployed legwork triggers (0.51 sec)\n  ${WORKER_URL}\n`

/** docs/operating.md is true: its commands work in a fresh clone, its codes are those of /operator, its sums are right. */
import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/cli/wrangler.ts'
import { DELIVERY_STATES } from '../../src/domain/delivery/deliveries.ts'
import { CHECKS, OUTSIDE_CHECKS } from '../../src/operator/check.ts'
import { databaseAfter, MIGRATIONS } from './move/lived-in.ts'
import { type Account, anAccount } from './stand-in/stand-in.ts'

const doc = readFileSync(join(ROOT, 'docs/operating.md'), 'utf8')

/** Commands as a reader would type them: lines of fences, and what begins with npm or npx in a sentence. */
const fences = [...doc.matchAll(/^```(\S*)(?: needs=(\w+))?\n([\s\S]*?)^```/gm)].map(
  ([, language, needs, text = '']) => ({ language, needs, commands: text.split('\n').filter(Boolean) }),
)
const said = [...doc.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`((?:npm|npx|git) [^`]+)`/g)].map(
  ([, command = '']) => command,
)
const commands = [...new Set([...fences.flatMap((fence) => fence.commands), ...said])]
const needing = new Set(fences.flatMap((fence) => (fence.needs ? fence.commands : [])))

type House = { clone: string; account: Account; next: Account; key?: string }
type Answer = { output: string; clone: string }

/** What needs accounts at several places: it has tests of its own, in the folders beside this file. */
const ELSEWHERE = [
  'npm run setup',
  'npm run doctor -- --url https://YOUR-WORKER',
  'npm run setup -- --remove',
]

/** What is done with each command, and how one sees that it worked. */
const TRIED: Readonly<Record<string, (house: House) => Promise<void>>> = {
  'npm ci': async () => {
    // what CI begins with, and everything here stands on
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^npm ci/m)
  },
  'git pull --autostash': async ({ clone, account }) => {
    // as setup leaves it, while the file changed at home as well
    const id = '11111111-2222-4333-8444-555555555555'
    const file = join(clone, 'wrangler.toml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('00000000-0000-0000-0000-000000000000', id))
    const home = join(clone, '../origin')
    appendFileSync(join(home, 'wrangler.toml'), '# a later version\n')
    git(home, 'commit', '-qam', 'a later version')
    await run('git pull --autostash', clone, account)
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`database_id = "${id}"[^]*# a later version`))
  },
  'npm run deploy': async ({ clone, account }) => {
    const { output } = await run('npm run deploy', clone, account)
    expect(output).toContain('Legwork is at https://legwork.a-runner.workers.dev')
    const again = await run('npm run deploy', clone, account)
    expect(again.output).toContain('npx wrangler d1 time-travel restore DB --bookmark')
    expect(readFileSync(join(clone, 'deploys.log'), 'utf8')).toMatch(/^\S+Z bookmark 0000/)
  },
  'npm run move -- export backup.legwork': async ({ clone, account }) => {
    await run('npm run move -- export backup.legwork', clone, account)
    expect(existsSync(join(clone, 'backup.legwork'))).toBe(true)
  },
  'npm run move -- export house.legwork': async (house) => {
    const { output } = await run('npm run move -- export house.legwork', house.clone, house.account)
    house.key = /^ {2}([0-9a-f]{64})$/m.exec(output)?.[1] ?? 'none was shown'
  },
  'npm run move -- restore house.legwork': async ({ clone, next, key = '' }) => {
    const { output } = await run('npm run move -- restore house.legwork', clone, next, key)
    expect(output).toContain('Everything is there, and every row matches.')
  },
  'npm run bench -- --only costs': async ({ clone, account }) => {
    const { output } = await run('npm run bench -- --only costs', clone, account)
    expect(output).toContain('free plans: Resend’s mails suffice for')
  },
  'npm start -- --port 9787 --outside 9788': async ({ clone, account }) => {
    const started = spawn('sh', ['-c', 'exec npm start -- --port 9787 --outside 9788'], {
      cwd: clone,
      env: { ...process.env, ...account.env },
      detached: true,
    })
    try {
      await new Promise<void>((resolve, reject) => {
        let output = ''
        const read = (text: Buffer) => {
          output += text
          if (output.includes('http://localhost:9787')) resolve()
        }
        started.stdout.on('data', read)
        started.stderr.on('data', read)
        started.once('close', () => reject(new Error(output)))
      })
      expect((await fetch('http://localhost:9787/healthz')).status).toBe(200)
    } finally {
      if (started.pid) process.kill(-started.pid, 'SIGTERM')
    }
  },
}

/** As a reader runs it; throws with what it said where it fails. */
async function run(command: string, clone: string, account: Account, input = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command], { cwd: clone, env: { ...process.env, ...account.env } })
    let output = ''
    const read = (text: Buffer) => {
      output += stripVTControlCharacters(String(text))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', (code) =>
      code === 0 ? resolve({ output, clone }) : reject(new Error(`${command} ended with ${code}: ${output}`)),
    )
    child.stdin.end(`${input}\n`)
  })
}

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder })

/** What git would bring, with what `npm ci` would put there, but for wrangler: that is the stand-in. */
function freshClone(folder: string, account: Account): string {
  const from = join(folder, 'origin')
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT })
  for (const file of String(files).split('\0').filter(Boolean)) {
    if (!existsSync(join(ROOT, file))) continue
    mkdirSync(dirname(join(from, file)), { recursive: true })
    cpSync(join(ROOT, file), join(from, file))
  }
  git(from, 'init', '-q')
  git(from, 'add', '-A')
  git(from, 'commit', '-qm', 'as it is')
  const clone = join(folder, 'clone')
  git(from, 'clone', '-q', from, clone)
  const modules = join(clone, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '.bin') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  for (const name of readdirSync(join(ROOT, 'node_modules/.bin')))
    if (name !== 'wrangler') symlinkSync(join(ROOT, 'node_modules/.bin', name), join(modules, '.bin', name))
  symlinkSync(join(account.folder, 'wrangler'), join(modules, '.bin/wrangler'))
  return clone
}

describe('commands of docs/operating.md', () => {
  let house: House
  let folder = ''
  const ends: (() => void)[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'legwork-clone-'))
    const account = anAccount((end) => ends.push(end))
    const next = anAccount((end) => ends.push(end))
    house = { clone: freshClone(folder, account), account, next }
  }, 120_000)
  afterAll(() => {
    for (const end of ends) end()
    rmSync(folder, { recursive: true, force: true })
  }, 120_000)

  it('are found, and each either works here or is named with the account it needs', () => {
    expect(commands.length).toBeGreaterThan(12)
    expect(fences.filter(({ language }) => language !== 'sh')).toEqual([])
    expect(commands.filter((command) => !(command in TRIED) && !needing.has(command))).toEqual(ELSEWHERE)
    expect(Object.keys(TRIED).filter((command) => !commands.includes(command))).toEqual([])
    expect([...needing].filter((command) => !command.startsWith('npx wrangler '))).toEqual([])
  })

  it.each(Object.entries(TRIED))('work in a fresh clone: %s', { timeout: 240_000 }, async (_, tried) => {
    await tried(house)
  })
})

describe('moving to another account', () => {
  const from = doc.indexOf('## Move to another account')
  const steps = doc.slice(from, doc.indexOf('\n## ', from + 1))

  it('ends whatever could change the old house before it is exported, with the new one made ready', () => {
    const places = [
      'npm run setup',
      'npx wrangler delete',
      'npm run move -- export',
      'npm run move -- restore',
    ].map((command) => steps.indexOf(`\`${command}`))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})

describe('going back to an earlier database', () => {
  const back = fences.find(({ commands: all }) => all.some((one) => one.includes('time-travel restore')))
  const place = (part: string) => back?.commands.findIndex((command) => command.includes(part)) ?? -1

  it('stops the queue that sends outside the database, and lets it go on when nothing is due', () => {
    const steps = [
      'queues pause-delivery legwork-deliveries',
      'd1 time-travel restore',
      'UPDATE delivery',
      'queues resume-delivery legwork-deliveries',
    ].map(place)
    expect(steps).not.toContain(-1)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  })

  it('ends what is due, and touches nothing that left', () => {
    const database = databaseAfter(MIGRATIONS)
    for (const state of DELIVERY_STATES)
      database.exec(
        `INSERT INTO delivery (id, kind, about, state, created_at, due_at) VALUES ('${state}', 'operator', 'x', '${state}', 1, 1)`,
      )
    const [, sql = ''] = /--command "(.*)"$/.exec(back?.commands[place('UPDATE delivery')] ?? '') ?? []
    database.exec(sql)
    const states = Object.fromEntries(
      database
        .prepare('SELECT id, state FROM delivery')
        .all()
        .map(({ id, state }) => [id, state]),
    )
    const left = Object.fromEntries(DELIVERY_STATES.map((state) => [state, state]))
    expect(states).toEqual({ ...left, scheduled: 'unknown', sending: 'unknown' })
  })
})

describe('what is said of trouble', () => {
  const rows = doc
    .slice(doc.indexOf('## When something is wrong'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))

  it('has a row for every check of /operator and of the doctor, and for nothing else', () => {
    const known = Object.keys({ ...CHECKS, ...OUTSIDE_CHECKS })
    const codes = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, code]) => code),
    )
    expect(new Set(codes)).toEqual(new Set(known))
    expect(codes).toHaveLength(known.length)
  })

  it('says of each what one sees, why, and what to do', () => {
    const empty = rows.filter((row) =>
      row
        .split('|')
        .slice(1, -1)
        .some((cell) => cell.trim() === ''),
    )
    expect(empty).toEqual([])
    expect(rows.filter((row) => row.split('|').length !== 6)).toEqual([])
  })
})

describe('what is said of costs', () => {
  const number = (text: string) => Number(text.replaceAll(/[,$]/g, ''))
  const sums = [...doc.matchAll(/(\$?[\d,.]+) (\/|×) (\$?[\d,.]+) = (\$?[\d,.]*\d)/g)]

  it('is arithmetic that comes out', () => {
    expect(sums.length).toBeGreaterThan(6)
    const wrong = sums.filter(([, a = '', sign, b = '', result = '']) => {
      const value = sign === '/' ? number(a) / number(b) : number(a) * number(b)
      const digits = result.split('.')[1]?.length ?? 0
      return value.toFixed(digits) !== number(result).toFixed(digits)
    })
    expect(wrong.map(([sum]) => sum)).toEqual([])
  })
})

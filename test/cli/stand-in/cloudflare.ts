/**
 * What runs in wrangler's place: it writes down what it was asked, fails where it is told to, and keeps a database that
 * is a real one, by the real wrangler on this machine. Where everything is comes by the environment.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const { STAND_IN = '', STAND_IN_FOR = '', CLOUDFLARE_ACCOUNT_ID: account = '' } = process.env
const args = process.argv.slice(2)
const command = args.join(' ')
appendFileSync(join(STAND_IN, 'calls'), `${command}\n`)
appendFileSync(join(STAND_IN, 'accounts'), `${account}\n`)

/** Beginnings of commands that are to fail, a line each. */
const failing = join(STAND_IN, 'failing')
const fails = existsSync(failing) ? readFileSync(failing, 'utf8').split('\n').filter(Boolean) : []

function answer(): number {
  if (fails.some((each) => command.startsWith(each))) {
    console.error('✘ [ERROR] A request to the Cloudflare API failed: internal error [code: 7500]')
    return 1
  }
  if (command.startsWith('d1 time-travel info')) {
    const asked = readFileSync(join(STAND_IN, 'calls'), 'utf8').split('\n').length
    console.log(JSON.stringify({ bookmark: `0000000${asked}-00000000-00005066-stand-in` }, null, 2))
    return 0
  }
  if (args.includes('--dry-run')) {
    return spawnSync(process.execPath, [STAND_IN_FOR, ...args], { stdio: 'inherit' }).status ?? 1
  }
  if (args[0] === 'deploy') {
    console.log('Uploaded legwork (3.21 sec)\nDeployed legwork triggers (0.51 sec)')
    console.log('  https://legwork.a-runner.workers.dev\n  schedule: */15 * * * *')
    return 0
  }
  if (args[0] === 'd1' && args.includes('--remote')) {
    const local = args.map((each) => (each === '--remote' ? '--local' : each))
    const config = ['--config', join(STAND_IN, 'wrangler.toml')]
    return spawnSync(process.execPath, [STAND_IN_FOR, ...local, ...config], { stdio: 'inherit' }).status ?? 1
  }
  console.error(`the stand-in for wrangler does not know: ${command}`)
  return 1
}

process.exitCode = answer()

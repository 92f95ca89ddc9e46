/** What runs in wrangler's place where a whole account is simulated: its state is a file, and each call is written down, and for which account. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from './simulated.ts'

const { STAND_IN = '', CLOUDFLARE_ACCOUNT_ID: account } = process.env
const args = process.argv.slice(2)
appendFileSync(join(STAND_IN, 'calls'), `${args.join(' ')}\n`)
if (account) appendFileSync(join(STAND_IN, 'accounts'), `${account}\n`)

const path = join(STAND_IN, 'state.json')
const state = JSON.parse(readFileSync(path, 'utf8'))
const input = args[1] === 'bulk' ? readFileSync(0, 'utf8') : ''
const { code, out } = answer(state, args, { folder: process.cwd(), input, account })
writeFileSync(path, JSON.stringify(state))
if (code === 0) console.log(out)
else console.error(out)
process.exitCode = code

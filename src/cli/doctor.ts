/** `npm run doctor`: looks at a deployed Legwork from outside, asks it how it is inside, and says what to do. */
import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { askHidden } from './doctor/ask-hidden.ts'
import { examine } from './doctor/examine.ts'
import { jsonOf, linesOf } from './doctor/say.ts'
import { whomToAsk } from './doctor/whom.ts'
import { readKept } from './setup/kept.ts'
import { ROOT } from './wrangler.ts'

const USAGE = `npm run doctor -- [--url https://legwork.example.org] [--json]

  --url URL   where Legwork is; npm run setup has noted it if it put Legwork there
  --json      print JSON

  The operator's token is the one setup noted, or OPERATOR_TOKEN in the environment, or asked for; it is never given on
  the command line, and the one setup noted goes to no other address.
  Ends with 1 when something is failing.`

const { values } = parseArgs({
  options: { url: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
})

const packageSchema = z.object({ version: z.string() })

async function main(): Promise<number> {
  const kept = await readKept(ROOT)
  const whom = whomToAsk({
    url: values.url,
    token: process.env.OPERATOR_TOKEN,
    kept: kept.ok ? kept.value.settings : {},
  })
  if (values.help || whom === null) {
    console.error(values.help ? USAGE : `Where is Legwork? Give --url.\n\n${USAGE}`)
    return values.help ? 0 : 2
  }
  const token = whom.token ?? (await askHidden('OPERATOR_TOKEN: '))
  const { version } = packageSchema.parse(JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8')))
  const found = await examine({
    url: whom.url,
    token,
    version,
    fetch: (request) => fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }),
    lookup: async (host) => void (await lookup(host)),
    clock: () => performance.now(),
  })
  console.log(values.json ? jsonOf(found) : linesOf(found).join('\n'))
  return found.some(({ verdict }) => verdict === 'failing') ? 1 : 0
}

process.exitCode = await main()

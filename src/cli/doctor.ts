/** `npm run doctor`: looks at a deployed Legwork from outside, asks it how it is inside, and says what to do. */
import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { askLine } from './command/ask-line.ts'
import { optionsOf, runCommand } from './command/command.ts'
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
  Ends with 1 when something is failing, with 2 when it could not look.`

const OPTIONS = {
  url: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const NO_TOKEN =
  'There is nobody to ask for OPERATOR_TOKEN. Put it into the environment: OPERATOR_TOKEN=… npm run doctor'

/** Where it could not look. */
function no(why: string): number {
  console.error(why)
  return 2
}

const packageSchema = z.object({ version: z.string() })

async function main(): Promise<number> {
  const { values } = optionsOf({ options: OPTIONS }, USAGE)
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const kept = await readKept(ROOT)
  const whom = whomToAsk({
    url: values.url,
    token: process.env.OPERATOR_TOKEN,
    kept: kept.ok ? kept.value.settings : {},
  })
  if (!whom.ok) return no(kept.ok || values.url ? `${whom.error}\n\n${USAGE}` : kept.error)
  const { url } = whom.value
  const token = whom.value.token ?? (await askLine('OPERATOR_TOKEN: ', { isHidden: true }))
  if (token === null) return no(NO_TOKEN)
  const { version } = packageSchema.parse(JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8')))
  const found = await examine({
    url,
    token,
    version,
    fetch: (request) => fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }),
    lookup: async (host) => void (await lookup(host)),
    clock: () => performance.now(),
  })
  console.log(values.json ? jsonOf(found) : linesOf(found).join('\n'))
  return found.some(({ verdict }) => verdict === 'failing') ? 1 : 0
}

await runCommand(main)

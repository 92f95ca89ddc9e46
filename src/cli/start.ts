/** `npm start`: Legwork and the simulated outside, with nothing to sign up for. */
import { parseArgs } from 'node:util'
import { DEMO_PATH } from './demo/demo.ts'
import { openInBrowser } from './demo/open.ts'
import { type Local, type LocalOptions, startLocal } from './local.ts'
import { ownLog } from './start/own-log.ts'

const USAGE = `npm start -- [options]
  --log FILE        your own training log, in any format that npm run backtest reads, moved so that it
                    ends today
  --settle MINUTES  how long a nudge settles before it is sent (0)
  --port PORT       Legwork (8787)
  --outside PORT    the simulated Strava, Garmin, mailbox, phone and webhook receiver (8788)
  --no-open         print the address of the demo and open no browser`

async function main(): Promise<void> {
  const { opens, ...options } = await readOptions()
  const local = await startLocal(options).catch((error: unknown) => fail(wordsFor(error, options)))
  say(local, options, opens)
  const stop = () => void local.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function readOptions(): Promise<LocalOptions & { opens: boolean }> {
  const { values } = parse()
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const log = values.log === undefined ? null : await ownLog(values.log)
  if (log && !log.ok) fail(`--log: ${log.error}`)
  return {
    port: wholeNumber('--port', values.port),
    outsidePort: wholeNumber('--outside', values.outside),
    settleMinutes: wholeNumber('--settle', values.settle),
    opens: !values['no-open'],
    ...(log ? { log: log.value } : {}),
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        log: { type: 'string' },
        settle: { type: 'string', default: '0' },
        port: { type: 'string', default: '8787' },
        outside: { type: 'string', default: '8788' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return fail(`${messageOf(error)}\n\n${USAGE}`)
  }
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d+$/.test(value)) fail(`${option} should be a whole number, not ${value}`)
  return Number(value)
}

function say({ url, outsideUrl }: Local, { settleMinutes }: LocalOptions, opens: boolean): void {
  const demo = `${outsideUrl}${DEMO_PATH}`
  const opened = opens && openInBrowser(demo)
  console.log(`
  ${opened ? 'Opened' : 'Open'}  ${demo}

  Legwork, with a simulated runner, mailbox and phone beside it. Six buttons take you through it in a minute:
  connect, confirm, log a long run, read the mail, reply by text, delete the run.${
    settleMinutes > 0
      ? `\n  A nudge settles for ${settleMinutes} min: delete the run in the meantime and it is withdrawn.`
      : ''
  }

  Legwork by itself      ${url}
  Its operator's page    ${url}/operator   (the token is local-operator-token)
  Everything simulated   ${outsideUrl}   (Strava, Garmin, the mailbox, the phone and a webhook receiver)

  Everything is kept in memory; Ctrl+C ends and erases it.
`)
}

function wordsFor(error: unknown, { port, outsidePort }: LocalOptions): string {
  const message = messageOf(error)
  return message.includes('EADDRINUSE')
    ? `Port ${port} or ${outsidePort} is taken. Choose others: npm start -- --port 9787 --outside 9788`
    : message
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

await main()

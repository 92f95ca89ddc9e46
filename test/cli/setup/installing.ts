/** Setup against a simulated Cloudflare and the simulated outside, with a Worker that knows what it was given. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Asker, byFile } from '../../../src/cli/setup/asker.ts'
import { readKept, type SettingValues, takeAnswers, writeKept } from '../../../src/cli/setup/kept.ts'
import { unseen } from '../../../src/cli/setup/waiting.ts'
import type { SetupWorld } from '../../../src/cli/setup/world.ts'
import { ROOT } from '../../../src/cli/wrangler.ts'
import { err, ok } from '../../../src/result.ts'
import { createSandbox } from '../../../src/sandbox/outside.ts'
import { SETTING_NAMES } from '../../../src/settings/described.ts'
import { readToRun } from '../../../src/settings/read.ts'
import { anEmptyAccount, answer, type CloudflareState, WORKER_URL } from '../stand-in/simulated.ts'

const OUTSIDE = 'https://outside.example'
const NUMBER = '+15005550006'

/** What an operator knows and nobody can find out. */
export const ANSWERS: SettingValues = {
  OPERATOR_NAME: 'A running club',
  OPERATOR_EMAIL: 'club@legwork.example',
  OPERATOR_ADDRESS: '1 Track Lane, Albuquerque',
  STRAVA_CLIENT_ID: '4711',
  STRAVA_CLIENT_SECRET: 'client-secret',
  EMAIL_FROM: 'Legwork <nudges@legwork.example>',
  RESEND_API_KEY: 're_key',
  STRAVA_API_URL: `${OUTSIDE}/strava/api/v3`,
  RESEND_API_URL: `${OUTSIDE}/resend`,
}

export const TWILIO: SettingValues = {
  TWILIO_ACCOUNT_SID: 'ACtests',
  TWILIO_AUTH_TOKEN: 'twilio-token',
  TWILIO_FROM: NUMBER,
  TWILIO_API_URL: `${OUTSIDE}/twilio`,
}

/** Where it is stopped, as by Ctrl+C or a line that is cut. */
export class Stopped extends Error {}

export type Place = ReturnType<typeof aPlace>

export function aPlace(state: CloudflareState = anEmptyAccount()) {
  const root = mkdtempSync(join(tmpdir(), 'legwork-setup-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(join(ROOT, 'wrangler.toml'), join(root, 'wrangler.toml'))
  const calls: string[] = []
  const mails: string[] = []

  const sandbox = createSandbox({
    now: () => new Date('2026-11-29T08:00:00Z'),
    stravaClientId: '4711',
    stravaClientSecret: 'client-secret',
    resendApiKey: 're_key',
    twilio: { accountSid: 'ACtests', authToken: 'twilio-token', from: NUMBER },
    wait: async () => {},
    callWorker: async (request) => worker(request),
  })
  sandbox.resend.account.domains.push({ name: 'legwork.example', status: 'verified' })

  /** As the Worker answers with the secrets it has. */
  async function worker(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const secrets = state.worker?.secrets ?? {}
    if (!state.worker || state.worker.deploys === 0) return new Response(null, { status: 404 })
    const settings = await readToRun({ ...secrets, ...(state.worker.sends ? { EMAIL: {} } : {}) })
    if (!settings.ok || settings.value.BASE_URL === null) return new Response(null, { status: 503 })
    if (pathname === '/healthz') return Response.json({ ok: true })
    if (pathname === '/operator/test-mail') {
      const isKnown = request.headers.get('Authorization') === `Bearer ${secrets.OPERATOR_TOKEN}`
      if (isKnown) mails.push(String(secrets.OPERATOR_EMAIL))
      return new Response(null, { status: isKnown ? 202 : 401 })
    }
    return pathname === `/webhooks/strava/${secrets.WEBHOOK_SECRET}` &&
      searchParams.get('hub.verify_token') === secrets.WEBHOOK_SECRET
      ? Response.json({ 'hub.challenge': searchParams.get('hub.challenge') })
      : new Response(null, { status: 404 })
  }

  /** Everything outside, which may be cut off before or after a call of it took effect. */
  async function outside<T>(what: string, stop: Stop | undefined, take: () => Promise<T>): Promise<T> {
    calls.push(what)
    const isHere = stop?.at === calls.length
    if (isHere && stop.when === 'before') throw new Stopped(what)
    const taken = await take()
    if (isHere) throw new Stopped(what)
    return taken
  }

  return {
    root,
    state,
    sandbox,
    /** What wrangler and the providers were asked, in order. */
    calls,
    /** Test mails the Worker was asked for. */
    mails,
    /** A new run, in what the one before left behind. */
    async world(answers: SettingValues = ANSWERS, options: RunOptions = {}): Promise<SetupWorld> {
      const kept = await readKept(root)
      if (!kept.ok) throw new Error(kept.error)
      takeAnswers(kept.value, answers)
      // as a line that was deleted from what is kept
      for (const name of SETTING_NAMES) {
        if (name in answers && answers[name] === undefined) delete kept.value.settings[name]
      }
      calls.length = 0
      const said: string[] = []
      const isDry = options.isDry ?? false
      return {
        root,
        wrangler: (args, { input = '' } = {}) =>
          outside(args.join(' '), options.stop, async () => {
            const account = kept.value.account ?? undefined
            const { code, out } = answer(state, args, { folder: root, input, account })
            return code === 0 ? ok(out) : err({ command: `wrangler ${args.join(' ')}`, code, said: out })
          }),
        call: {
          timeoutMs: 1_000,
          fetch: async (input, init) => {
            const request = new Request(input, init)
            const { origin, pathname } = new URL(request.url)
            if (origin !== OUTSIDE && origin !== WORKER_URL)
              throw new Error(`nobody was told to call ${origin}`)
            return outside(`${request.method} ${pathname}`, options.stop, async () =>
              origin === OUTSIDE ? sandbox.fetch(request) : worker(request),
            )
          },
        },
        remote: async () => options.remote ?? '',
        asker: options.asker ?? byFile(options.saysYes ?? false),
        say: (line) => said.push(line),
        waiting: unseen,
        wait: async () => {},
        now: () => new Date('2026-11-29T08:00:00Z'),
        isDry,
        asks: { jurisdiction: options.jurisdiction ?? null },
        kept: kept.value,
        keep: async () => {
          if (!isDry) await writeKept(root, kept.value)
        },
        changes: [],
        undone: [],
      }
    },
    /** What the Worker has, and what its neighbours were told. */
    standing() {
      const { LEGWORK_SECRET: _, ...secrets } = state.worker?.secrets ?? {}
      return {
        databases: state.databases.map(({ name, migrated }) => ({ name, migrated })),
        queues: [...state.queues].sort(),
        names: new Set(Object.keys(secrets)),
        webhooks: sandbox.resend.account.webhooks.map(({ endpoint }) => endpoint),
        texts: sandbox.twilio.account.numbers.map(({ smsUrl }) => smsUrl),
      }
    },
  }
}

type Stop = { at: number; when: 'before' | 'after' }
type RunOptions = {
  stop?: Stop
  isDry?: boolean
  saysYes?: boolean
  jurisdiction?: 'eu'
  remote?: string
  asker?: Asker
}

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Asker, byFile } from '../../../src/cli/setup/asker.ts'
import { keptPath, readAnswers } from '../../../src/cli/setup/kept.ts'
import { remove } from '../../../src/cli/setup/remove.ts'
import { webAddressOf } from '../../../src/cli/setup/repository.ts'
import { closing, setUp } from '../../../src/cli/setup/setup.ts'
import { namesIn, withDatabaseId } from '../../../src/cli/setup/wrangler-file.ts'
import { ROOT } from '../../../src/cli/wrangler.ts'
import { readSettings } from '../../../src/settings/read.ts'
import { anEmptyAccount, WORKER_URL } from '../stand-in/simulated.ts'
import { ANSWERS, aPlace, type Place, Stopped, TWILIO } from './installing.ts'

const WRANGLER_TOML = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
const tomlIn = ({ root }: Place) => readFileSync(join(root, 'wrangler.toml'), 'utf8')

type Options = Parameters<Place['world']>[1]

async function run(place: Place, answers = ANSWERS, options: Options = {}) {
  const world = await place.world(answers, options)
  return { done: await setUp(world), world }
}

const ALL = { ...ANSWERS, ...TWILIO }

/** As when these lines are deleted from .setup.json. */
const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

describe('a first run', () => {
  it('makes all there is to make, and tells everybody where to call', async () => {
    const place = aPlace()
    const { done, world } = await run(place, ALL)
    expect(done).toEqual({ ok: true, value: null })
    const secrets = place.state.worker?.secrets ?? {}
    expect(readSettings(secrets).ok).toBe(true)
    expect(secrets).toMatchObject({ ...ANSWERS, BASE_URL: WORKER_URL })
    expect(place.state.worker?.deploys).toBe(1)
    expect(place.standing()).toMatchObject({
      databases: [{ name: 'legwork', migrated: true }],
      queues: ['legwork-dead-letters', 'legwork-deliveries', 'legwork-events'],
      webhooks: [`${WORKER_URL}/webhooks/resend`],
      texts: [`${WORKER_URL}/webhooks/twilio/inbound`],
    })
    expect(secrets.RESEND_WEBHOOK_SECRET).toBe(place.sandbox.resend.account.webhooks[0]?.signingSecret)
    expect(secrets.STRAVA_SUBSCRIPTION_ID).toMatch(/^\d+$/)
    expect(place.mails).toEqual([ANSWERS.OPERATOR_EMAIL])
    expect(namesIn(tomlIn(place)).databaseId).toBe(place.state.databases[0]?.uuid)
    expect(closing(world).join('\n')).toContain(`${WORKER_URL}/operator`)
  })

  it('makes secrets nobody guesses, and another’s are others', async () => {
    const [one, other] = [aPlace(), aPlace()]
    await run(one)
    await run(other)
    for (const name of ['LEGWORK_SECRET', 'WEBHOOK_SECRET', 'OPERATOR_TOKEN']) {
      const secret = one.state.worker?.secrets[name] ?? ''
      expect(secret.length).toBeGreaterThanOrEqual(40)
      expect(secret).not.toBe(other.state.worker?.secrets[name])
    }
  })

  it('puts no secret into an argument, and none where others can read it', async () => {
    const place = aPlace()
    await run(place, ALL)
    const said = place.calls.join('\n')
    for (const [name, value] of Object.entries(place.state.worker?.secrets ?? {})) {
      if (/SECRET|TOKEN|KEY/.test(name)) expect(said, name).not.toContain(value)
    }
    expect(statSync(keptPath(place.root)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('.setup.json')
  })

  it('leaves everything in wrangler.toml but the one line', async () => {
    const place = aPlace()
    await run(place)
    expect(withDatabaseId(tomlIn(place), namesIn(WRANGLER_TOML).databaseId)).toBe(WRANGLER_TOML)
  })

  it('keeps the database in the EU where that is asked for', async () => {
    const place = aPlace()
    await run(place, ANSWERS, { jurisdiction: 'eu' })
    expect(place.state.databases[0]?.jurisdiction).toBe('eu')
    const queues = place.calls.filter((each) => each.startsWith('queues create'))
    expect(queues.every((each) => each.endsWith('--jurisdiction eu'))).toBe(true)
  })
})

describe('who sits at a terminal', () => {
  const answering = (asked: string[], place: string): Asker => ({
    canAsk: true,
    ask: async ({ message }) => {
      asked.push(message)
      return ''
    },
    confirm: async (message) => {
      asked.push(message)
      return false
    },
    choose: async (message) => {
      asked.push(message)
      return place
    },
  })

  it('is asked once where the data may be, and whether they want what is optional', async () => {
    const place = aPlace()
    const asked: string[] = []
    await run(place, ANSWERS, { asker: answering(asked, 'eu') })
    expect(asked).toHaveLength(4)
    expect(place.state.databases[0]?.jurisdiction).toBe('eu')
    expect(place.calls.filter((each) => each.endsWith('--jurisdiction eu'))).toHaveLength(4)
    asked.length = 0
    await run(place, {}, { asker: answering(asked, 'anywhere') })
    expect(asked).toEqual([])
  })
})

describe('mails by Cloudflare', () => {
  it('need a binding, which is written where it stands as a comment, and no key of Resend', async () => {
    const place = aPlace()
    const { RESEND_API_KEY: _, ...others } = ANSWERS
    const { done } = await run(place, { ...others, EMAIL_PROVIDER: 'cloudflare' })
    expect(done).toEqual({ ok: true, value: null })
    expect(tomlIn(place)).toContain('\n[[send_email]]\nname = "EMAIL"\n')
    const { world } = await run(place, {})
    expect(world.changes).toEqual([])
  })
})

describe('a second run', () => {
  it('changes nothing', async () => {
    const place = aPlace()
    await run(place, ALL)
    const before = structuredClone(place.state)
    const { done, world } = await run(place, {})
    expect(done.ok).toBe(true)
    expect(world.changes).toEqual([])
    expect(place.state).toEqual(before)
    expect(place.mails).toHaveLength(1)
    expect(closing(world)[0]).toBe('Everything is up to date: nothing was changed.')
  })

  it('changes what differs, and that alone', async () => {
    const place = aPlace()
    await run(place)
    const { world } = await run(place, { OPERATOR_NAME: 'Another club' })
    expect(world.changes).toEqual(['set OPERATOR_NAME'])
    expect(place.state.worker?.secrets.OPERATOR_NAME).toBe('Another club')
    expect(place.state.worker?.deploys).toBe(1)
  })

  it('takes out what stands in .setup.json no more, and nothing that it never set', async () => {
    const place = aPlace()
    await run(place, { ...ALL, INVITE_CODE: 'an-invitation', HEARTBEAT_URL: 'https://beat.example/club' })
    Object.assign(place.state.worker?.secrets ?? {}, { WEEKLY_PLAN: 'somebody else’s' })
    const gone = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM', 'INVITE_CODE', 'HEARTBEAT_URL']
    const dry = await run(place, without(...gone), { isDry: true })
    const { done, world } = await run(place, { ...without(...gone), OPERATOR_NAME: 'Another club' })
    expect(done.ok).toBe(true)
    expect(dry.world.changes).toEqual([expect.stringMatching(/^take out /)])
    expect(world.changes).toEqual([expect.stringMatching(/^set OPERATOR_NAME and take out /)])
    for (const name of gone) expect(world.changes[0], name).toContain(name)
    const left = place.state.worker?.secrets ?? {}
    expect(Object.keys(left).filter((name) => gone.includes(name))).toEqual([])
    expect(left.WEEKLY_PLAN).toBe('somebody else’s')
    expect((await run(place, {})).world.changes).toEqual([])
  })

  it('takes out neither the master secret nor the address, whoever deletes them', async () => {
    const place = aPlace()
    await run(place)
    const before = structuredClone(place.state.worker?.secrets)
    const { world } = await run(place, without('LEGWORK_SECRET', 'BASE_URL'))
    expect(world.changes.join()).not.toContain('take out')
    expect(place.state.worker?.secrets).toEqual(before)
  })

  it('asks nobody whether it may replace its own subscription, when the path of the webhooks is another', async () => {
    const place = aPlace()
    await run(place)
    const before = place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID
    const { world } = await run(place, { WEBHOOK_SECRET: 'another-path-of-the-webhooks' })
    expect(world.changes).toEqual([
      'set WEBHOOK_SECRET',
      expect.stringContaining('have Strava send its events to the Worker'),
      'set STRAVA_SUBSCRIPTION_ID',
    ])
    expect(world.undone).toEqual([])
    expect(place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID).not.toBe(before)
  })

  it('mends what was taken away meanwhile', async () => {
    const place = aPlace()
    await run(place, ALL)
    place.state.queues = ['legwork-events']
    place.sandbox.resend.account.webhooks.length = 0
    delete place.state.worker?.secrets.EMAIL_FROM
    const { world } = await run(place, {})
    expect(world.changes).toEqual([
      'make the queue legwork-deliveries',
      'make the queue legwork-dead-letters',
      'set EMAIL_FROM',
      'have Resend report bounces and complaints to the Worker',
      'set RESEND_WEBHOOK_SECRET',
    ])
  })

  it('deploys again what was deleted past it', async () => {
    const place = aPlace()
    await run(place)
    place.state.worker = null
    const { done } = await run(place, {})
    expect(done).toEqual({ ok: true, value: null })
    expect(place.state.worker).toMatchObject({ deploys: 1 })
    expect((await run(place, {})).world.changes).toEqual([])
  })

  it('deploys again when it is stopped after its settings made a Worker that is empty', async () => {
    const [place, twin] = [aPlace(), aPlace()]
    for (const each of [place, twin]) {
      await run(each)
      each.state.worker = null
    }
    await run(twin, {})
    const at = 1 + twin.calls.indexOf('secret bulk')
    await run(place, {}, { stop: { at, when: 'after' } }).catch(() => {})
    expect(place.state.worker).toMatchObject({ deploys: 0 })
    expect((await run(place, {})).done).toEqual({ ok: true, value: null })
    expect(place.state.worker).toMatchObject({ deploys: 1 })
  })

  it('from another machine leaves the master secret as the Worker has it, for it opens what runners have here', async () => {
    const place = aPlace()
    await run(place)
    const kept = place.state.worker?.secrets.LEGWORK_SECRET
    const elsewhere = aPlace(place.state)
    // the application at Strava is the same one
    const [subscription] = [place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID]
    expect(subscription).toBeDefined()
    const { done } = await run(elsewhere)
    expect(done.ok).toBe(true)
    expect(place.state.worker?.secrets.LEGWORK_SECRET).toBe(kept)
    expect(place.state.databases).toHaveLength(1)
  })
})

describe('a run that is stopped', () => {
  it('at every single call, before or after it took effect, is gone on with by the next', {
    timeout: 120_000,
  }, async () => {
    const whole = aPlace()
    await run(whole, ALL)
    const steps = whole.calls.length
    expect(steps).toBeGreaterThan(20)
    for (let at = 1; at <= steps; at++) {
      for (const when of ['before', 'after'] as const) {
        const place = aPlace()
        // a provider that is cut off is an answer; wrangler that is cut off is the end of the run
        const stopped = await run(place, ALL, { stop: { at, when } }).catch((error: unknown) => error)
        const what = `${when} ${at}: ${whole.calls[at - 1]}`
        if (!(stopped instanceof Stopped)) expect(stopped, what).toMatchObject({ done: expect.anything() })
        const secret = place.state.worker?.secrets.LEGWORK_SECRET
        const { done } = await run(place, {})
        expect(done, what).toEqual({ ok: true, value: null })
        expect(place.standing(), what).toEqual(whole.standing())
        if (secret) expect(place.state.worker?.secrets.LEGWORK_SECRET, what).toBe(secret)
        expect(place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID, what).toMatch(/^\d+$/)
        const again = await run(place, {})
        expect(again.world.changes, what).toEqual([])
      }
    }
  })
})

describe('what is wrong', () => {
  it.each([
    ['STRAVA_CLIENT_SECRET', 'another', 'Strava does not know this Client ID with this Client Secret'],
    ['RESEND_API_KEY', 're_other', 'Resend does not know this key'],
    ['EMAIL_FROM', 'n@other.example', 'other.example is not among your domains at Resend'],
    ['TWILIO_AUTH_TOKEN', 'another', 'Twilio does not know this account with this token'],
    ['TWILIO_FROM', '+15055550199', 'is not among the numbers of this Twilio account'],
    ['STRAVA_CLIENT_ID', 'my app', 'STRAVA_CLIENT_ID should be digits'],
    ['OPERATOR_EMAIL', '', 'OPERATOR_EMAIL is missing'],
  ])('%s=%j is said before anything is made', async (name, value, says) => {
    const place = aPlace()
    const { done } = await run(place, { ...ALL, [name]: value })
    expect(done).toEqual({ ok: false, error: expect.stringContaining(says) })
    expect(place.state).toEqual(anEmptyAccount())
    expect(tomlIn(place)).toBe(WRANGLER_TOML)
  })

  it('is asked again of who sits there, with what was wrong', async () => {
    const place = aPlace()
    const asked: string[] = []
    const asker: Asker = {
      canAsk: true,
      ask: async ({ message }) => {
        asked.push(message)
        return message.startsWith('STRAVA_CLIENT_SECRET') ? 'client-secret' : '4711'
      },
      confirm: async () => false,
      choose: async (_, [first]) => first?.value ?? '',
    }
    const { done } = await run(place, { ...ANSWERS, STRAVA_CLIENT_SECRET: 'mistyped' }, { asker })
    expect(done.ok).toBe(true)
    expect(asked).toHaveLength(2)
    expect(asked[0]).toContain('https://www.strava.com/settings/api')
  })

  it('is no login: that is said, and nothing is asked of anybody else', async () => {
    const place = aPlace({ ...anEmptyAccount(), loggedIn: false })
    const { done } = await run(place)
    expect(done).toEqual({ ok: false, error: expect.stringContaining('npx wrangler login') })
    expect(place.calls).toEqual(['whoami --json'])
  })

  it('is a login with several accounts and nobody to choose', async () => {
    const accounts = [
      { id: 'account-1', name: 'A runner' },
      { id: 'account-2', name: 'A club' },
    ]
    const place = aPlace({ ...anEmptyAccount(), accounts })
    const { done } = await run(place)
    expect(done).toEqual({ ok: false, error: expect.stringContaining('account-2  A club') })
  })

  it('in a file of answers is named', async () => {
    const place = aPlace()
    const path = join(place.root, 'answers.json')
    const { writeFile } = await import('node:fs/promises')
    await writeFile(path, '{"STRAVA_CLIENT_SECERT": "x"}')
    expect(await readAnswers(path)).toEqual({
      ok: false,
      error: expect.stringContaining('STRAVA_CLIENT_SECERT'),
    })
    await writeFile(path, 'OPERATOR_NAME=x')
    expect((await readAnswers(path)).ok).toBe(false)
    await writeFile(path, JSON.stringify(ANSWERS))
    expect(await readAnswers(path)).toEqual({ ok: true, value: ANSWERS })
  })
})

describe('replies to a messaging service whose numbers say themselves where they go', () => {
  // a service goes before a number
  const texts = { ...ALL, TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}` }
  const service = { sid: texts.TWILIO_MESSAGING_SERVICE_SID, inboundUrl: '', asNumber: true }

  it('come here once the operator says yes, and not before', async () => {
    const place = aPlace()
    place.sandbox.twilio.account.services.push({ ...service })
    const { world } = await run(place, texts)
    expect(world.undone).toEqual([expect.stringContaining('the address set at each number of the service')])
    expect(place.sandbox.twilio.account.services).toEqual([service])
    await run(place, {}, { saysYes: true })
    const inboundUrl = `${WORKER_URL}/webhooks/twilio/inbound`
    expect(place.sandbox.twilio.account.services).toEqual([{ ...service, inboundUrl, asNumber: false }])
  })
})

describe('a Worker that takes its time to answer', () => {
  it('is waited for, which is said once, and how long at most', async () => {
    const place = aPlace()
    const world = await place.world()
    const said: string[] = []
    let asked = 0
    const { fetch } = world.call
    const slow: typeof fetch = async (input, init) => {
      const isHealth = input instanceof Request && new URL(input.url).pathname === '/healthz'
      asked += isHealth ? 1 : 0
      return isHealth && asked < 5 ? new Response(null, { status: 522 }) : fetch(input, init)
    }
    const done = await setUp({
      ...world,
      say: (line) => said.push(line),
      call: { ...world.call, fetch: slow },
    })
    expect(done).toEqual({ ok: true, value: null })
    expect(said.filter((line) => line.startsWith('Waiting'))).toEqual([
      `Waiting for ${WORKER_URL}, for up to 150 s`,
    ])
  })
})

describe('a short code', () => {
  const CODE = '89454'
  const texts = { ...ALL, TWILIO_FROM: CODE }

  it('is looked for among short codes, and its replies come here, until it is removed', async () => {
    const place = aPlace()
    const { shortCodes, numbers } = place.sandbox.twilio.account
    shortCodes.push({ sid: 'SCsimulated', code: CODE, smsUrl: '' })
    expect((await run(place, texts)).done).toEqual({ ok: true, value: null })
    expect(shortCodes[0]?.smsUrl).toBe(`${WORKER_URL}/webhooks/twilio/inbound`)
    expect(numbers[0]?.smsUrl).toBe('')
    expect((await run(place, {})).world.changes).toEqual([])
    await remove(await place.world({}, { saysYes: true }))
    expect(shortCodes[0]?.smsUrl).toBe('')
  })

  it('that is another’s is said before anything is made', async () => {
    const place = aPlace()
    const { done } = await run(place, texts)
    expect(done).toEqual({
      ok: false,
      error: expect.stringContaining('89454 is not among the short codes of this Twilio account'),
    })
    expect(place.state).toEqual(anEmptyAccount())
  })
})

describe('an account that is new, without a name at workers.dev', () => {
  const nameless = () => aPlace({ ...anEmptyAccount(), isNamed: false })
  const PAGE = 'https://dash.cloudflare.com/account-1/workers/onboarding'

  it('is told where it is chosen, and goes on from there', async () => {
    const place = nameless()
    const { done } = await run(place)
    expect(done).toEqual({ ok: false, error: expect.stringContaining(PAGE) })
    expect(done.ok ? '' : done.error).not.toContain('the previous one')
    place.state.isNamed = true
    expect((await run(place, {})).done).toEqual({ ok: true, value: null })
    expect((await run(place, {})).world.changes).toEqual([])
  })

  it('is waited for at a terminal until it is', async () => {
    const place = nameless()
    const asked: string[] = []
    const asker: Asker = {
      ...byFile(false),
      canAsk: true,
      confirm: async (message) => {
        asked.push(message)
        place.state.isNamed = asked.filter((each) => each === 'Have you chosen the name?').length > 1
        return message === 'Have you chosen the name?'
      },
    }
    expect((await run(place, ANSWERS, { asker })).done).toEqual({ ok: true, value: null })
    expect(asked.filter((each) => each === 'Have you chosen the name?')).toHaveLength(2)
    expect(place.state.worker).toMatchObject({ deploys: 1 })
  })
})

describe('where the copy came from', () => {
  const repository = 'https://git.example.org/somebody/legwork.git'

  it('is set once, so that a newer version is named, and without anybody’s secret', async () => {
    const place = aPlace()
    await run(place, ANSWERS, { remote: 'https://me:a-secret@git.example.org/somebody/legwork.git' })
    expect(place.state.worker?.secrets.REPOSITORY_URL).toBe(repository)
    const world = await place.world({})
    delete world.kept.settings.REPOSITORY_URL
    expect(await setUp({ ...world, remote: async () => repository })).toEqual({ ok: true, value: null })
    expect(place.state.worker?.secrets.REPOSITORY_URL).toBeUndefined()
  })

  it.each([
    ['git@git.example.org:somebody/legwork.git', repository],
    ['ssh://git@git.example.org:2222/somebody/legwork.git', repository],
    ['https://git.example.org/somebody/legwork.git', repository],
    ['/home/somebody/legwork', null],
    ['../legwork', null],
    ['file:///srv/legwork.git', null],
    ['', null],
  ])('%j is %s', (remote, address) => {
    expect(webAddressOf(remote)).toBe(address)
  })
})

describe('a subscription that is somebody else’s', () => {
  const theirs = { callbackUrl: 'https://other.example/strava/a-secret', verifyToken: 'x' }

  it('stays theirs unless the operator says yes, and the rest is done all the same', async () => {
    const place = aPlace()
    place.sandbox.strava.subscribe(theirs)
    const { done, world } = await run(place)
    expect(done.ok).toBe(true)
    expect(world.undone).toEqual([expect.stringContaining('go to other.example')])
    expect(world.undone.join()).not.toContain('a-secret')
    expect(place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID).toBeUndefined()
    expect(place.mails).toHaveLength(1)
  })

  it('is ours when they do', async () => {
    const place = aPlace()
    const id = place.sandbox.strava.subscribe(theirs)
    await run(place)
    const { world } = await run(place, {}, { saysYes: true })
    expect(world.changes).toEqual([
      'have Strava send its events to the Worker instead of other.example',
      'set STRAVA_SUBSCRIPTION_ID',
    ])
    expect(world.undone).toEqual([])
    expect(place.state.worker?.secrets.STRAVA_SUBSCRIPTION_ID).not.toBe(String(id))
  })
})

describe('a dry run', () => {
  it('says what it would do, and does nothing', async () => {
    const place = aPlace()
    const { done, world } = await run(place, ALL, { isDry: true })
    expect(done.ok).toBe(true)
    expect(place.state).toEqual(anEmptyAccount())
    expect(tomlIn(place)).toBe(WRANGLER_TOML)
    expect(() => statSync(keptPath(place.root))).toThrow()
    expect(world.changes).toEqual([
      'make the database legwork',
      'make the queue legwork-events',
      'make the queue legwork-deliveries',
      'make the queue legwork-dead-letters',
      expect.stringMatching(/^set LEGWORK_SECRET, WEBHOOK_SECRET/),
      'migrate the database and deploy the Worker',
      'have Resend report bounces and complaints to the Worker',
      'have Twilio send replies to the Worker',
      'have Strava send its events to the Worker',
      `send a test mail to ${ANSWERS.OPERATOR_EMAIL}`,
    ])
    expect(place.calls.filter((each) => /POST|DELETE|create|bulk|deploy|apply/.test(each))).toEqual([])
  })

  it('of what is whole says so', async () => {
    const place = aPlace()
    await run(place)
    const { world } = await run(place, {}, { isDry: true })
    expect(closing(world)).toEqual(['Nothing would change.'])
  })
})

describe('removing', () => {
  it('takes away all that was made, in an order in which nothing calls what is gone', async () => {
    const place = aPlace()
    await run(place, ALL)
    const world = await place.world({}, { saysYes: true })
    expect(await remove(world)).toEqual({ ok: true, value: true })
    expect(place.state).toEqual(anEmptyAccount())
    expect(place.standing()).toMatchObject({ webhooks: [], texts: [''] })
    expect(tomlIn(place)).toBe(WRANGLER_TOML)
    expect(() => statSync(keptPath(place.root))).toThrow()
    expect(world.changes[0]).toBe('end the subscription at Strava')
  })

  it('takes nothing away that is another’s, and nothing at all without a yes', async () => {
    const place = aPlace()
    place.sandbox.strava.subscribe({ callbackUrl: 'https://other.example/strava', verifyToken: 'x' })
    await run(place)
    const before = structuredClone(place.state)
    expect(await remove(await place.world({}))).toEqual({ ok: true, value: false })
    expect(place.state).toEqual(before)
    const world = await place.world({}, { saysYes: true })
    await remove(world)
    expect(world.changes).not.toContain('end the subscription at Strava')
  })

  it('is not held up by providers that refuse: what is left there is told', async () => {
    const place = aPlace()
    await run(place, ALL)
    const revoked = {
      STRAVA_CLIENT_SECRET: 'revoked',
      RESEND_API_KEY: 're_revoked',
      TWILIO_AUTH_TOKEN: 'revoked',
    }
    const world = await place.world(revoked, { saysYes: true })
    expect(await remove(world)).toEqual({ ok: true, value: true })
    expect(place.state).toEqual(anEmptyAccount())
    expect(world.undone).toEqual([
      expect.stringContaining(`A subscription to ${WORKER_URL} may remain`),
      expect.stringContaining(`A webhook to ${WORKER_URL}/webhooks/resend may remain`),
      expect.stringContaining(`Replies may still go to ${WORKER_URL}/webhooks/twilio/inbound`),
    ])
    expect(world.undone.join()).not.toContain(world.kept.settings.WEBHOOK_SECRET)
  })

  it('is not held up by an account at Twilio that was closed', async () => {
    const place = aPlace()
    await run(place, ALL)
    const { call, ...world } = await place.world({}, { saysYes: true })
    const fetch: typeof call.fetch = async (input, init) =>
      new URL(new Request(input, init).url).pathname.startsWith('/twilio')
        ? new Response(null, { status: 403 })
        : call.fetch(input, init)
    expect(await remove({ ...world, call: { ...call, fetch } })).toEqual({ ok: true, value: true })
    expect(world.undone).toEqual([expect.stringContaining('Replies may still go')])
  })

  it.each(['GET /strava', 'DELETE /strava', 'GET /resend', 'DELETE /resend', 'GET /twilio', 'POST /twilio'])(
    'waits for a provider that is away: %s',
    async (what) => {
      const [place, twin] = [aPlace(), aPlace()]
      for (const each of [place, twin]) await run(each, ALL)
      await remove(await twin.world({}, { saysYes: true }))
      const at = 1 + twin.calls.findIndex((each) => each.startsWith(what))
      expect(at).toBeGreaterThan(0)
      const world = await place.world({}, { saysYes: true, stop: { at, when: 'before' } })
      expect(await remove(world)).toMatchObject({ ok: false, error: expect.stringContaining('Try again') })
      expect(place.state.worker).not.toBeNull()
    },
  )

  it('that was stopped leaves what setup puts online again', async () => {
    const [place, twin] = [aPlace(), aPlace()]
    for (const each of [place, twin]) await run(each, ALL)
    await remove(await twin.world({}, { saysYes: true }))
    const at = 1 + twin.calls.indexOf('delete --force')
    const world = await place.world({}, { saysYes: true, stop: { at: at + 1, when: 'before' } })
    await remove(world).catch(() => {})
    expect(place.state.worker).toBeNull()
    expect(world.kept.deployed).toBeNull()
    expect((await run(place, {})).done).toEqual({ ok: true, value: null })
    expect(place.state.worker).toMatchObject({ deploys: 1 })
  })

  it('goes on where it was stopped', async () => {
    const whole = aPlace()
    await run(whole, ALL)
    await remove(await whole.world({}, { saysYes: true }))
    for (let at = 1; at <= whole.calls.length; at++) {
      const place = aPlace()
      await run(place, ALL)
      await remove(await place.world({}, { saysYes: true, stop: { at, when: 'after' } })).catch(() => {})
      expect((await remove(await place.world({}, { saysYes: true }))).ok).toBe(true)
      expect(place.state, whole.calls[at - 1]).toEqual(anEmptyAccount())
    }
  })

  it('says first what it would take', async () => {
    const place = aPlace()
    await run(place, ALL)
    const before = structuredClone(place.state)
    const world = await place.world({}, { isDry: true })
    await remove(world)
    expect(world.changes).toContain('delete the database legwork')
    expect(place.state).toEqual(before)
  })
})

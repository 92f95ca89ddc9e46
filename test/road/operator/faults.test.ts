/** Every check is seen to fail: its fault is made in the running service, and named with its cause and what to do. */
import { afterEach, describe, expect, it } from 'vitest'
import { CHECKS, type CheckCode, type Verdict } from '../../../src/operator/check.ts'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE, db, OUTSIDE, settings, WEBHOOK } from '../../installation.ts'
import { databaseAway } from '../away.ts'
import { anEndpoint } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, NUMBER, type World } from '../world.ts'
import { checksOf, pageOf } from './operator.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAY_MINUTES = 24 * 60

/** What is left for the next test to find as it was. */
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const each of undo.splice(0)) await each()
})

const subscriptionsAt = `${OUTSIDE}/strava/api/v3/push_subscriptions`
const keys = new URLSearchParams({
  client_id: settings.STRAVA_CLIENT_ID,
  client_secret: settings.STRAVA_CLIENT_SECRET,
})

/** Another program with the same application ends the subscription. */
async function endSubscription(world: World): Promise<void> {
  const list: { id: number }[] = await (await world.fetch(new Request(`${subscriptionsAt}?${keys}`))).json()
  for (const { id } of list)
    await world.fetch(new Request(`${subscriptionsAt}/${id}?${keys}`, { method: 'DELETE' }))
}

const run = (world: World, distanceMeters = 6_000) =>
  world.strava.log(ATHLETE, { distanceMeters, movingSeconds: distanceMeters / 3 })

/** The last migration under another name, until the test is over. */
async function migratedTo(name: string): Promise<void> {
  const [last] = await stored.ask<{ name: string }>('SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1')
  const rename = (to: string) =>
    stored.run('UPDATE d1_migrations SET name = ? WHERE id = (SELECT MAX(id) FROM d1_migrations)', to)
  undo.push(() => rename(last?.name ?? ''))
  await rename(name)
}

/** What the platform says of the size of the database. */
function sizeIs(bytes: number): void {
  const real = db.prepare.bind(db)
  const swollen = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => swollen(target.bind(...values))
        if (name !== 'run') return Reflect.get(target, name).bind(target)
        return async () => {
          const answer = await target.run()
          return { ...answer, meta: { ...answer.meta, size_after: bytes } }
        }
      },
    })
  db.prepare = (query) => (query.includes('d1_migrations') ? swollen(real(query)) : real(query))
  undo.push(() => Object.assign(db, { prepare: real }))
}

const REPOSITORY = `${OUTSIDE}/repository/somebody/legwork`

type Fault = {
  happens: () => Promise<World>
  /** Where it is asked, when that is not where it is. */
  at?: string
  verdict: Verdict
  says: RegExp
  next: RegExp
}

const FAULTS: Readonly<Record<CheckCode, Record<string, Fault>>> = {
  settings: {
    'the key of the mail sender is missing': {
      happens: () => aWorld({ RESEND_API_KEY: '' }),
      verdict: 'failing',
      says: /RESEND_API_KEY/,
      next: /\/operator\/setup/,
    },
  },
  host: {
    'the Worker is asked by another name': {
      happens: () => aWorld(),
      at: 'https://legwork.somebody.example',
      verdict: 'failing',
      says: /opened at legwork\.somebody\.example, but BASE_URL says legwork\.example/,
      next: /Set BASE_URL to https:\/\/legwork\.somebody\.example/,
    },
  },
  database: {
    'it is away': {
      async happens() {
        const world = await aRunnersWorld()
        undo.push(databaseAway())
        return world
      },
      verdict: 'failing',
      says: /does not answer: “Error: D1_ERROR: Network connection lost/,
      next: /cloudflarestatus/,
    },
    'it is away, and our own address is in it': {
      async happens() {
        const world = await aWorld()
        await stored.run("INSERT INTO installation VALUES ('base-url', ?)", JSON.stringify(BASE))
        world.change({ BASE_URL: '' })
        undo.push(databaseAway())
        return world
      },
      verdict: 'failing',
      says: /does not answer: “Error: D1_ERROR: Network connection lost/,
      next: /cloudflarestatus/,
    },
  },
  schema: {
    'it was never migrated': {
      async happens() {
        const world = await aWorld()
        await stored.breakTable('d1_migrations')
        undo.push(() => stored.mendTable('d1_migrations'))
        return world
      },
      verdict: 'failing',
      says: /lacks what this version needs: “.*no such table: d1_migrations/,
      next: /npm run deploy/,
    },
    'a deploy forgot the database': {
      async happens() {
        const world = await aWorld()
        await migratedTo('0000_before.sql')
        return world
      },
      verdict: 'failing',
      says: /is at 0000_before, and this version needs 0/,
      next: /npm run deploy/,
    },
    'an older copy was deployed': {
      async happens() {
        const world = await aWorld()
        await migratedTo('9999_later.sql')
        return world
      },
      verdict: 'warning',
      says: /is at 9999_later, which this version does not know/,
      next: /newest copy/,
    },
  },
  newest: {
    'a newer version is out': {
      async happens() {
        const world = await aWorld({ REPOSITORY_URL: REPOSITORY })
        world.repository.tags = ['v0.0.9', 'v100.2.0', 'v100.10.1', 'draft']
        return world
      },
      verdict: 'warning',
      says: /and 100\.10\.1 is out/,
      next: /npm run deploy/,
    },
  },
  sending: {
    'it is paused': {
      async happens() {
        const world = await aWorld()
        await stored.run(
          `INSERT INTO installation VALUES ('paused', json_object('since', ${world.now().getTime()}))`,
        )
        world.jump(3 * HOUR_MS)
        return world
      },
      verdict: 'warning',
      says: /paused for 3 hours/,
      next: /Resume sending/,
    },
    'it was forgotten so': {
      async happens() {
        const world = await aWorld()
        await stored.run(
          `INSERT INTO installation VALUES ('paused', json_object('since', ${world.now().getTime()}))`,
        )
        world.jump(3 * DAY_MS)
        return world
      },
      verdict: 'failing',
      says: /paused for 3 days/,
      next: /Resume sending/,
    },
  },
  sweep: {
    'the cron has died': {
      async happens() {
        const world = await aWorld()
        await world.sweep()
        world.jump(5 * HOUR_MS)
        return world
      },
      verdict: 'failing',
      says: /last ran 5 hours ago/,
      next: /cron/,
    },
    'it never was there': {
      async happens() {
        const world = await aWorld()
        await stored.run(
          "UPDATE d1_migrations SET applied_at = datetime(? / 1000, 'unixepoch')",
          world.now().getTime() - HOUR_MS,
        )
        return world
      },
      verdict: 'failing',
      says: /No sweep has ever run/,
      next: /cron/,
    },
  },
  heartbeat: {
    'the monitor does not answer': {
      async happens() {
        const world = await aWorld({ HEARTBEAT_URL: 'https://hooks.example/beat' })
        world.receiver.faults.push({ times: 1, answer: 'gone' })
        await world.sweep()
        return world
      },
      verdict: 'warning',
      says: /answered 410/,
      next: /HEARTBEAT_URL/,
    },
  },
  'old-secret': {
    'the older one is still needed': {
      async happens() {
        const world = await aRunnersWorld()
        world.change({ LEGWORK_SECRET: 'a-new-master-secret-for-tests,a-master-secret-for-tests' })
        return world
      },
      verdict: 'warning',
      says: /1 sealed value is still under an older master secret/,
      next: /until none is left/,
    },
    'one was taken out too soon': {
      async happens() {
        const world = await aRunnersWorld()
        world.change({ LEGWORK_SECRET: 'a-new-master-secret-for-tests,another-that-was-never-used' })
        return world
      },
      verdict: 'failing',
      says: /no longer in LEGWORK_SECRET: 1 connection\./,
      next: /back into LEGWORK_SECRET/,
    },
    'it was changed, and the one before is gone': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['sms'] })
        await anEndpoint(world)
        await world.twilio.reply(NUMBER, 'STOP')
        world.change({ LEGWORK_SECRET: 'a-new-master-secret-for-tests' })
        return world
      },
      verdict: 'failing',
      says: /at least 1 connection, 1 endpoint’s secret and 1 address that opted out\./,
      next: /lost for good, their runners have to connect again/,
    },
  },
  'database-size': {
    'the free plan is nearly used up': {
      async happens() {
        const world = await aWorld()
        sizeIs(430_000_000)
        return world
      },
      verdict: 'warning',
      says: /430 MB, 86% of the 500 MB of the free plan/,
      next: /Workers Paid/,
    },
    'the paid one is': {
      async happens() {
        const world = await aWorld()
        sizeIs(9_700_000_000)
        return world
      },
      verdict: 'failing',
      says: /97% of the 10 GB/,
      next: /second installation/,
    },
  },
  purge: {
    'what is old was not erased': {
      async happens() {
        const world = await aRunnersWorld()
        await stored.syncedEarlier(9)
        return world
      },
      verdict: 'failing',
      says: /Training from Strava is older than the 7 days/,
      next: /sweep/,
    },
  },
  callback: {
    'it does not answer': {
      async happens() {
        const world = await aWorld()
        world.beforeCall = ({ url }) => {
          if (url.startsWith(BASE)) throw new TypeError('connection refused')
        }
        return world
      },
      verdict: 'failing',
      says: /Strava’s callback, https:\/\/legwork\.example\/webhooks\/…, does not answer: TypeError/,
      next: /Bot Fight Mode/,
    },
    'it is slow': {
      async happens() {
        const world = await aWorld()
        world.beforeCall = ({ url }) => {
          if (url.startsWith(BASE)) world.jump(1_400)
        }
        return world
      },
      verdict: 'warning',
      says: /took 1\.4 s to answer/,
      next: /proxy/,
    },
  },
  'source-keys': {
    'the secret was made anew at the source': {
      happens: () => aWorld({ STRAVA_CLIENT_SECRET: 'the-one-before' }),
      verdict: 'failing',
      says: /Strava refuses the id and secret/,
      next: /regenerate/,
    },
    'the source is down': {
      async happens() {
        const world = await aWorld()
        world.beforeCall = ({ url }) => {
          if (url.includes('push_subscriptions')) throw new TypeError('connection reset')
        }
        return world
      },
      verdict: 'warning',
      says: /Strava did not answer \(TypeError\)/,
      next: /read once it answers/,
    },
  },
  subscription: {
    'another program ended it': {
      async happens() {
        const world = await aWorld()
        await endSubscription(world)
        return world
      },
      verdict: 'failing',
      says: /sends its events nowhere/,
      next: /Subscribe here/,
    },
    'another program took it': {
      async happens() {
        const world = await aWorld()
        world.strava.subscribe({ callbackUrl: 'https://other.example/hook?secret=1', verifyToken: 'theirs' })
        return world
      },
      verdict: 'failing',
      says: /to other\.example, not to legwork\.example/,
      next: /application of its own/,
    },
    'it leads to an older path of ours': {
      async happens() {
        const world = await aWorld()
        world.strava.subscribe({
          callbackUrl: `${BASE}/webhooks/strava/the-path-before`,
          verifyToken: WEBHOOK,
        })
        return world
      },
      verdict: 'failing',
      says: /older address of this Worker, from before WEBHOOK_SECRET was changed/,
      next: /daily check/,
    },
    'it goes again and again': {
      async happens() {
        const world = await aRunnersWorld()
        await run(world)
        await world.pass(DAY_MINUTES)
        for (let day = 0; day < 3; day++) {
          await endSubscription(world)
          await world.pass(DAY_MINUTES + 60)
        }
        return world
      },
      verdict: 'failing',
      says: /disappeared three times in 30 days/,
      next: /application of its own/,
    },
  },
  'subscription-id': {
    'another is set': {
      happens: () => aWorld({ STRAVA_SUBSCRIPTION_ID: '17' }),
      verdict: 'failing',
      says: /Every event is refused: Strava’s subscription is 310001, and the settings say 17/,
      next: /310001/,
    },
    'the one that is set had gone, and was made anew': {
      async happens() {
        const world = await aWorld({ STRAVA_SUBSCRIPTION_ID: '310001' })
        await world.pass(60)
        await endSubscription(world)
        await world.pass(DAY_MINUTES)
        return world
      },
      verdict: 'warning',
      says: /renewed as 310002, and the settings still say 310001: its events are accepted/,
      next: /npm run setup/,
    },
  },
  'athlete-limit': {
    'the application is full': {
      async happens() {
        const world = await aWorld()
        world.strava.faults.push({ on: 'token', times: 2, answer: 'too-many-athletes' })
        world.strava.addAthlete(simulatedRunner(world.now()))
        await world.connect()
        world.jump(2 * HOUR_MS)
        return world
      },
      verdict: 'failing',
      says: /turned a new runner away 2 hours ago/,
      next: /Ask for more runners/,
    },
  },
  'source-limits': {
    'the quarter hour is used up': {
      async happens() {
        const world = await aWorld()
        world.strava.limits.read = [1, 2_000]
        return connected(world)
      },
      verdict: 'warning',
      says: /Calls to Strava are kept for people waiting on a page.*1 of 1 calls, until 18:15 UTC/,
      next: /by itself/,
    },
  },
  'last-event': {
    'nothing has come for days': {
      async happens() {
        const world = await aRunnersWorld()
        await run(world)
        await world.work()
        world.jump(3 * DAY_MS)
        return world
      },
      verdict: 'warning',
      says: /last event from Strava came 3 days ago/,
      next: /nobody ran/,
    },
    'nothing has come for a week': {
      async happens() {
        const world = await aRunnersWorld()
        await run(world)
        await world.work()
        world.jump(7 * DAY_MS)
        return world
      },
      verdict: 'failing',
      says: /came 7 days ago/,
      next: /callback/,
    },
  },
  tokens: {
    'a source lets us in no more': {
      async happens() {
        const world = await aRunnersWorld()
        world.strava.faults.push({ on: 'list', times: 9, answer: 'unauthorized' })
        world.strava.faults.push({ on: 'refresh', times: 9, answer: 'bad-request' })
        await run(world)
        await world.pass(90, { sweep: false })
        return world
      },
      verdict: 'warning',
      says: /1 connection no longer works: the tokens were refused twice/,
      next: /LEGWORK_SECRET/,
    },
  },
  syncs: {
    'a source is down for a day': {
      async happens() {
        const world = await aRunnersWorld()
        world.strava.faults.push({ on: 'list', times: 99, answer: 'server-error' })
        await run(world)
        await world.pass(2 * DAY_MINUTES)
        return world
      },
      verdict: 'failing',
      says: /1 connection could not be read for half a day/,
      next: /status page/,
    },
  },
  queues: {
    'nobody takes what is on them': {
      async happens() {
        const world = await aRunnersWorld()
        await run(world)
        world.jump(3 * DAY_MS)
        return world
      },
      verdict: 'failing',
      says: /messages? waits? on legwork-events, the oldest for 3 days/,
      next: /under Queues, legwork-events/,
    },
  },
  'dead-letters': {
    'something came that is no job': {
      async happens() {
        const world = await aWorld()
        await world.queues.events.send({ kind: 'nonsense' })
        await world.work()
        return world
      },
      verdict: 'warning',
      says: /1 job was given up .* nonsense, “not a job”/,
      next: /tried again or discarded/,
    },
  },
  unreadable: {
    'an activity is odd': {
      async happens() {
        const world = await aRunnersWorld()
        world.strava.faults.push({ on: 'list', times: 1, answer: 'odd-day' })
        await run(world)
        await world.work()
        return world
      },
      verdict: 'warning',
      says: /1 thing that a source sent could not be read/,
      next: /update Legwork/,
    },
  },
  outbox: {
    'nothing takes them': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['email'] })
        await world.submit(`/me/contacts/${(await stored.contact()).id}/test`, {})
        world.jump(3 * HOUR_MS)
        return world
      },
      verdict: 'failing',
      says: /1 message waits that should have left, the oldest for 3 hours/,
      next: /senders/,
    },
  },
  'mail-sender': {
    'its key was revoked': {
      async happens() {
        const world = await aRunnersWorld()
        world.resend.faults.push({ times: 99, answer: 'unauthorized' })
        await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
        await world.pass(5 * 60)
        return world
      },
      verdict: 'failing',
      says: /accepted no e-mail since it refused \d+ tries.*“validation_error”/,
      next: /key/,
    },
  },
  'mails-arriving': {
    'most bounce': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['email'] })
        for (const name of ['a', 'b', 'c', 'd', 'e']) {
          world.jump(DAY_MS)
          await world.submit('/me/contacts', { channel: 'email', address: `${name}@mail.example` })
          await world.work()
          await world.resend.tell(world.resend.mails.at(-1)?.id ?? '', 'email.bounced', {
            bounce: { type: 'Permanent' },
          })
        }
        return world
      },
      verdict: 'failing',
      says: /The latest \d e-mails: .*5 did not arrive\./,
      next: /SPF, DKIM and DMARC/,
    },
  },
  bounces: {
    'nobody tells of them': {
      happens: () => aWorld({ RESEND_WEBHOOK_SECRET: '' }),
      verdict: 'warning',
      says: /Bounces and complaints are not reported/,
      next: /RESEND_WEBHOOK_SECRET/,
    },
  },
  'text-sender': {
    'its token was changed': {
      async happens() {
        const world = await aRunnersWorld()
        world.twilio.faults.push({ times: 99, answer: 'unauthorized' })
        await world.submit('/me/contacts', { channel: 'sms', address: '+15055550123', agreed: 'yes' })
        await world.work()
        return world
      },
      verdict: 'failing',
      says: /accepted no text message since it refused 1 try, until .*“Twilio error 20003”/,
      next: /key/,
    },
  },
  'texts-arriving': {
    'the number is not registered': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['sms'] })
        for (let text = 0; text < 5; text++) {
          world.jump(DAY_MS)
          await world.twilio.reply('+15055550123', 'LONG')
          await world.work()
          const [last] = world.twilio.texts.filter(({ way }) => way === 'out').slice(-1)
          await world.twilio.tell(last?.sid ?? '', 'undelivered', 30_034)
        }
        return world
      },
      verdict: 'failing',
      says: /The latest \d+ text messages: .*5 did not arrive/,
      next: /registered/,
    },
  },
  'text-month': {
    'most are used': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['sms'] })
        const resetsAt = world.now().getTime() + 10 * DAY_MS
        await stored.setLimit('sends sms', { used: 450, allowed: 500, resetsAt })
        return world
      },
      verdict: 'warning',
      says: /450 of 500 texts were sent this month/,
      next: /SMS_MONTHLY_LIMIT/,
    },
  },
  'operator-mail': {
    'their address takes none': {
      async happens() {
        const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
        await world.pass(4 * 60)
        const resetsAt = world.now().getTime() + 20 * DAY_MS
        await stored.setLimit('sends sms', { used: 500, allowed: 500, resetsAt })
        world.resend.faults.push({ times: 9, answer: 'invalid' })
        const startDate = new Date(world.now().getTime() - 4 * HOUR_MS)
        await world.strava.log(ATHLETE, { distanceMeters: 32_000, movingSeconds: 12_000, startDate })
        await world.pass(DAY_MINUTES)
        return world
      },
      verdict: 'failing',
      says: /The last mail to you did not arrive/,
      next: /OPERATOR_EMAIL/,
    },
  },
}

async function connected(world: World): Promise<World> {
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  return world
}

const each = Object.entries(FAULTS).flatMap(([code, faults]) =>
  Object.entries(faults).map(([name, fault]) => [code, name, fault] as const),
)

describe('the operator is told that', () => {
  it.each(each)('%s: %s', async (code, _, { happens, at = BASE, verdict, says, next }) => {
    const world = await happens()
    const found = (await checksOf(world, `${at}/operator/checks.json`)).checks.find(
      (one) => one.code === code && one.verdict !== 'ok',
    )
    expect(found).toMatchObject({
      verdict,
      says: expect.stringMatching(says),
      next: expect.stringMatching(next),
    })
  })
})

it('where nothing is wrong, nothing is said to be', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
  await run(world)
  await world.pass(60)
  const { checks, verdict } = await checksOf(world)
  expect(checks.filter((one) => one.verdict !== 'ok')).toEqual([])
  expect(verdict).toBe('ok')
  expect(new Set(checks.map(({ code }) => code))).toEqual(new Set(Object.keys(CHECKS)))
})

it('the page and the doctor say the same of every check, in the same words', async () => {
  const world = await aRunnersWorld({ RESEND_WEBHOOK_SECRET: '' }, { confirmed: ['email', 'sms'] })
  await endSubscription(world)
  await run(world)
  await world.pass(60)
  const { checks } = await checksOf(world)
  const page = (await pageOf(world)).replace(/<\/?code>/g, '')
  const escaped = (words: string) =>
    words.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const missing = checks.filter(
    ({ asks, says }) => !page.includes(escaped(asks)) || !page.includes(escaped(says)),
  )
  expect(missing).toEqual([])
  const worst = new Set(checks.map(({ verdict }) => verdict))
  expect([...worst].sort()).toEqual(['failing', 'ok', 'warning'])
})

describe('of a newer version is said', () => {
  it.each([
    ['that there is none', REPOSITORY, ['v0.0.1'], /which is the newest/],
    ['that nothing was released', REPOSITORY, [], /nothing has been released yet/],
    ['that nobody may ask', REPOSITORY, null, /outside\.example names no releases: it answered 404/],
    ['where it would be asked', '', [], /Set REPOSITORY_URL/],
  ])('%s', async (_, url, tags, says) => {
    const world = await aWorld({ REPOSITORY_URL: url })
    world.repository.tags = tags
    const newest = (await checksOf(world)).checks.find(({ code }) => code === 'newest')
    expect(newest).toMatchObject({ verdict: 'ok', says: expect.stringMatching(says) })
  })
})

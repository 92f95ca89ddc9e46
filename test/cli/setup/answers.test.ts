/** What setup is given, however it was typed: what it makes of it is what the Worker reads. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Asker, byFile } from '../../../src/cli/setup/asker.ts'
import {
  keptPath,
  readAnswers,
  readKept,
  type SettingValues,
  writeKept,
} from '../../../src/cli/setup/kept.ts'
import { setUp } from '../../../src/cli/setup/setup.ts'
import { EXAMPLES } from '../../../src/settings/checks.ts'
import { SETTING_NAMES } from '../../../src/settings/described.ts'
import { anEmptyAccount, WORKER_URL } from '../stand-in/simulated.ts'
import { ANSWERS, aPlace, type Place, TWILIO } from './installing.ts'

const ALL: SettingValues = {
  ...ANSWERS,
  ...TWILIO,
  GARMIN_CLIENT_ID: 'a-garmin',
  GARMIN_CLIENT_SECRET: 'its',
}

/** As a hand, an editor and `echo` leave them. */
const roughly = (values: SettingValues): SettingValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, ` ${value}${/_URL$/.test(name) ? '/' : ''} \r\n`]),
  )

async function run(place: Place, answers: SettingValues, asker: Asker = byFile(false)) {
  const world = await place.world(answers, { asker })
  return { done: await setUp(world), changes: world.changes }
}

const secretsAt = ({ state }: Place) => state.worker?.secrets ?? {}

/** All but those that are made, or given by providers, anew in each place. */
const givenAt = (place: Place) =>
  Object.fromEntries(Object.entries(secretsAt(place)).filter(([name]) => name in ALL || name === 'BASE_URL'))

const blank = (space: string): SettingValues => Object.fromEntries(SETTING_NAMES.map((name) => [name, space]))

describe('an empty answer is none:', () => {
  it.each(['', ' ', '\n'])('%j in a file of answers leaves what is kept, of every setting', async (space) => {
    const place = aPlace()
    await run(place, ALL)
    const before = structuredClone(secretsAt(place))
    expect(await run(place, blank(space))).toEqual({ done: { ok: true, value: null }, changes: [] })
    expect(secretsAt(place)).toEqual(before)
    const kept = await readKept(place.root)
    expect(kept.ok && kept.value.settings).toEqual(before)
  })

  it.each(SETTING_NAMES)('%s that is kept as an empty one is as good as not kept', async (name) => {
    const [place, twin] = [aPlace(), aPlace()]
    for (const each of [place, twin]) {
      await run(each, ALL)
      const kept = await readKept(each.root)
      if (!kept.ok) throw new Error(kept.error)
      const { [name]: _, ...others } = kept.value.settings
      await writeKept(each.root, {
        ...kept.value,
        settings: each === place ? { ...others, [name]: '' } : others,
      })
    }
    const { done, changes } = await run(place, {})
    expect({ done, changes }).toEqual(await run(twin, {}))
    expect(secretsAt(place).LEGWORK_SECRET).not.toBe('')
  })
})

describe('a value is used as the Worker reads it', () => {
  const usual = async () => {
    const place = aPlace()
    await run(place, ALL)
    return givenAt(place)
  }

  it('out of a file of answers', async () => {
    const place = aPlace()
    expect((await run(place, roughly(ALL))).done).toEqual({ ok: true, value: null })
    expect(givenAt(place)).toEqual(await usual())
    expect((await run(place, roughly(ALL))).changes).toEqual([])
    expect((await run(place, ALL)).changes).toEqual([])
  })

  it('out of .setup.json, whoever wrote there', async () => {
    const place = aPlace()
    const made = {
      LEGWORK_SECRET: 'a-master-secret-for-tests',
      WEBHOOK_SECRET: 'webhook-path-for-tests',
      OPERATOR_TOKEN: 'operator-token-for-tests',
      BASE_URL: WORKER_URL,
    }
    await writeFile(keptPath(place.root), JSON.stringify({ settings: roughly({ ...ALL, ...made }) }))
    expect((await run(place, {})).done).toEqual({ ok: true, value: null })
    expect(givenAt(place)).toEqual(await usual())
    expect(secretsAt(place)).toMatchObject(made)
    expect(place.mails).toEqual([ANSWERS.OPERATOR_EMAIL])
    expect((await run(place, {})).changes).toEqual([])
  })

  it('out of somebody’s hands', async () => {
    const place = aPlace()
    const outside = Object.fromEntries(Object.entries(ALL).filter(([name]) => name.endsWith('_API_URL')))
    const typed = roughly(ALL)
    const asker: Asker = {
      ...byFile(true),
      canAsk: true,
      ask: async ({ message }) => {
        const name = SETTING_NAMES.find((each) => message.startsWith(`${each}: `))
        return (name && typed[name]) ?? 'an-invitation'
      },
    }
    expect((await run(place, outside, asker)).done).toEqual({ ok: true, value: null })
    expect(givenAt(place)).toEqual(await usual())
  })

  it.each([`${WORKER_URL}/`, `${WORKER_URL}:443`, WORKER_URL.toUpperCase(), ` ${WORKER_URL}/ \n`])(
    'BASE_URL=%j is one address for everybody',
    async (address) => {
      const place = aPlace()
      expect((await run(place, { ...ALL, BASE_URL: address })).done).toEqual({ ok: true, value: null })
      expect(secretsAt(place).BASE_URL).toBe(WORKER_URL)
      expect(place.standing()).toMatchObject({
        webhooks: [`${WORKER_URL}/webhooks/resend`],
        texts: [`${WORKER_URL}/webhooks/twilio/inbound`],
      })
      expect((await run(place, { BASE_URL: WORKER_URL })).changes).toEqual([])
    },
  )
})

describe('a secret that a Worker on the internet does not start with', () => {
  const MADE = ['LEGWORK_SECRET', 'WEBHOOK_SECRET', 'OPERATOR_TOKEN'] as const

  it.each([
    ...MADE.map((name, index) => [name, EXAMPLES[index] ?? ''] as const),
    ['LEGWORK_SECRET', 'a-master-secret-for-tests,short'] as const,
    ['LEGWORK_SECRET', `a-master-secret-for-tests,${EXAMPLES[0]}`] as const,
  ])('is refused before anything is made: %s=%j', async (name, value) => {
    const place = aPlace()
    const { done } = await run(place, { ...ALL, [name]: value })
    expect(done).toEqual({
      ok: false,
      error: expect.stringContaining(`${name} should be a secret of your own`),
    })
    expect(done.ok ? '' : done.error).not.toContain(value)
    expect(place.state).toEqual(anEmptyAccount())
  })

  it('is refused where one runs already, which stays as it is', async () => {
    const place = aPlace()
    await run(place, ALL)
    const before = structuredClone(place.state)
    expect((await run(place, { LEGWORK_SECRET: `${secretsAt(place).LEGWORK_SECRET},short` })).done.ok).toBe(
      false,
    )
    expect(place.state).toEqual(before)
  })

  it('is none where a comma alone was left behind', async () => {
    const place = aPlace()
    await run(place, ALL)
    const { LEGWORK_SECRET } = secretsAt(place)
    expect((await run(place, { LEGWORK_SECRET: `${LEGWORK_SECRET},` })).done).toEqual({
      ok: true,
      value: null,
    })
  })
})

describe('a file as an editor saved it', () => {
  const whole = JSON.stringify({ OPERATOR_NAME: 'Läufer am Fluß' }, null, 2)
  const wide = Buffer.from(`\uFEFF${whole}`, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(whole)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${whole}`)],
    ['UTF-16', wide],
    ['UTF-16 the other way round', Buffer.from(wide).swap16()],
    ['UTF-8 with Windows’ ends of lines', Buffer.from(whole.replaceAll('\n', '\r\n'))],
  ])('is read in %s', async (_, bytes) => {
    const place = aPlace()
    const path = join(place.root, 'answers.json')
    await writeFile(path, bytes)
    expect(await readAnswers(path)).toEqual({ ok: true, value: { OPERATOR_NAME: 'Läufer am Fluß' } })
    await writeFile(keptPath(place.root), bytes)
    // an object of settings is not what setup keeps, and is read all the same
    expect(await readKept(place.root)).toMatchObject({ ok: true })
  })

  it.each([
    ['an old encoding', Buffer.from(whole, 'latin1'), 'save it as UTF-8'],
    ['no JSON', Buffer.from('OPERATOR_TOKEN=the-secret'), 'is not JSON.'],
    [
      'a comma too many',
      Buffer.from('{\n"OPERATOR_TOKEN": "the-secret",\n}'),
      'is not JSON (line 3, column 1)',
    ],
    ['a quote too few', Buffer.from('{\n"OPERATOR_TOKEN": the-secret}'), 'is not JSON'],
    ['an end too early', Buffer.from('{"OPERATOR_TOKEN": "the-secret'), 'is not JSON (line 1, column 31)'],
    ['another shape', Buffer.from('["the-secret"]'), 'not so: all of it'],
    [
      'a number',
      Buffer.from('{"settings": {"STRAVA_CLIENT_ID": 4711}, "STRAVA_CLIENT_ID": 4711}'),
      'not so: ',
    ],
  ])('that is %s says so, and shows nothing of it', async (_, bytes, says) => {
    const place = aPlace()
    const path = join(place.root, 'answers.json')
    await writeFile(path, bytes)
    await writeFile(keptPath(place.root), bytes)
    for (const read of [await readAnswers(path), await readKept(place.root)]) {
      expect(read).toEqual({ ok: false, error: expect.stringContaining(says) })
      expect(JSON.stringify(read)).not.toMatch(/the-secret|4711|ufer/)
    }
  })

  it('that is there and cannot be read is not taken for none', async () => {
    const place = aPlace()
    await mkdir(keptPath(place.root))
    expect(await readKept(place.root)).toEqual({
      ok: false,
      error: expect.stringContaining('could not be read'),
    })
  })
})

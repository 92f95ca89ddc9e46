/** What somebody hostile wants of the invitation code: to guess it, or to keep others from using it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aWorld, type World } from '../world.ts'

const CODE = 'run-gently'
const WIFI = '192.0.2.7'

let world: World
beforeEach(async () => {
  world = await aWorld({ INVITE_CODE: CODE })
})

const type = (invite: string, from: string) =>
  world.visit('/connect/strava', {
    method: 'POST',
    body: new URLSearchParams({ invite }),
    headers: {
      Origin: 'https://legwork.example',
      'Content-Type': 'application/x-www-form-urlencoded',
      'CF-Connecting-IP': from,
    },
  })
const statusOf = async (invite: string, from: string) => (await type(invite, from)).status

describe('a club that comes by one Wi-Fi', () => {
  it('comes in, all of it, at once and one after the other', async () => {
    const atOnce = await Promise.all(Array.from({ length: 40 }, () => statusOf(CODE, WIFI)))
    expect(new Set(atOnce)).toEqual(new Set([200]))
    expect(await statusOf('run-gentley', WIFI)).toBe(400)
    for (let turn = 0; turn < 25; turn++) expect(await statusOf(` ${CODE} `, WIFI)).toBe(200)
  })
})

describe('somebody who guesses the code', () => {
  it('is told nothing any more after 20 wrong ones, also when right, for an hour', async () => {
    for (let turn = 0; turn < 20; turn++) expect(await statusOf(`guess-${turn}`, WIFI)).toBe(400)
    expect(await statusOf('guess-20', WIFI)).toBe(429)
    expect(await statusOf(CODE, WIFI)).toBe(429)
    expect(await statusOf(CODE, '192.0.2.8')).toBe(200)
    await world.pass(61)
    expect(await statusOf(CODE, WIFI)).toBe(200)
  })

  it('guesses no more often at once', async () => {
    const guesses = Array.from({ length: 60 }, (_, turn) => statusOf(`guess-${turn}`, WIFI))
    expect((await Promise.all(guesses)).filter((status) => status === 400)).toHaveLength(20)
  })

  it('is one and the same wherever in a /64, and in a /48 four times', async () => {
    for (let turn = 0; turn < 20; turn++) await type('guessed!', `2001:db8:1:1::${turn + 1}`)
    expect(await statusOf(CODE, '2001:db8:1:1:ffff::9')).toBe(429)
    expect(await statusOf(CODE, '2001:db8:1:2::1')).toBe(200)
    let told = 20
    for (let turn = 0; turn < 100; turn++) {
      if ((await statusOf('guessed!', `2001:db8:1:${(turn + 16).toString(16)}::1`)) === 400) told += 1
    }
    expect(told).toBe(80)
    expect(await statusOf(CODE, '2001:db8:1:ffff::1')).toBe(429)
    expect(await statusOf(CODE, '2001:db8:2::1')).toBe(200)
  })

  it('from everywhere at once shuts nobody out, has one try a network, and the operator is told once', async () => {
    await type('guessed!', '198.51.100.1')
    const resetsAt = world.now().getTime() + 3_600_000
    await stored.run(
      'UPDATE rate_limit SET windows = ? WHERE id = ?',
      JSON.stringify([{ used: 1_000, allowed: 1_000, resetsAt }]),
      'invites',
    )
    for (let network = 1; network < 6; network++) {
      expect(await statusOf('guessed!', `203.0.113.${network}`)).toBe(429)
      expect(await statusOf(CODE, `203.0.113.${network}`)).toBe(429)
      expect(await statusOf('guessed!', `2001:db8:${network}::1`)).toBe(429)
      expect(await statusOf(CODE, `2001:db8:${network}:9::1`)).toBe(429)
    }
    expect(await statusOf(CODE, WIFI)).toBe(200)
    expect(await statusOf(CODE, '2001:db8:77::1')).toBe(200)
    await world.pass(20)
    expect(world.resend.mails.map(({ subject }) => subject)).toEqual([
      'Somebody is guessing your invitation code',
    ])
    await world.pass(24 * 60)
    expect(await statusOf(CODE, '203.0.113.1')).toBe(200)
    expect(await stored.count('rate_limit', "id LIKE 'invites %'")).toBe(0)
  })
})

describe('an installation without a code', () => {
  it('asks for none and counts nothing', async () => {
    world = await aWorld()
    expect((await type('guessed!', WIFI)).headers.get('Location')).toBe('/connect/strava')
    expect(await stored.count('rate_limit')).toBe(0)
  })
})

/** What somebody hostile wants of the invitation code: to guess it, or to keep others from using it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aWorld, type World } from '../world.ts'
import { arrive } from './answered.ts'

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
/** What its page says then: one step more, that it is wrong, or nothing any more. */
const answered = async (invite: string, from: string): Promise<'welcome' | 'wrong' | 'later'> => {
  const { title, problems } = await arrive(world, (await type(invite, from)).headers.get('Location') ?? '')
  if (title.startsWith('Welcome')) return 'welcome'
  return problems.join() === 'That is not the code.' ? 'wrong' : 'later'
}

describe('a club that comes by one Wi-Fi', () => {
  it('comes in, all of it, at once and one after the other', async () => {
    const atOnce = await Promise.all(Array.from({ length: 40 }, () => answered(CODE, WIFI)))
    expect(new Set(atOnce)).toEqual(new Set(['welcome']))
    expect(await answered('run-gentley', WIFI)).toBe('wrong')
    for (let turn = 0; turn < 25; turn++) expect(await answered(` ${CODE} `, WIFI)).toBe('welcome')
  })
})

describe('somebody who guesses the code', () => {
  it('is told nothing any more after 20 wrong ones, also when right, for an hour', async () => {
    for (let turn = 0; turn < 20; turn++) expect(await answered(`guess-${turn}`, WIFI)).toBe('wrong')
    expect(await answered('guess-20', WIFI)).toBe('later')
    expect(await answered(CODE, WIFI)).toBe('later')
    expect(await answered(CODE, '192.0.2.8')).toBe('welcome')
    await world.pass(61)
    expect(await answered(CODE, WIFI)).toBe('welcome')
  })

  it('guesses no more often at once', async () => {
    const guesses = Array.from({ length: 60 }, (_, turn) => answered(`guess-${turn}`, WIFI))
    expect((await Promise.all(guesses)).filter((answer) => answer === 'wrong')).toHaveLength(20)
  })

  it('is one and the same wherever in a /64, and in a /48 four times', async () => {
    for (let turn = 0; turn < 20; turn++) await type('guessed!', `2001:db8:1:1::${turn + 1}`)
    expect(await answered(CODE, '2001:db8:1:1:ffff::9')).toBe('later')
    expect(await answered(CODE, '2001:db8:1:2::1')).toBe('welcome')
    let told = 20
    for (let turn = 0; turn < 100; turn++) {
      if ((await answered('guessed!', `2001:db8:1:${(turn + 16).toString(16)}::1`)) === 'wrong') told += 1
    }
    expect(told).toBe(80)
    expect(await answered(CODE, '2001:db8:1:ffff::1')).toBe('later')
    expect(await answered(CODE, '2001:db8:2::1')).toBe('welcome')
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
      expect(await answered('guessed!', `203.0.113.${network}`)).toBe('later')
      expect(await answered(CODE, `203.0.113.${network}`)).toBe('later')
      expect(await answered('guessed!', `2001:db8:${network}::1`)).toBe('later')
      expect(await answered(CODE, `2001:db8:${network}:9::1`)).toBe('later')
    }
    expect(await answered(CODE, WIFI)).toBe('welcome')
    expect(await answered(CODE, '2001:db8:77::1')).toBe('welcome')
    await world.pass(20)
    expect(world.resend.mails.map(({ subject }) => subject)).toEqual([
      'Somebody is guessing your invitation code',
    ])
    await world.pass(24 * 60)
    expect(await answered(CODE, '203.0.113.1')).toBe('welcome')
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

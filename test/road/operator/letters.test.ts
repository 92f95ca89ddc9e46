/** What was given up: read with its reason, tried again, or thrown away. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { pageOf, press } from './operator.ts'

const letters = async () => (await stored.deadLetters()).map(({ id }) => id)

describe('a dead letter', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
  })

  const put = (id: string, kind: string, ids: Record<string, string>, reason = 'it broke') =>
    stored.run(
      'INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES (?, ?, ?, ?, ?)',
      id,
      kind,
      JSON.stringify(ids),
      reason,
      world.now().getTime(),
    )

  it('stands on the page with its reason and what it names', async () => {
    await put('message m1', 'changed', { connection: `strava:${ATHLETE}` }, 'given up after repeated crashes')
    const page = await pageOf(world)
    expect(page).toContain('given up after repeated crashes')
    expect(page).toContain(`connection strava:${ATHLETE}`)
    expect(page).toContain('Try again')
  })

  it('of a connection, tried again, is a sync; then it is gone', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_000 })
    world.queues.messages.splice(0)
    const { runs } = await stored.running()
    await put('message m1', 'changed', { connection: `strava:${ATHLETE}` })
    expect((await press(world, 'letters/replay', { letter: 'message m1' })).status).toBe(303)
    expect(await letters()).toEqual([])
    await world.work()
    expect((await stored.running()).runs).toBe(runs + 1)
  })

  it('of a mail that was refused, tried again, sends it once', async () => {
    world.resend.faults.push({ times: 1, answer: 'invalid' })
    await world.submit(`/me/contacts/${(await stored.contact()).id}/test`, {})
    await world.work()
    const { id } = await stored.delivery('test')
    expect(await stored.delivery('test')).toMatchObject({ state: 'failed' })
    const [letter = ''] = await letters()
    const before = world.resend.mails.length
    await press(world, 'letters/replay', { letter })
    await world.work()
    expect(world.resend.mails).toHaveLength(before + 1)
    expect(await stored.delivery('test')).toMatchObject({ id, state: 'sent' })
    expect(await letters()).toEqual([])
  })

  it('of a mail that may have left is not tried again, and stays', async () => {
    await world.submit(`/me/contacts/${(await stored.contact()).id}/test`, {})
    await world.work()
    const { id } = await stored.delivery('test')
    await put('message m1', 'deliver', { delivery: id })
    await press(world, 'letters/replay', { letter: 'message m1' })
    expect(await pageOf(world)).toMatch(/role="alert".*may have left/s)
    expect(await letters()).toEqual(['message m1'])
  })

  const landing = async (path: string, fields: Record<string, string>) =>
    (await press(world, path, fields)).headers.get('Location')

  it('that names no work can only be thrown away', async () => {
    await put('type odd', 'type', {}, 'a new kind of running')
    expect(await pageOf(world)).not.toContain('Try again')
    expect(await landing('letters/replay', { letter: 'type odd' })).toBe('/operator#problem')
    expect((await press(world, 'letters/discard', { letter: 'type odd' })).status).toBe(303)
    expect(await letters()).toEqual([])
    expect(await landing('letters/replay', { letter: 'type odd' })).toBe('/operator#problem')
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

const MODERATE = { distanceMeters: 34_000, movingSeconds: 12_000 }

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ SMS_MONTHLY_LIMIT: '40' })
  await world.pass(4 * 60)
  await world.confirmNumber()
})
const used = stored.usedOf
const logLong = (distanceMeters = MODERATE.distanceMeters) =>
  world.strava.log(ATHLETE, {
    ...MODERATE,
    distanceMeters,
    startDate: new Date(world.now().getTime() - 4 * 3_600_000),
  })

it('a text that is refused for a while and tried again counts once', async () => {
  const before = [await used('sends sms'), await used('sends sms %')]
  world.twilio.faults.push({ times: 8, answer: 'rate-limited' })
  await logLong()
  await world.pass(120)
  expect(world.twilio.texts.at(-1)?.body).toContain('34')
  expect([await used('sends sms'), await used('sends sms %')]).toEqual(before.map((count) => count + 1))
})

it('a text that the month has no place for does not count against its number', async () => {
  await stored.setLimit('sends sms', { used: 40, allowed: 40, resetsAt: world.now().getTime() + 1e9 })
  const before = await used('sends sms %')
  await logLong()
  await world.pass(120)
  expect(await used('sends sms %')).toBe(before)
})

const sent = () => world.twilio.texts.filter(({ way }) => way === 'out').length
const said = async (words: string) => {
  await world.twilio.reply(NUMBER, words)
  await world.work()
}
const toldOperator = () => stored.count('delivery', "kind = 'operator'")
const useUp = (id: string, used: number, days = 11) =>
  stored.setLimit(id, { used, allowed: 40, resetsAt: world.now().getTime() + days * 86_400_000 })

it('a number that texts all day is answered from its own share, and the month stays for the others', async () => {
  const before = await used('sends sms')
  for (let day = 0; day < 3; day++) {
    for (let time = 0; time < 20; time++) await said('LONG')
    await world.pass(24 * 60, { sweep: false })
  }
  // a tenth of the 40
  expect([await used('answers sms %'), await used('sends sms')]).toEqual([4, before + 4])
  expect(await stored.delivery('reply')).toMatchObject({ state: 'cancelled', why: 'share-limit' })
  expect(await toldOperator()).toBe(0)
  await logLong()
  await world.pass(120)
  expect(world.twilio.texts.at(-1)?.body).toContain('34')
})

it('answers and tests come last: they stop at six tenths of the month, and nudges still go', async () => {
  await useUp('sends sms', 24)
  const before = sent()
  await said('LONG')
  expect(sent()).toBe(before)
  await world.submit(`/me/contacts/${(await stored.contactAt(NUMBER)).id}/test`, {})
  await world.work()
  expect([sent(), await toldOperator()]).toEqual([before, 0])
  await logLong()
  await world.pass(120)
  expect(sent()).toBe(before + 1)
})

describe('the operator is told of the month, and of nothing else', () => {
  const dayFirst = async () => {
    await useUp('sends sms %', 12, 1)
    await logLong()
    await world.pass(120)
  }
  const monthThen = async () => {
    await useUp('sends sms', 40)
    await world.pass(24 * 60)
    await logLong(46_000)
    await world.pass(120)
  }

  it('when a number’s day was used up before', async () => {
    await dayFirst()
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'cancelled', why: 'day-limit' })
    await said('LONG')
    expect(await toldOperator()).toBe(0)
    await monthThen()
    expect(await toldOperator()).toBe(1)
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'cancelled', why: 'month-limit' })
  })

  it('when a number’s day is used up after, and only once', async () => {
    await monthThen()
    expect(await toldOperator()).toBe(1)
    await dayFirst()
    await said('LONG')
    expect(await toldOperator()).toBe(1)
  })
})

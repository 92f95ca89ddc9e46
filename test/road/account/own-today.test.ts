/** Which day it is, is the runner's own calendar's to say: in every form and every call that takes a day. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, localDateOf } from '../../../src/domain/time/calendar.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

type Day = (date: string) => Record<string, string>
type Taken = { form: string | null; page: string; fields: Day; call: string; method?: string; body: Day }

const day: Day = (date) => ({ date })

/** Each with the days it takes, counted from today: the first and the last. */
const TAKEN: readonly (Taken & { days: readonly [number, number] })[] = [
  {
    ...{ form: '/me/massage/booked', page: '/me/massage', fields: day, days: [0, 365] },
    ...{ call: '/treatments', body: (date) => ({ date, state: 'booked' }) },
  },
  {
    ...{ form: '/me/massage/booked', page: '/me/massage', fields: day, days: [0, 365] },
    ...{ call: '/treatments', body: (date) => ({ date, state: 'booked', externalId: date }) },
  },
  {
    ...{ form: '/me/massage/done', page: '/me/massage', fields: day, days: [-730, 0] },
    ...{ call: '/treatments', body: (date) => ({ date, state: 'done' }) },
  },
  {
    ...{ form: '/me/massage/sore', page: '/me/massage', days: [-365, 0] },
    fields: (date) => ({ date, area: 'calves', strength: 'mild' }),
    ...{ call: '/soreness', body: (date) => ({ date, area: 'calves', strength: 'mild' }) },
  },
  {
    ...{ form: '/me/planned-runs', page: '/me', days: [0, 365] },
    fields: (date) => ({ date, distance: '20' }),
    ...{ call: '/planned-runs', body: (date) => ({ date, distanceMeters: '20000' }) },
  },
  {
    ...{ form: '/me/races', page: '/me/settings', days: [-730, 730] },
    fields: (date) => ({ date, distanceMeters: '21097', other: '' }),
    ...{ call: '/races', body: (date) => ({ date, distanceMeters: '21097' }) },
  },
  {
    ...{ form: '/me/massage/away', page: '/me', days: [-60, 0] },
    fields: (date) => ({ date, why: 'ill' }),
    ...{ call: '/time-off', method: 'PUT', body: (date) => ({ date, why: 'ill' }) },
  },
  {
    ...{ form: '/me/massage/simulation', page: '/me', fields: day, days: [-60, 0] },
    ...{ call: '/race-simulations', body: day },
  },
  {
    ...{ form: null, page: '/me', fields: day, days: [-365, 0] },
    ...{ call: '/legs', body: (date) => ({ date, state: 'fine' }) },
  },
  {
    ...{ form: null, page: '/me', fields: day, days: [-365, 0] },
    ...{ call: '/health', method: 'PUT', body: (date) => ({ since: date, state: 'ill' }) },
  },
]

let world: World
beforeAll(async () => {
  world = await aRunnersWorld({}, { start: '2026-11-28T23:30:00Z' })
})

/** Sunday or Monday, as the clock of each place says around midnight in UTC. */
const MOMENTS = [
  ['Pacific/Kiritimati', 0, '2026-11-29'],
  ['America/Los_Angeles', 0, '2026-11-28'],
  ['UTC', 0, '2026-11-28'],
  ['UTC', 1, '2026-11-29'],
  ['America/New_York', 17, '2026-11-29'],
  ['Pacific/Kiritimati', 17, '2026-11-30'],
] as const

describe.each(MOMENTS)('in %s, %i hours on', (zone, hours, today) => {
  beforeEach(async () => {
    const start = Date.parse('2026-11-28T23:30:00Z')
    world.jump(start + hours * 3_600_000 - world.now().getTime())
    await stored.run('UPDATE runner SET time_zone = ?, zone_chosen = 1', zone)
    await stored.run('DELETE FROM rate_limit')
    expect(localDateOf(world.now(), zone)).toBe(today)
  })

  const call = async ({ call: path, method, body }: Taken, date: string) => {
    const json = JSON.stringify(body(date)).replace(/"(\d+)"/g, '$1')
    const headers = { 'Content-Type': 'application/json' }
    const answer = await world.visit(`/api/v1${path}`, { method: method ?? 'POST', body: json, headers })
    return answer.status < 300 ? 'taken' : `${answer.status}`
  }
  const send = async ({ form, page, fields }: Taken, date: string) => {
    const { problems } = await answerTo(world, form ?? '', fields(date), page)
    return problems.length === 0 ? 'taken' : 'refused'
  }

  it.each(TAKEN.map((taken, place) => ({ ...taken, name: `${taken.call} (${place + 1})` })))(
    '$name takes what its refusal allows',
    async (taken) => {
      const [first, last] = taken.days.map((each) => addDays(today, each))
      const inside = [first, last].filter((date) => date !== undefined)
      const outside = [addDays(inside[0] ?? '', -1), addDays(inside[1] ?? '', 1)]
      for (const date of inside) expect([date, await call(taken, date)]).toEqual([date, 'taken'])
      for (const date of outside) expect([date, await call(taken, date)]).toEqual([date, '422'])
      if (taken.form === null) return
      for (const date of inside) expect([date, await send(taken, date)]).toEqual([date, 'taken'])
      for (const date of outside) expect([date, await send(taken, date)]).toEqual([date, 'refused'])
    },
    20_000,
  )

  it('a booking moves to no day that has gone by', async () => {
    await world.submit('/me/massage/booked', { date: addDays(today, 3) })
    const move = async (date: string) =>
      (await answerTo(world, '/me/massage/moved', { from: addDays(today, 3), date }, '/me/massage')).problems
    expect(await move(addDays(today, -1))).toEqual([expect.stringContaining('from today to a year ahead')])
    expect(await move(today)).toEqual([])
  })

  it('messages are paused for 30 days at most', async () => {
    const untilIn = async (hours: number) => {
      const body = JSON.stringify({ until: new Date(world.now().getTime() + hours * 3_600_000) })
      const headers = { 'Content-Type': 'application/json' }
      return (await world.visit('/api/v1/snooze', { method: 'PUT', body, headers })).status
    }
    expect([await untilIn(30 * 24), await untilIn(31 * 24)]).toEqual([200, 422])
    expect((await answerTo(world, '/me/massage/snooze', { days: '30' }, '/me/massage')).problems).toEqual([])
    await world.submit('/me/massage/snooze', { days: '0' })
  })
})

import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aRun, athleteId, aWorld, type World } from './world.ts'

const rowsIn = z.array(z.looseObject({ id: z.number() }))
const list = '/strava/api/v3/athlete/activities'

async function idsOf(world: World, query: string, headers: Record<string, string>): Promise<number[]> {
  const answer = await world.get(`${list}?${query}`, headers)
  expect(answer.status).toBe(200)
  return rowsIn.parse(await answer.json()).map(({ id }) => id)
}

describe('activities', () => {
  it('writes local time with a false Z and names the standard offset in summer', async () => {
    const world = aWorld()
    const headers = world.bearer()
    await world.strava.log(athleteId, { ...aRun, startDate: new Date('2026-07-01T12:30:00Z') })
    const [row] = rowsIn.parse(await (await world.get(list, headers)).json())
    expect(row).toMatchObject({
      start_date: '2026-07-01T12:30:00Z',
      start_date_local: '2026-07-01T06:30:00Z',
      timezone: '(GMT-07:00) America/Denver',
      utc_offset: -21_600,
    })
    expect(row?.id).toBeGreaterThan(2 ** 31)
  })

  it('gives oldest first with after, newest first without', async () => {
    const world = aWorld()
    const headers = world.bearer()
    const days = ['2026-03-01', '2026-03-03', '2026-03-02']
    const ids: number[] = []
    for (const day of days) {
      ids.push((await world.strava.log(athleteId, { ...aRun, startDate: new Date(`${day}T12:00:00Z`) })).id)
    }
    const [first, third, second] = ids
    const after = Date.parse('2026-03-01T12:00:00Z') / 1000
    expect(await idsOf(world, `after=${after - 1}`, headers)).toEqual([first, second, third])
    expect(await idsOf(world, `after=${after}`, headers)).toEqual([second, third])
    expect(await idsOf(world, '', headers)).toEqual([third, second, first])
    expect(await idsOf(world, `after=${after - 1}&before=${after + 86_401}`, headers)).toEqual([
      second,
      first,
    ])
  })

  it('pages through everything once', async () => {
    const world = aWorld()
    const headers = world.bearer()
    for (let i = 0; i < 5; i += 1) {
      await world.strava.log(athleteId, { ...aRun, startDate: new Date(Date.UTC(2026, 1, 1 + i)) })
    }
    const pages = await Promise.all(
      [1, 2, 3, 4].map((number) => idsOf(world, `after=1&per_page=2&page=${number}`, headers)),
    )
    expect(pages.map((ids) => ids.length)).toEqual([2, 2, 1, 0])
    expect(new Set(pages.flat()).size).toBe(5)
  })

  it('gives a page shorter than asked for, and not the last, when it holds what may not be seen', async () => {
    const world = aWorld()
    for (const day of [1, 2, 3]) {
      const startDate = new Date(Date.UTC(2026, 1, day))
      await world.strava.log(athleteId, { ...aRun, startDate, private: day === 1 })
    }
    const headers = world.bearer(['read', 'activity:read'])
    expect(await idsOf(world, 'after=1&per_page=2&page=1', headers)).toHaveLength(1)
    expect(await idsOf(world, 'after=1&per_page=2&page=2', headers)).toHaveLength(1)
  })

  it('gives fewer on a page than asked for where it is told to, and still everything once', async () => {
    const world = aWorld()
    const headers = world.bearer()
    world.strava.limits.mostOnPage = 2
    for (const day of [1, 2, 3]) {
      await world.strava.log(athleteId, { ...aRun, startDate: new Date(Date.UTC(2026, 1, day)) })
    }
    const pages = await Promise.all([1, 2, 3].map((number) => idsOf(world, `page=${number}`, headers)))
    expect(pages.map((ids) => ids.length)).toEqual([2, 1, 0])
    expect(new Set(pages.flat()).size).toBe(3)
  })

  it('refuses more than 200 per page and times that are no numbers', async () => {
    const world = aWorld()
    const headers = world.bearer()
    expect((await world.get(`${list}?per_page=201`, headers)).status).toBe(400)
    expect((await world.get(`${list}?after=yesterday`, headers)).status).toBe(400)
  })

  it('hides Only You activities from activity:read alone', async () => {
    const world = aWorld()
    const { id } = await world.strava.log(athleteId, { ...aRun, private: true })
    const some = world.bearer(['read', 'activity:read'])
    expect(await idsOf(world, '', some)).toEqual([])
    expect((await world.get(`/strava/api/v3/activities/${id}`, some)).status).toBe(404)
    expect(await idsOf(world, '', world.bearer(['read', 'activity:read_all']))).toEqual([id])
  })

  it('says which permission is missing', async () => {
    const world = aWorld()
    const answer = await world.get(list, world.bearer(['read']))
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({
      message: 'Authorization Error',
      errors: [{ resource: 'AccessToken', field: 'activity:read_permission', code: 'missing' }],
    })
  })

  it('answers 401 to an unknown token, 404 with nothing to an unknown activity', async () => {
    const world = aWorld()
    expect((await world.get(list, { Authorization: 'Bearer nobody' })).status).toBe(401)
    const answer = await world.get('/strava/api/v3/activities/1', world.bearer())
    expect([answer.status, await answer.text()]).toEqual([404, ''])
  })

  it('leaves an activity out of its first look-ups', async () => {
    const world = aWorld()
    const headers = world.bearer()
    const { id } = await world.strava.log(athleteId, { ...aRun, hiddenFor: 2 })
    expect(await idsOf(world, 'after=1', headers)).toEqual([])
    expect((await world.get(`/strava/api/v3/activities/${id}`, headers)).status).toBe(404)
    expect(await idsOf(world, 'after=1', headers)).toEqual([id])
    world.strava.hideUntil(id, 1)
    expect(await idsOf(world, 'after=1', headers)).toEqual([])
    expect(await idsOf(world, 'after=1', headers)).toEqual([id])
  })
})

describe('rate limits', () => {
  it('counts every call and tells it in four headers', async () => {
    const world = aWorld()
    const headers = world.bearer()
    await world.get(list, headers)
    const answer = await world.get(list, headers)
    expect(answer.headers.get('X-RateLimit-Limit')).toBe('400,4000')
    expect(answer.headers.get('X-RateLimit-Usage')).toBe('2,2')
    expect(answer.headers.get('X-ReadRateLimit-Limit')).toBe('200,2000')
    expect(answer.headers.get('X-ReadRateLimit-Usage')).toBe('2,2')
  })

  it('answers 429 over the limit until the quarter hour turns', async () => {
    const world = aWorld('2026-03-10T12:14:00Z')
    world.strava.limits.read = [1, 1000]
    const headers = world.bearer()
    const statuses = [(await world.get(list, headers)).status, (await world.get(list, headers)).status]
    expect(statuses).toEqual([200, 429])
    world.pass(1)
    const answer = await world.get(list, headers)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('X-ReadRateLimit-Usage')).toBe('1,3')
  })

  it('holds the daily limit until midnight UTC, refused calls included', async () => {
    const world = aWorld('2026-03-10T23:00:00Z')
    world.strava.limits.read = [100, 1]
    const headers = world.bearer()
    await world.get(list, headers)
    world.pass(45)
    expect((await world.get(list, headers)).headers.get('X-ReadRateLimit-Usage')).toBe('1,2')
    world.pass(15)
    expect((await world.get(list, headers)).status).toBe(200)
  })

  it('logs calls without secrets', async () => {
    const world = aWorld()
    await world.get(`${list}?after=1&access_token=x`)
    expect(world.strava.calls).toEqual([
      { method: 'GET', path: '/api/v3/athlete/activities', query: { after: '1' }, status: 401 },
    ])
  })
})

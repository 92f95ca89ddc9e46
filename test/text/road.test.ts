import { describe, expect, it } from 'vitest'
import { type RoadAhead, roadEnd, roadLine } from '../../src/text/road.ts'

const road = (over: Partial<RoadAhead> = {}): RoadAhead => ({
  kind: 'road',
  goal: { date: '2024-09-08', distanceMeters: 42_195, goal: true },
  longestMeters: 12_000,
  weeks: [
    { date: '2024-08-04', atMostMeters: 13_200 },
    { date: '2024-08-11', atMostMeters: null },
    { date: '2024-08-18', atMostMeters: 14_500 },
  ],
  reachesMeters: 14_500,
  end: null,
  ...over,
})

describe('the road to the race, in a line', () => {
  it('says from where to where, and that it is no plan', () => {
    expect(roadLine(road(), 'km')).toBe(
      'On the way to your race, steps of at most 10% take your longest run to 13.2 km on Sun 4 Aug and to 14.5 km on Sun 18 Aug. That is no plan to follow.',
    )
    expect(roadLine(road({ weeks: road().weeks.slice(0, 1), reachesMeters: 13_200 }), 'mi')).toContain(
      'a step of at most 10% takes your longest run to 8.2 mi on Sun 4 Aug.',
    )
    expect(roadLine({ kind: 'none', why: 'no-race' }, 'km')).toBeNull()
  })

  it('says what is for runner and coach to weigh', () => {
    expect(roadLine(road({ reachesMeters: 15_900, end: 'little' }), 'km')).toContain(
      'Without a larger step your longest run before the race will be about 16 km; that is for you and your coach to weigh.',
    )
  })

  it('names no step below a run that would be none today', () => {
    const weeks = [{ date: '2024-08-04', atMostMeters: 9_400 }]
    expect(roadLine(road({ weeks, reachesMeters: 28_300 }), 'km')).toBeNull()
    expect(roadLine(road({ weeks, reachesMeters: 28_300, end: 'little' }), 'km')).toBe(
      'Without a larger step your longest run before the race will be about 28 km; that is for you and your coach to weigh.',
    )
  })

  it('says where it ends for its length', () => {
    expect(roadEnd(road({ end: 'far' }), 'km')).toBe('Few plans go further.')
    const half = { date: '2024-09-08', distanceMeters: 21_097, goal: true }
    expect(roadEnd(road({ end: 'far', goal: half }), 'km')).toBe('That is as long as the race itself.')
  })
})

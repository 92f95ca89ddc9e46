import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { SelfReports } from '../../src/domain/training/runner.ts'
import { calendarEntries } from '../../src/messages/calendar/entries.ts'
import { icalendar } from '../../src/messages/render/icalendar.ts'
import { plan } from '../domain/advice/planning.ts'
import { selfReports } from '../domain/training.ts'

const TODAY = '2024-10-07'
const BASE = 'https://legwork.example'

const entries = (told: Partial<SelfReports>, window: Parameters<typeof calendarEntries>[1] = null) =>
  calendarEntries({ selfReports: selfReports(told).selfReports, units: 'km' }, window, TODAY)

/** As a calendar reads it. */
function read(told: Partial<SelfReports>, window: Parameters<typeof calendarEntries>[1] = null) {
  const published = entries(told, window).map((entry) => ({ ...entry, uid: `${entry.id}@legwork.example` }))
  const text = icalendar(published, { base: BASE, today: TODAY })
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return events.map((each) => new ICAL.Event(each))
}

describe('a calendar', () => {
  it('holds whole days, right on the days on which clocks change, everywhere', () => {
    const changes = ['2024-10-27', '2024-11-03', '2025-03-09', '2025-03-30', '2025-04-06', '2024-12-31']
    const races = changes.map((date) => ({ date, distanceMeters: 42_195, goal: false }))
    const events = read({ races })
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(changes.toSorted())
    for (const { startDate, endDate } of events) {
      expect(startDate.isDate).toBe(true)
      // a day without a zone is the same day in every one
      expect(startDate.zone?.tzid).toBe('floating')
      expect(endDate.subtractDate(startDate).toSeconds()).toBe(86_400)
    }
  })

  it('names races, and massages as they are booked and had', () => {
    const events = read({
      races: [
        { date: '2024-11-03', distanceMeters: 42_195, goal: true },
        { date: '2024-10-20', distanceMeters: 12_300, goal: false },
      ],
      treatments: [
        { date: '2024-10-10', state: 'booked', externalId: 'x' },
        { date: '2024-10-01', state: 'done' },
      ],
    })
    expect(events.map(({ summary }) => summary)).toEqual([
      'Massage',
      'Massage booked',
      'Race: 12.3 km',
      'Goal race: marathon',
    ])
  })

  it('leaves out what is long past', () => {
    expect(entries({ treatments: [{ date: '2024-06-01', state: 'done' }] })).toEqual([])
  })

  it('knows an appointment that was moved as the same one', () => {
    const of = (date: string) => entries({ treatments: [{ date, state: 'booked', externalId: 'x' }] })[0]?.id
    expect(of('2024-10-10')).toBe(of('2024-10-11'))
  })

  it('shows the days that suit a massage as stretches, ends included, with the caution', () => {
    const window = { ...plan(), days: ['2024-10-09', '2024-10-10', '2024-10-12'] } as const
    const events = read({}, window)
    expect(events.map(({ startDate, endDate }) => `${startDate} ${endDate}`)).toEqual([
      '2024-10-09 2024-10-11',
      '2024-10-12 2024-10-13',
    ])
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2)
    expect(events[0]?.description).toContain('Ask a clinician first')
    expect(events[0]?.description).toMatch(/^If you like: \d+ minutes/)
  })

  it('says no figure of a run anywhere, which would be old when it is read', () => {
    const words = entries({}, plan()).map(({ title, text }) => `${title} ${text}`)
    expect(words.join(' ')).not.toMatch(/\d(?:\.\d)? (?:km|mi)\b|headroom/)
  })

  it('survives whatever is in its words', () => {
    const odd = 'a; b, c \\ "d"\nEND:VEVENT\né\u{1F642}'.repeat(8)
    const text = icalendar(
      [{ id: 'x', uid: 'x', title: odd, text: odd, from: TODAY, to: TODAY, path: '/me' }],
      { base: BASE, today: TODAY },
    )
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    expect(event?.getFirstPropertyValue('summary')).toBe(odd)
  })
})

import { expect, it } from 'vitest'
import type { SourceStanding } from '../../src/domain/standing/source-standing.ts'
import { asReadWords, standingWords } from '../../src/text/source-standing.ts'

const now = new Date('2026-11-28T20:00:00Z')
const reader = { label: 'Strava', sendsByItself: false, timeZone: 'Europe/Berlin' }
const readAt = new Date('2026-11-28T19:38:00Z')

const words = (standing: Partial<SourceStanding>) =>
  standingWords({ unreadable: 0, readAt, ...standing } as SourceStanding, reader, now)

it('says nothing while all is well, and else what is the matter, until when, and that nothing is lost', () => {
  expect(words({ kind: 'read' })).toBeNull()
  expect(words({ kind: 'read', unreadable: 1 })).toContain('1 activity could not be read')
  expect(words({ kind: 'paused', pause: 'failure', nextTryAt: new Date('2026-11-28T20:15:00Z') })).toBe(
    'Strava does not answer. Next try at 21:15; nothing is lost. What you see was read at 20:38.',
  )
  expect(words({ kind: 'paused', pause: 'limit', nextTryAt: new Date('2026-11-29T00:00:00Z') })).toContain(
    'Next try on Sun 29 Nov at 01:00; nothing is lost.',
  )
})

it('says of a try that is overdue no time that has gone by', () => {
  const overdue = words({ kind: 'paused', pause: 'failure', nextTryAt: new Date('2026-11-28T19:59:00Z') })
  expect(overdue).toContain('Next try within minutes')
  expect(overdue).not.toContain('20:59')
})

it('tells a wrong secret from no answer', () => {
  const application = words({ kind: 'paused', pause: 'application', nextTryAt: now })
  expect(application).toContain('They are told.')
  expect(application).not.toContain('does not answer')
})

it('says the page only where there is more than one', () => {
  expect(words({ kind: 'reading', page: null, readAt: null })).toBe('Reading your last 17 weeks from Strava.')
  expect(words({ kind: 'reading', page: { number: 2, ofAbout: 3 }, readAt: null })).toBe(
    'Reading your last 17 weeks from Strava: page 2 of about 3.',
  )
})

it('says how old the figures are, and of a source that sends by itself no more than that', () => {
  expect(asReadWords({ kind: 'read', readAt, unreadable: 0 }, reader, now)).toBe('Read from Strava at 20:38.')
  const garmin = { ...reader, label: 'Garmin Connect', sendsByItself: true }
  expect(asReadWords({ kind: 'read', readAt, unreadable: 0 }, garmin, now)).toBe(
    'As Garmin Connect had sent it by 20:38.',
  )
  expect(asReadWords({ kind: 'reading', page: null, readAt: null, unreadable: 0 }, reader, now)).toBeNull()
})

/** What is said of a massage, and what only where it is true. */
import { describe, expect, it } from 'vitest'
import type { MassageAdvice, MassagePlan, SuggestedBecause } from '../../src/domain/advice/advice.ts'
import { therapistNote } from '../../src/messages/massage/therapist.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import {
  aBigRun,
  aMassageDue,
  aNudge,
  aPlan,
  aRaceEffort,
  aReturn,
  aSpike,
  links,
  someAdvice,
} from './said.ts'

const due: SuggestedBecause = { reason: 'time-for-one', daysSince: 18, afterDays: 18, phase: 'base' }
const suggest = (over: Partial<MassagePlan> = {}, why: SuggestedBecause = due): MassageAdvice => ({
  kind: 'suggest',
  why,
  plan: aPlan(over),
})
const composed = (massage: MassageAdvice, finding: Parameters<typeof aNudge>[0] = aMassageDue()) =>
  composeNudge(aNudge(finding, { advice: someAdvice({ massage }) }))
const said = (...asked: Parameters<typeof composed>) => composed(...asked).text.replace(/\s+/g, ' ')

const MAY_EASE = 'It may ease soreness for a few days.'
const usual = { ...aPlan().because, minutes: 'usual' } as const
const because = (over: Partial<MassagePlan['because']>) => ({ because: { ...usual, ...over } })

describe('a suggestion', () => {
  it('speaks of soreness only where soreness or a long run is the reason', () => {
    expect(said(suggest(because({})))).not.toContain('ease soreness')
    const sore = { reason: 'sore', date: '2024-11-02', strength: 'mild' } as const
    expect(said(suggest({ ...because({}), areas: [{ area: 'calves', because: sore }] }))).toContain(MAY_EASE)
    const long = {
      reason: 'longest-big-run',
      daysSince: 6,
      distanceMeters: 28_040,
      movingSeconds: 9_660,
    } as const
    expect(said(suggest({}, long), aBigRun())).toContain(MAY_EASE)
  })

  it('prepares a first-timer for what is new', () => {
    const first = {
      pressure: 'light',
      minutes: 45,
      ...because({ technique: { reason: 'first-time' } }),
    } as const
    const text = said(suggest(first))
    expect(text).toContain('45 minutes of light sports massage')
    expect(text).toContain('feel unfamiliar')
  })

  it.each([
    ['deep-tissue', '45 minutes of massage with some deep tissue work'],
    ['trigger-point', '45 minutes of massage with some trigger point work'],
  ] as const)('calls %s a part of it, and says to speak up', (technique, words) => {
    const part = { technique, minutes: 45, ...because({ minutes: 'part-of-it' }) } as const
    expect(said(suggest(part))).toContain(words)
    expect(said(suggest(part))).toContain(
      "It can be uncomfortable while it lasts; say so when it's too much.",
    )
    expect(composed(suggest(part)).sms).toContain("Say so when it's too much.")
  })

  it('names no place that nothing speaks for', () => {
    const text = said(suggest({ ...because({}), areas: [] }))
    expect(text).toContain('Where: show your therapist where you feel it.')
    expect(text).not.toContain('two places')
  })

  it('says once to keep clear of long runs where nobody knows their day', () => {
    const unknown = { ...usual.days, keySessions: { weekdays: [], known: 'unknown' } } as const
    const text = said(suggest(because({ technique: { reason: 'key-days-unknown' }, days: unknown })))
    expect(text.match(/in the two days before a long or hard run/g)).toHaveLength(1)
  })
})

describe('what is asked', () => {
  const act = 'https://legwork.example/act/token'
  const asked = (massage: MassageAdvice, finding: Parameters<typeof aNudge>[0] = aMassageDue()) =>
    composeNudge(aNudge(finding, { advice: someAdvice({ massage }), links: { ...links, act } })).html
  const none: MassageAdvice = { kind: 'none', why: { reason: 'phase', phase: 'recovery' } }
  const linksOf = (html: string) =>
    [...html.matchAll(/act\/token\?([^"]+)"/g)].map(([, told]) => told?.replaceAll('&amp;', '&'))

  it('is whether one was booked or had, only where one is suggested', () => {
    expect(linksOf(asked(suggest(because({}))))).toEqual([
      'do=booked&date=2024-11-05',
      'do=booked&date=2024-11-06',
      'do=booked',
      'do=done',
      'do=sore',
      'do=ill',
      'do=snooze',
    ])
    expect(linksOf(asked(none, aSpike()))).toEqual(['do=sore', 'do=ill', 'do=snooze'])
  })

  it('is whether suggestions that rest are wanted back, once', () => {
    const rests = (asks: boolean) =>
      asked({ kind: 'none', why: { reason: 'paused', since: '2024-10-20', asks } }, aSpike())
    expect(rests(true)).toContain('Massage suggestions are paused. Want them back?')
    expect(linksOf(rests(true))).toEqual(expect.arrayContaining(['do=back', 'do=rest']))
    expect(rests(false)).not.toContain('are paused')
  })

  it('is which day the long run is, where nobody knows', () => {
    const unknown = { ...usual.days, keySessions: { weekdays: [], known: 'unknown' } } as const
    expect(asked(suggest(because({ days: unknown })))).toContain('Which day is your long run?')
    expect(linksOf(asked(suggest(because({ days: unknown }))))).toContain('do=long-run&weekday=0')
    expect(asked(suggest(because({})))).not.toContain('Which day')
  })

  it('is whether a run of marathon length was a race, and why a break was one', () => {
    const marathon = aRaceEffort({ known: 'marathon-length', distanceMeters: 42_300 })
    expect(linksOf(asked(none, marathon))).toContain('do=race&date=2024-11-03&meters=42300')
    expect(linksOf(asked(none, aRaceEffort()))).not.toContain('do=no-race')
    expect(linksOf(asked(none, aReturn()))).toContain('do=time-off&date=2024-11-03&why=injured')
  })
})

describe('no suggestion', () => {
  const none = (why: Extract<MassageAdvice, { kind: 'none' }>['why']) => said({ kind: 'none', why }, aSpike())

  it('names the next open day where the door is shut', () => {
    const closed = { reason: 'closed', from: '2024-11-04', to: '2024-11-07' } as const
    expect(none({ ...closed, nextOpenOn: '2024-11-08' })).toContain('The next open day is Friday.')
    expect(none({ ...closed, nextOpenOn: null })).toContain('so Legwork suggests none.')
  })

  it('calls the massage of the day the one of today', () => {
    expect(none({ reason: 'booked', date: '2024-11-03' })).toContain('You have a massage today.')
    expect(none({ reason: 'treated-lately', date: '2024-11-03', daysSince: 0, wasBooked: false })).toContain(
      'You had a massage today',
    )
  })

  it('calls a massage had only where its runner said so, to them and to the therapist', () => {
    const lately = { reason: 'treated-lately', date: '2024-11-01', daysSince: 2 } as const
    expect(none({ ...lately, wasBooked: false })).toContain('You had a massage on Friday')
    expect(none({ ...lately, wasBooked: true })).toContain('You had a massage booked for Friday')
    expect(none({ ...lately, wasBooked: true })).toContain('If it did not happen, say so')
    const plan = aPlan()
    const booked = { ...plan, tellTherapist: { ...plan.tellTherapist, lastWasBooked: true } }
    const reader = { units: 'km', today: '2024-11-03' } as const
    expect(therapistNote(plan, reader)).toContain('My last massage was on')
    expect(therapistNote(booked, reader)).toContain('I had a massage booked for')
    expect(therapistNote(booked, reader)).not.toContain('My last massage')
  })
})

/** The weekly summary: what it says of the week, what it leaves unsaid, and what it asks. */
import { describe, expect, it } from 'vitest'
import type { HeldBack } from '../../src/domain/nudges/nudge.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import { nothingReported } from '../../src/domain/training/runner.ts'
import type { NotWell } from '../../src/domain/training/well.ts'
import { reminderFor } from '../../src/messages/summary/reminders.ts'
import { composeSummary } from '../../src/messages/summary/summary.ts'
import type { SummaryFacts, Summed, WeekAhead } from '../../src/messages/summary/summed.ts'
import { findings, headrooms, steps } from './every.ts'
import { massages } from './every-massage.ts'
import { faultsOf } from './faults.ts'
import { phases } from './phases.ts'
import { aShortBreak, aSpike, base, links, operator } from './said.ts'

/** Of a week of somebody who is well. */
type Well = Extract<SummaryFacts, WeekAhead>

const MONDAY = '2024-11-04'

const weeksOf = (kilometers: readonly number[]): Summed['facts']['weeks'] =>
  kilometers.map((km, place) => ({
    weekStart: addDays(MONDAY, -7 * (kilometers.length - place)),
    distanceMeters: km * 1000,
    movingSeconds: km * 330,
    runs: km > 0 ? 5 : 0,
    longestRunMeters: km * 400,
    isCutBack: false,
  }))

const [plainHeadroom] = headrooms
if (!plainHeadroom) throw new Error('no headroom to show')

const meant = {
  to: '2024-11-03',
  share: 'half',
  over: { weeks: 8, before: 'long-run' as const },
  ranMeters: 31_400,
  atMostMeters: 30_000,
} as const

const facts: Well = {
  kind: 'well',
  today: MONDAY,
  weeks: weeksOf([30, 40, 44, 48, 36, 50, 0, 52.3, 55]),
  phase: base,
  headroom: plainHeadroom,
  steps: [],
  meant: [],
  heldBack: [],
  massage: { kind: 'none', why: { reason: 'phase', phase: 'recovery' } },
  shortBreak: null,
  highRunOn: null,
  livesHigh: false,
  lighterWeek: null,
  road: { kind: 'none', why: 'no-race' },
}

/** The same week of somebody who is not well. */
function notWellFacts(why: NotWell): SummaryFacts {
  const { kind, headroom, steps: asked, meant: was, lighterWeek, massage, ...week } = facts
  return { ...week, kind: 'not-well', why }
}

const aSummary = (over: Partial<Well> = {}, rest: Partial<Summed> = {}) =>
  composeSummary({
    facts: { ...facts, ...over },
    runner: { units: 'km', selfReports: { ...nothingReported, massageMessages: true } },
    links: {
      training: 'https://legwork.example/me',
      settings: links.settings,
      unsubscribeUrl: links.unsubscribeUrl,
      booking: links.booking,
    },
    operator,
    ...rest,
  })

describe('the weekly summary', () => {
  it('says what the week came to', () => {
    const { subject, text } = aSummary()
    expect(subject).toBe('Your week: 55 km in five runs')
    expect(text).toContain('55.0 km last week: five runs, 5 h 03. The longest was 22.0 km.')
  })

  it('shows the last eight weeks as bars, without a picture', () => {
    const { html, text } = aSummary()
    expect(html.match(/<th /g)).toHaveLength(8)
    expect(html).toContain('width:100%')
    expect(html).not.toContain('<img')
    expect(text).toContain('28 Oct  55.0 km  ====================')
    expect(text).toMatch(/14 Oct\s+0\.0 km$|14 Oct +0\.0 km\n/m)
  })

  it('words headroom as a step and never as a permission', () => {
    expect(aSummary().text).toContain(
      'More than 30.8 km in one run would be a step beyond your last 30 days.',
    )
  })

  it('shows a step’s own distance as that run is shown, and rounds no figure of its own up', () => {
    const run = (basis: 'last-step' | 'last-30-days') =>
      ({ kind: 'figure', beyondMeters: 24_170, basis }) as const
    const text = (basis: 'last-step' | 'last-30-days') =>
      aSummary({ headroom: { ...plainHeadroom, run: run(basis) } }).text
    expect(text('last-step')).toContain('More than 24.2 km in one run would be a step beyond')
    expect(text('last-30-days')).toContain('More than 24.1 km in one run would be a step beyond')
  })

  it('gives the weeks after a marathon in place of a figure', () => {
    const headroom = { ...plainHeadroom, run: { kind: 'none', why: 'after-marathon' } } as const
    const week = { ...headroom, week: { ...headroom.week, leftMeters: null } }
    const { text } = aSummary({
      headroom: week,
      steps: [{ kind: 'no-running', from: MONDAY, to: '2024-11-06' }],
    })
    expect(text).toContain('- Monday to Wednesday: no running. Walking is fine.')
    expect(text).not.toContain('More than')
  })

  it('says what was run beside what was meant on the way back', () => {
    expect(aSummary({ meant: [meant] }).text).toContain(
      'In the seven days to Sunday you ran 31.4 km; the way back asked for at most 30.0 km, half of what you averaged a week over the eight weeks before that run.',
    )
  })

  it('says nothing of a low week in taper and recovery', () => {
    const weeks = weeksOf([50, 50, 50, 20]).map((week, place) => ({ ...week, isCutBack: place === 3 }))
    expect(aSummary({ weeks }).text).toContain('a cut-back week')
    expect(aSummary({ weeks, phase: { ...base, name: 'taper' } }).text).not.toContain('cut-back')
  })

  it('on the way back has one measure of a week, no cut-back, and nobody who builds up', () => {
    const large = { weekStart: '2024-10-28', distanceMeters: 30_600, usualMeters: 2_500, lighterNext: true }
    const headroom = {
      ...plainHeadroom,
      week: { ...plainHeadroom.week, soFarMeters: 0, leftMeters: null, largeBefore: large },
    }
    const step = {
      ...({ kind: 'part-of-usual-week', share: 'half', from: MONDAY, to: '2024-11-10' } as const),
      ...{
        measure: { atMostMeters: 30_000, usualWeekMeters: 60_000 },
        isRun: false,
        longestMinutes: 60,
        over: { weeks: 8, before: 'long-run' as const },
      },
    }
    const weeks = weeksOf([5, 42, 0, 10]).map((week, place) => ({ ...week, isCutBack: place === 3 }))
    const phase = { ...base, name: 'build' } as const
    const { text } = aSummary({ headroom, steps: [step], meant: [meant], weeks, phase })
    expect(text).toContain('- Monday to Sunday: at most 30.0 km, half of the 60.0 km a week you averaged')
    expect(text).not.toMatch(/catch up|cut-back|building up/)
    expect(aSummary({ headroom, phase }).text).toMatch(/building up[\s\S]*catch up/)
  })

  it('does not tell who ran nothing that they ran nothing of what was asked', () => {
    expect(aSummary({ meant: [{ ...meant, ranMeters: 0 }] }).text).not.toContain('asked for')
  })

  it('tells what was held back, and why', () => {
    const finding = aSpike({ band: 'small', distanceMeters: 21_400, longestMeters: 20_000 })
    const { text } = aSummary({ heldBack: [{ finding, why: 'small-step' }] })
    expect(text).toContain('- Sunday: 21.4 km, 1.4 km beyond your longest in 30 days. A small step.')
  })

  it('asks after a short break', () => {
    expect(aSummary({ shortBreak: aShortBreak() }).text).toContain(
      'Eight days off before Sunday: were you ill, injured, or was it planned?',
    )
  })

  it('reminds of another small thing each week', () => {
    const low = { livesHigh: false }
    const weeks = [0, 7, 14, 21, 28].map((days) => reminderFor(addDays(MONDAY, days), low))
    expect(new Set(weeks).size).toBe(5)
    expect(reminderFor(addDays(MONDAY, 5), low)).toBe(weeks[0])
    expect(aSummary({ highRunOn: '2024-11-02' }).text).toContain('well above your usual ground')
  })

  it('says no reminder two weeks in a row, whatever becomes of where they live and when their week begins', () => {
    for (const from of [0, 7, 14, 21, 28])
      for (const [before, after] of [
        [true, false],
        [false, true],
      ] as const)
        for (const days of [6, 7]) {
          const first = reminderFor(addDays(MONDAY, from), { livesHigh: before })
          expect(reminderFor(addDays(MONDAY, from + days), { livesHigh: after })).not.toBe(first)
        }
  })

  it('reminds of thin, dry air in its turn where the runner lives high', () => {
    const said = (livesHigh: boolean) =>
      [0, 7, 14, 21, 28].map((days) => aSummary({ today: addDays(MONDAY, days), livesHigh }).text)
    expect(said(true).filter((text) => text.includes('more to drink, and for more patience'))).toHaveLength(1)
    expect(said(false).join()).not.toContain('dry air')
  })

  it('asks how the legs are, and somebody who is ill whether they are well again', () => {
    const act = 'https://legwork.example/act/t'
    const asked = (over: Summed['facts'] = facts) =>
      composeSummary({
        facts: over,
        runner: { units: 'km', selfReports: nothingReported },
        links: { training: act, act, settings: act, unsubscribeUrl: act, booking: null },
        operator,
      }).text
    expect(asked()).toMatch(
      /How are the legs\?[\s\S]*do=legs&legs=pain[\s\S]*How did you sleep\?[\s\S]*sleep=badly/,
    )
    expect(asked()).not.toContain('do=well')
    expect(asked(notWellFacts({ reason: 'ill', since: '2024-11-01' }))).toContain('do=well')
    expect(asked(notWellFacts({ reason: 'red-flag', since: '2024-11-01' }))).not.toContain('do=legs')
  })

  it('proposes a lighter week with its figure where one is known', () => {
    const said = (atMostMeters: number | null) => aSummary({ lighterWeek: { atMostMeters } }).text
    expect(said(40_800)).toContain('A lighter week would suit them: about 40.8 km, four fifths of')
    expect(said(null)).toContain('A lighter week would suit them, all of it easy.')
  })

  it('puts medical care before everything, with no figure to run towards', () => {
    const { text } = aSummary({}, { facts: notWellFacts({ reason: 'red-flag', since: '2024-11-02' }) })
    expect(text).toMatch(/^On Saturday you reported a warning sign/)
    expect(text).not.toContain('More than')
  })

  it('is free of claims and offers, whatever it is made of', () => {
    const reasons: readonly HeldBack[] = [
      'small-step',
      'within-recent-weeks',
      'week-already-spoken-of',
      'usual-for-you',
      'taper',
      'said-lately',
      'one-a-day',
      'two-a-week',
    ]
    const heldBack = findings.flatMap(([finding]) => reasons.map((why) => ({ finding, why })))
    const cutBack = weeksOf([50, 50, 50, 20, 1]).map((week) => ({ ...week, isCutBack: true, runs: 1 }))
    const variants: Partial<Well>[] = [
      ...massages.map((massage) => ({ massage })),
      ...massages.map((massage) => ({ massage, weeks: cutBack })),
      ...headrooms.map((headroom) => ({ headroom, steps })),
      ...phases.map((phase) => ({ phase })),
      { heldBack, shortBreak: aShortBreak({ daysOff: 7 }), highRunOn: '2024-11-02' },
      { weeks: [] },
      { lighterWeek: { atMostMeters: 40_800 } },
      { lighterWeek: { atMostMeters: null } },
      { meant: [meant, { ...meant, share: 'three-quarters', ranMeters: 0 }] },
      { weeks: weeksOf([0, 0, 0]) },
    ]
    const faults = variants.flatMap((over) =>
      (['km', 'mi'] as const).flatMap((units) =>
        [true, false].flatMap((massageMessages) => {
          const runner = { units, selfReports: { ...nothingReported, massageMessages } }
          const mail = aSummary(over, { runner })
          // bars line up in columns of their own
          const text = mail.text.replace(/=+/g, '').replace(/ {2,}/g, ' ')
          return faultsOf({ ...mail, text }, { booking: massageMessages ? 'yes' : null })
        }),
      ),
    )
    expect([...new Set(faults)]).toEqual([])
  })
})

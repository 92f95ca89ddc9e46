/** Well first: who is not well is told so before anything else, and given nothing to act on, whatever there is to say. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advise, massageNow } from '../../src/domain/advice/advise.ts'
import { wayBack } from '../../src/domain/advice/way-back.ts'
import { shownHeadroom } from '../../src/domain/overview/headroom-shown.ts'
import { lighterWeek } from '../../src/domain/overview/lighter-week.ts'
import { roadToRace } from '../../src/domain/overview/road.ts'
import { chartOf } from '../../src/domain/overview/week-chart.ts'
import { adviceOn } from '../../src/domain/replay/sync.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import { AREAS, FLAGS, nothingReported, type SelfReports } from '../../src/domain/training/runner.ts'
import type { NotWell } from '../../src/domain/training/well.ts'
import { summaryFacts } from '../../src/jobs/summary.ts'
import { composeRedFlag, redFlagSms } from '../../src/messages/account/red-flag.ts'
import { answerOnPage, answerTo } from '../../src/messages/account/text-answers.ts'
import {
  MEDICAL_CARE,
  wellFirst,
  wellFirstShort,
  wellFirstSubject,
} from '../../src/messages/massage/clinician.ts'
import { howLong, weekRoomWords } from '../../src/messages/nudge/headroom.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import { segments } from '../../src/messages/render/gsm7.ts'
import { composeSummary } from '../../src/messages/summary/summary.ts'
import { aLog, selfReports, weeksBefore } from '../domain/training.ts'
import { findings } from './every.ts'
import { notWells } from './every-massage.ts'
import { aNudge, links, operator, wellFirstAdvice } from './said.ts'

/** A figure to run by, a step, a massage or a way to book one. */
const TO_ACT_ON =
  /More than [\d.]+ (km|mi)|step beyond your last|easy or rest|easy days|the next days|the week ahead|at most [\d.]|no hard run|start easy|would fit|find a time|booking|riverside\.example|therapist|clear change|lets it settle|lighter week would|do=booked|it may ease/i

const act = 'https://legwork.example/act/token'
const TODAY = '2024-11-03'
const reader = { units: 'km', today: TODAY } as const
const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('who is not well', () => {
  it.each(notWells)('is told so first by every nudge, with nothing to act on: $reason $flag', (why) => {
    for (const [finding] of findings)
      for (const units of ['km', 'mi'] as const) {
        const runner = { units, timeZone: 'UTC', selfReports: { ...nothingReported, massageMessages: true } }
        const advice = wellFirstAdvice(why)
        const nudge = aNudge(finding, { advice, runner, links: { ...links, act } })
        const { subject, text, sms, html } = composeNudge(nudge)
        expect(subject).toBe(wellFirstSubject[why.reason])
        expect(plain(text).startsWith(wellFirst(why, { units, today: TODAY }))).toBe(true)
        expect(sms.startsWith(`Legwork: ${wellFirstShort(why)}`)).toBe(true)
        for (const said of [subject, text, sms, html]) expect(said).not.toMatch(TO_ACT_ON)
      }
  })

  it.each(notWells)('is told what happened after it: $reason $flag', (why) => {
    for (const [finding, figure = ''] of findings) {
      if (['massage-due', 'return-from-break', 'hard-days-too-close'].includes(finding.rule)) continue
      expect(composeNudge(aNudge(finding, { advice: wellFirstAdvice(why) })).text).toContain(figure)
    }
  })

  it.each(notWells)(
    'hears it before every answer that would invite to run or to book: $reason $flag',
    (why) => {
      const line = wellFirstShort(why)
      const known = {
        reader,
        headroom: line,
        wellFirst: line,
        clinician: line,
        why: { sentence: 'You ran 28.0 km.', inShort: null, link: links.why },
        operator,
      }
      for (const reply of [
        { kind: 'long' },
        { kind: 'why' },
        { kind: 'booked', date: '2024-11-08' },
        { kind: 'change', date: '2024-11-08' },
        { kind: 'suggestions', back: true },
      ] as const)
        expect(answerTo(reply, known).startsWith(`Legwork: ${line}`), reply.kind).toBe(true)
    },
  )
})

describe('a warning sign', () => {
  const why: NotWell = { reason: 'red-flag', since: TODAY }
  const known = { reader, headroom: null, wellFirst: MEDICAL_CARE, clinician: null, why: null, operator }
  const asked = { kind: 'long' } as const
  const advice = wellFirstAdvice(why)
  const texts = {
    answer: answerTo({ kind: 'red-flag' }, known),
    'answer to who was not cleared': answerTo({ kind: 'not-cleared' }, known),
    'answer to LONG': answerTo(asked, { ...known, headroom: wellFirstShort(why) }),
    warning: redFlagSms(),
    ...Object.fromEntries(
      findings.map(([finding], at) => [`nudge ${at}`, composeNudge(aNudge(finding, { advice })).sms]),
    ),
  }
  const mail = composeRedFlag({ since: TODAY, reader, operator, page: act })
  const pages = {
    banner: wellFirst(why, reader),
    card: wellFirstShort(why),
    'answer on a page': answerOnPage({ kind: 'red-flag' }, known),
    'who was not cleared, on a page': answerOnPage({ kind: 'not-cleared' }, known),
    mail: plain(mail.text),
    nudge: plain(composeNudge(aNudge(undefined, { advice })).text),
  }

  it.each(Object.entries({ ...texts, ...pages }))(
    'is as urgent wherever it is answered, with whom to call: %s',
    (_, words) => {
      expect(words).toContain(MEDICAL_CARE)
      expect(words.replaceAll(MEDICAL_CARE, '')).not.toMatch(/see a doctor|emergency|before your next run/i)
    },
  )

  it('asks for a doctor today, and for help at once where it may be more than the leg', () => {
    expect(MEDICAL_CARE).toMatch(
      /^Please see a doctor today; .*chest pain.*breathing.*emergency number now\.$/,
    )
    for (const subject of [mail.subject, wellFirstSubject['red-flag']])
      expect(subject).toBe('Please see a doctor today')
  })

  it.each(Object.entries(texts))('fits into a text: %s', (_, words) => {
    expect(segments(words)).toBeLessThanOrEqual(2)
  })
})

const anyNotWell: fc.Arbitrary<Partial<SelfReports>> = fc.oneof(
  fc.record({
    health: fc.record({
      state: fc.constantFrom('red-flag' as const, 'ill' as const, 'injured' as const),
      since: fc.integer({ min: 0, max: 200 }).map((days) => addDays(TODAY, -days)),
    }),
  }),
  fc.record({
    soreness: fc.array(
      fc.record({
        date: fc.integer({ min: 0, max: 27 }).map((days) => addDays(TODAY, -days)),
        area: fc.constantFrom(...AREAS),
        strength: fc.constant('mild' as const),
        flag: fc.constantFrom(...FLAGS),
        goneOn: fc.constant(null),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)
const anySeason = fc.array(fc.constantFrom(0, 12, 30, 40, 60, 90, 126), { minLength: 5, maxLength: 14 })

describe('in no season and for no reason', () => {
  it('does anything give a figure, a step, a massage or a booking link to who is not well', () => {
    const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
    const now = new Date('2024-11-04T08:00:00Z')
    let found = 0
    fc.assert(
      fc.property(anySeason, anyNotWell, (weeks, over) => {
        const runner = selfReports({ treatments: [{ date: '2024-09-01', state: 'done' }], ...over })
        const log = aLog(...weeksBefore('2024-11-04', weeks))
        const shown = shownHeadroom(log, runner, now)
        expect(shown.run).toMatchObject({ kind: 'none', why: 'not-well' })
        expect(shown.week.leftMeters).toBeNull()
        expect(weekRoomWords(shown, reader)).toBeNull()
        expect(howLong(shown, reader, wellFirst)).not.toMatch(TO_ACT_ON)
        expect(massageNow(log, runner, practice, now).kind).toBe('not-well')
        expect(lighterWeek(log, runner, now)).toBeNull()
        expect(roadToRace(log, runner, now)).toEqual({ kind: 'none', why: 'not-well' })
        expect(wayBack(log, runner, practice, now, { from: '2024-10-28', to: TODAY }).steps).toEqual([])
        expect(chartOf(log, runner, now).find(({ when }) => when === 'now')?.usual).toBeNull()
        const facts = summaryFacts(log, runner, [], practice, now)
        const summary = composeSummary({ facts, runner, links: { ...links, training: act, act }, operator })
        expect(`${summary.text}${summary.html}`).not.toMatch(TO_ACT_ON)
        for (const [finding] of findings) {
          const advice = advise([finding], log, runner, practice, now)
          expect(composeNudge(aNudge(finding, { advice, runner })).text).not.toMatch(TO_ACT_ON)
          const said = adviceOn({ rule: finding.rule, findings: [finding] }, log, runner, practice, now)
          if (finding.rule === 'massage-due') expect(said).toEqual({ kind: 'unsaid', why: 'not-well' })
          found += 1
        }
      }),
      { numRuns: 60, seed: 28_011 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('is the walk blind to what who is well is told', () => {
    const why: NotWell = { reason: 'ill', since: TODAY }
    expect(composeNudge(aNudge()).text).toMatch(TO_ACT_ON)
    expect(composeNudge(aNudge(undefined, { advice: wellFirstAdvice(why) })).text).not.toMatch(TO_ACT_ON)
  })
})

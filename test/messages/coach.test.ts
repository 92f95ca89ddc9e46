/** Words a coach would stumble over when reading them aloud. */
import { describe, expect, it } from 'vitest'
import type { DaysReason, MassageAdvice, Recovery, TechniqueReason } from '../../src/domain/advice/advice.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import type { Phase } from '../../src/domain/training/phase.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import type { NudgeToSay } from '../../src/messages/nudge/nudge-to-say.ts'
import { massageDueWords } from '../../src/text/rules/massage-due.ts'
import {
  aBigRun,
  aJump,
  aMassageDue,
  aNudge,
  anEarlyReturn,
  aPlan,
  aRaceEffort,
  aSpike,
  noRestDayFound,
  someAdvice,
  someRecovery,
  type WellAdvice,
} from './said.ts'

const goal = { date: '2024-12-01', distanceMeters: 42_195, goal: true }
const training: Phase = { name: 'base', goal, daysToGoal: 28, isNamed: true }
const suggest = (plan = aPlan(), daysSince = 18): MassageAdvice => ({
  kind: 'suggest',
  why: { reason: 'time-for-one', daysSince, afterDays: 18, phase: 'base' },
  plan,
})
const headroom: Recovery['headroom'] = {
  run: { kind: 'figure', beyondMeters: 13_900, basis: 'after-marathon' },
  week: { weekStart: '2024-11-04', soFarMeters: 0, leftMeters: null, usualMeters: null, largeBefore: null },
  notATarget: false,
}
const said = (finding: Parameters<typeof aNudge>[0], advice: Partial<WellAdvice> = {}) =>
  composeNudge(aNudge(finding, { advice: someAdvice(advice) })).text.replace(/\s+/g, ' ')

describe('an early return', () => {
  const early = (facts: Parameters<typeof anEarlyReturn>[0]) => said(anEarlyReturn({ by: 'week', ...facts }))

  it('of one run is told as one run', () => {
    const text = early({ daysSince: 12, distanceMeters: 38_000 })
    expect(text).toContain('38.0 km on Sunday, 12 days after a run of marathon length.')
    expect(text).not.toContain('in seven days')
  })

  it('in the first week counts from the marathon', () => {
    expect(early({ daysSince: 7 })).toContain('38.0 km in the seven days since a run of marathon length.')
    expect(early({ daysSince: 8 })).toContain(
      '38.0 km in seven days, eight days after a run of marathon length.',
    )
  })

  it('leaves a single day what is left of its seven, not half a week', () => {
    const step = {
      ...({ kind: 'part-of-usual-week', share: 'half', from: '2024-11-04' } as const),
      ...{
        measure: { atMostMeters: 30_000, usualWeekMeters: 60_000 },
        isRun: false,
        longestMinutes: 60,
        over: { weeks: 8, before: 'long-run' as const },
      },
    }
    const until = (to: string) =>
      said(anEarlyReturn(), { recovery: someRecovery({ steps: [{ ...step, to }] }) })
    expect(until('2024-11-04')).toContain(
      'Monday: at most 30.0 km in the seven days up to then, half of the 60.0 km a week you averaged over the eight weeks before that run, and no run longer than 60 minutes.',
    )
    expect(until('2024-11-05')).toContain(
      'Monday and Tuesday: at most 30.0 km in the seven days to Tuesday, half of the 60.0 km a week you averaged over the eight weeks before that run, and',
    )
  })
})

describe('a week well beyond those before it', () => {
  const nextWeek = (lighterNext: boolean) =>
    composeNudge(
      aNudge(aJump(), {
        advice: someAdvice({
          recovery: someRecovery({
            steps: [
              {
                kind: 'week-after-jump',
                weekStart: '2024-11-04',
                large: {
                  weekStart: '2024-10-28',
                  distanceMeters: 62_300,
                  usualMeters: 44_000,
                  lighterNext,
                },
              },
            ],
          }),
        }),
      }),
    )

  it('asks for no more than it, and never for no more running', () => {
    const { subject, sms } = nextWeek(false)
    expect(subject).toMatch(/: no more than that next week$/)
    expect(sms).toContain('No more than that next week.')
    expect(nextWeek(true).subject).toMatch(/: a lighter one next week$/)
  })

  it('calls a run “it” only where one was told of', () => {
    const also = (...findings: NudgeToSay['findings']) => composeNudge(aNudge(findings[0], { findings })).text
    expect(also(aJump(), aSpike(), aBigRun())).toMatch(
      /Sunday's run was your longest run in 30 days, by [\d.]+ km\. Sunday's run was \d/,
    )
    expect(also(aBigRun(), aSpike())).toContain('It was your longest run in 30 days')
  })
})

describe('a day off', () => {
  const off = (date: string) =>
    composeNudge(
      aNudge(noRestDayFound(), {
        advice: someAdvice({
          recovery: someRecovery({ steps: [{ kind: 'day-off', from: date, to: date }] }),
        }),
      }),
    ).subject

  it('is today where it is', () => {
    expect(off('2024-11-03')).toMatch(/a day off today$/)
    expect(off('2024-11-04')).toMatch(/a day off next$/)
  })
})

describe('a week on the way back that is run already', () => {
  it('leaves no figure of one run beside little or nothing', () => {
    const step = {
      ...({
        kind: 'part-of-usual-week',
        share: 'three-quarters',
        from: '2024-11-04',
        to: '2024-11-10',
      } as const),
      ...{
        measure: { atMostMeters: 30_000, usualWeekMeters: 40_000 },
        longestMinutes: null,
        over: { weeks: 4, before: 'break' as const },
      },
    }
    const text = (isRun: boolean) =>
      said(anEarlyReturn(), { recovery: someRecovery({ steps: [{ ...step, isRun }], headroom }) })
    expect(text(false)).toContain('More than 13.9 km in one run')
    expect(text(true)).toContain('is run already, so little or nothing more.')
    expect(text(true)).not.toContain('More than')
  })
})

describe('with a race ahead', () => {
  const plan = { ...aPlan(), tellTherapist: { ...aPlan().tellTherapist, phase: training } }

  it('nobody is told of base training', () => {
    const text = said(aMassageDue(), { phase: training, massage: suggest(plan) })
    expect(text).not.toContain('base training')
    const openings = Array.from({ length: 100 }, (_, n) => {
      const today = addDays('2024-11-03', n)
      const advice = someAdvice({ phase: training, massage: suggest(plan) })
      return massageDueWords.opening(aMassageDue(), advice, { units: 'km', today }).more
    })
    expect(new Set(openings)).toEqual(
      new Set([null, 'Outside peak weeks, every two to three weeks is a common rhythm.']),
    )
    expect(text).toContain("I'm training for a marathon on Sunday 1 December, 28 days away.")
  })

  it('the note for the therapist names no long run in the last days before it, nor on a day with nothing hard', () => {
    const key = (date: string) => ({
      ...plan,
      tellTherapist: {
        ...plan.tellTherapist,
        nextKeySession: date,
        nextRace: { ...goal, date: '2024-11-15' },
      },
    })
    const noted = (date: string, until = '2024-11-04') =>
      said(aMassageDue(), {
        massage: suggest(key(date)),
        recovery: someRecovery({ steps: [{ kind: 'no-hard-run', until }] }),
      })
    const words = 'My next long or hard run'
    expect(noted('2024-11-08')).toContain(words)
    expect(noted('2024-11-09')).not.toContain(words)
    expect(noted('2024-11-14')).not.toContain(words)
    expect(noted('2024-11-08', '2024-11-08')).not.toContain(words)
  })

  it('the note for the therapist names no more places than the mail does', () => {
    const [first, second] = [
      { area: 'calves', because: { reason: 'long-run' } },
      { area: 'lower-back', because: { reason: 'long-run' } },
    ] as const
    const one = aPlan({ areas: [first], tellTherapist: { ...aPlan().tellTherapist, areas: [first, second] } })
    const text = said(aMassageDue(), { massage: suggest(one) })
    expect(text).toContain('Worth a look: calves.')
    expect(text).not.toContain('lower back')
  })

  it('the note for the therapist says that the race is over once it is', () => {
    const phase: Phase = {
      name: 'race-day',
      goal: { ...goal, date: '2024-11-03' },
      daysToGoal: 0,
      isNamed: true,
    }
    const raced = { ...plan, tellTherapist: { ...plan.tellTherapist, phase } }
    const text = said(aRaceEffort(), { phase, massage: suggest(raced) })
    expect(text).toContain('I have just run my race. On Sunday 3 November I ran')
  })
})

describe('a suggestion', () => {
  it('counts no days of years', () => {
    const first = { ...aPlan(), tellTherapist: { ...aPlan().tellTherapist, lastTreatmentOn: null } }
    const since = (daysSince: number) =>
      said(aMassageDue({ daysSince }), { massage: suggest(first, daysSince) })
    expect(since(60)).toContain('It is 60 days since massage last came up here.')
    expect(since(61)).toContain('Massage has not come up here for a while.')
  })

  const planned = (
    technique: TechniqueReason,
    pressure: 'light' | 'firm',
    days: Partial<DaysReason> = {},
  ) => {
    const { because } = aPlan()
    const reasons = { ...because, technique, days: { ...because.days, ...days } }
    return said(aMassageDue(), { massage: suggest(aPlan({ pressure, because: reasons })) })
  }
  const long = { distanceMeters: 30_600, movingSeconds: 10_980, date: '2024-10-27' }

  it('names the long run it keeps clear of, for it need not be the last one', () => {
    const because = { reason: 'after-marathon-or-3-hours', ...long, firmer: true } as const
    expect(planned(because, 'light')).toContain(
      'Light, because your legs may still feel the 30.6 km of Sunday 27 October.',
    )
    expect(planned(because, 'firm')).toContain(
      'It is three days or more since the 30.6 km of Sunday 27 October',
    )
  })

  it('asks to keep clear of long and hard runs wherever nobody knows their days', () => {
    const unknown = { keySessions: { weekdays: [], known: 'unknown' } } as const
    const words = 'in the two days before'
    expect(planned({ reason: 'first-time' }, 'light', unknown)).toContain(words)
    expect(planned({ reason: 'first-time' }, 'light')).not.toContain('Better not')
    expect(planned({ reason: 'recovery-phase' }, 'light', unknown)).not.toContain(words)
  })
})

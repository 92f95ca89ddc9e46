/** The words of a massage that is due. */
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { sinceWords } from '../../../src/text/rules/massage-due.ts'
import { aMassageDue, aPlan, someAdvice, wellFirstAdvice } from '../../messages/said.ts'
import { also, DAYS, explanation, figures, headline, noticed, opening, TODAY, turns } from './telling.ts'

describe('a massage that is due', () => {
  const due = aMassageDue()
  const suggest = (plan = aPlan()) =>
    someAdvice({
      massage: {
        kind: 'suggest',
        why: { reason: 'time-for-one', daysSince: 18, afterDays: 18, phase: 'base' },
        plan,
      },
    })

  it('is offered for its days, and in no other case', () => {
    expect(headline(due, suggest())).toBe('A massage would fit on Tuesday or Wednesday')
    expect(headline(due)).toBe('No massage to plan just now')
    const clinician = someAdvice({
      massage: { kind: 'see-a-clinician', why: { area: 'calves', episodes: ['2024-10-20'] } },
    })
    expect(headline(due, clinician)).toBe('Before any massage: something to have looked at')
    const unwell = wellFirstAdvice({ reason: 'ill', since: '2024-11-02' })
    expect(headline(due, unwell)).toBe('No massage just now')
    expect(opening(due, unwell)).toEqual({
      lead: 'It is 18 days since massage last came up here.',
      more: null,
    })
  })

  it('speaks of a rhythm only beside a suggestion, by the phase, and not in every mail', () => {
    expect([...turns(due)]).toEqual([null])
    const goal = { date: '2024-12-08', distanceMeters: 42_195, goal: true }
    const said = (phase: Partial<ReturnType<typeof someAdvice>['phase']>) => {
      const advice = suggest()
      const words = turns(due, { ...advice, phase: { ...advice.phase, ...phase } })
      return [...words].filter((each) => each !== null)
    }
    const outside = 'Outside peak weeks, every two to three weeks is a common rhythm.'
    expect(said({})).toEqual(['In base training, every two to three weeks is a common rhythm.'])
    expect(said({ goal, daysToGoal: 35 })).toEqual([outside])
    expect(said({ isNamed: false })).toEqual([outside])
    expect(said({ name: 'peak', goal, daysToGoal: 35 })).toEqual([
      'In their peak weeks runners often go every week or two.',
    ])
    expect(said({ name: 'race-day', goal, daysToGoal: 0 })).toEqual([])
  })

  it('is explained by its days, counted to the day on which they began', () => {
    expect(explanation(due)).toBe(
      'On Sunday 3 November it was 18 days since your last massage, since one was last suggested, or since you connected, whichever came last (Wednesday 16 October). At this stage of training one is suggested after 18 days.',
    )
    expect(noticed(due)).toBe('18 days since massage last came up')
    expect(figures(due)).toBe('18 days since the last, 18 in base')
    expect(also(due)).toBeNull()
  })

  it('calls only a treatment a massage: the clock also counts from what was suggested', () => {
    const since = (days: number | null, last: string | null, today = TODAY, lastWasBooked = false) =>
      sinceWords(days, { lastTreatmentOn: last, lastWasBooked }, { units: 'km', today })
    expect(since(null, null)).toBe('Legwork knows of no massage of yours yet.')
    expect(since(18, null)).toBe('It is 18 days since massage last came up here.')
    expect(since(18, '2024-10-15')).toBe('It is 18 days since massage last came up here.')
    expect([since(60, null), since(61, null)]).toEqual([
      'It is 60 days since massage last came up here.',
      'Massage has not come up here for a while.',
    ])
    expect(since(19, '2024-10-15', TODAY, true)).toBe(
      'The last massage you booked was for Tuesday 15 October.',
    )
    const own = new Set(
      DAYS.map((today) => since(70, addDays(today, -70), today).replace(/on \w+ .*/, 'on …')),
    )
    expect(own).toEqual(
      new Set([
        'Your last massage was 70 days ago.',
        'Your last massage was on …',
        'It is 70 days since your last massage.',
      ]),
    )
  })
})

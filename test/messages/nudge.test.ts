/** What a nudge says, and to whom it offers what. */
import { describe, expect, it } from 'vitest'
import { nothingReported } from '../../src/domain/training/runner.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import {
  aBigRun,
  aJump,
  aNudge,
  aPlan,
  aRaceEffort,
  aSpike,
  someAdvice,
  someRecovery,
  wellFirstAdvice,
} from './said.ts'

const suggested = {
  kind: 'suggest',
  why: { reason: 'time-for-one', daysSince: 18, afterDays: 14, phase: 'base' },
} as const

describe('a nudge', () => {
  it('says in its subject what happened and what to do', () => {
    expect(composeNudge(aNudge()).subject).toBe('28 km on Sunday: two easy days now')
  })

  it('has its button and its answers under the plan, and what is handed on later behind them', () => {
    const advice = someAdvice({ massage: { ...suggested, plan: aPlan() } })
    const links = { ...aNudge().links, act: 'https://legwork.example/act/t', booking: null }
    const { text, html } = composeNudge(aNudge(aSpike(), { advice, links }))
    const order = [
      'THE NEXT DAYS',
      'MASSAGE',
      'Not with fever',
      'See why you got this',
      'Booked one, or had one?',
      'For your therapist:',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(html).toMatch(/<a class="link" href="[^"]*do=sore[^"]*" style="[^"]*inline-block[^"]*nowrap/)
  })

  it('does not say of easy days that they hold nothing hard', () => {
    const [from, to] = ['2024-11-04', '2024-11-05']
    const easy = { kind: 'easy-or-rest', from, to } as const
    const said = (until: string) => {
      const recovery = someRecovery({ steps: [easy, { kind: 'no-hard-run', until }] })
      return composeNudge(aNudge(aSpike(), { advice: someAdvice({ recovery }) })).text
    }
    expect(said(to)).not.toContain('Nothing hard')
    expect(said('2024-11-06')).toContain('Nothing hard up to and including Wednesday')
  })

  it('tells a run beyond the last 30 days with both figures and their difference', () => {
    const { text } = composeNudge(aNudge())
    expect(text).toContain('28.0 km on Sunday')
    expect(text).toContain('20.1 km')
    expect(text).toContain('7.9 km further')
  })

  it('opens a planned step as what it mostly is', () => {
    const goal = { date: '2024-12-08', distanceMeters: 42_195, goal: true }
    const advice = someAdvice({
      phase: { name: 'build', goal, daysToGoal: 35, isNamed: true },
      recovery: someRecovery({ tone: { plannedStep: true, softWords: true, afterInjury: false } }),
    })
    const finding = aSpike({ band: 'small', distanceMeters: 29_000, longestMeters: 25_800 })
    expect(composeNudge(aNudge(finding, { advice })).text).toContain(
      'Your longest run in 30 days: 29.0 km, 3.2 km further than the last. Marathon plans take steps like this; give it two easy days.',
    )
  })

  it('speaks of thin air after a run far above the usual ground, and not to somebody who is not to run', () => {
    const high = someAdvice({ isHighGround: true })
    expect(composeNudge(aNudge(aJump(), { advice: high })).text).toContain('well above your usual ground')
    const unwell = wellFirstAdvice({ reason: 'ill', since: '2024-11-02' })
    expect(composeNudge(aNudge(aJump(), { advice: unwell })).text).not.toContain('usual ground')
    expect(composeNudge(aNudge(aJump())).text).not.toContain('usual ground')
  })

  it('says "so far this week" while the week runs, and not after it', () => {
    expect(composeNudge(aNudge(aJump())).text).toContain('You have run 62.3 km so far this week')
    const later = aNudge(aJump(), { now: new Date('2024-11-05T08:00:00Z') })
    expect(composeNudge(later).text).not.toContain('so far')
    const again = someAdvice({ laterRunOn: '2024-11-03' })
    expect(composeNudge(aNudge(aJump(), { advice: again })).text).toContain(
      'You have run 62.3 km this week up to Sunday',
    )
  })

  it('calls an unmarked run by its length, and never a race', () => {
    const of = (distanceMeters: number) => {
      const finding = aRaceEffort({ known: 'marathon-length', distanceMeters, movingSeconds: 16_200 })
      const { subject, text } = composeNudge(aNudge(finding))
      return `${subject} ${text}`
    }
    expect(of(42_300)).toContain('A run of marathon length on Sunday: 42.3 km')
    expect(of(49_999)).toContain('A run of marathon length on Sunday')
    expect(of(50_000)).toContain('An ultra on Sunday: 50.0 km')
    for (const words of [of(42_300), of(50_000)]) expect(words).not.toMatch(/\brace\b/i)
  })

  it('counts in miles for those who do', () => {
    const selfReports = aNudge(aBigRun())
    const { subject, text } = composeNudge({ ...selfReports, runner: { ...selfReports.runner, units: 'mi' } })
    expect(subject).toContain('17.4 mi on Sunday')
    expect(text).not.toMatch(/\d km/)
  })

  it('carries a booking link only to those who agreed to massage messages', () => {
    const selfReports = aNudge(aBigRun(), {
      advice: someAdvice({ massage: { ...suggested, plan: aPlan() } }),
    })
    expect(composeNudge(selfReports).html).toContain('https://riverside.example/book')
    const without = composeNudge({
      ...selfReports,
      runner: { ...selfReports.runner, selfReports: nothingReported },
    })
    expect(without.text).toContain('60 minutes of sports massage, on Tuesday or Wednesday')
    expect(`${without.html}${without.text}${without.sms}`).not.toContain('riverside.example')
    expect(without.text).not.toContain('Booking')
  })

  it('sends a runner with a warning sign to medical care, with nothing to run and nothing to book', () => {
    const advice = wellFirstAdvice({ reason: 'red-flag', since: '2024-11-02' })
    const { subject, text } = composeNudge(aNudge(aBigRun(), { advice }))
    expect(subject).toBe('Please see a doctor today')
    expect(text).toContain('Please see a doctor today')
    expect(text).not.toMatch(/easy or rest|book/)
  })
})

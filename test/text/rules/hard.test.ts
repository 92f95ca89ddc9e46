/** The words of races, of what comes soon after them, and of days that are hard in a row. */
import { describe, expect, it } from 'vitest'
import { titleOf, wordsOf } from '../../../src/text/rules/index.ts'
import {
  aBigRun,
  aHillyRun,
  anEarlyReturn,
  aRaceEffort,
  aReturn,
  aShortBreak,
  hardDaysFound,
  noRestDayFound,
  someAdvice,
} from '../../messages/said.ts'
import {
  also,
  DAYS,
  explanation,
  figures,
  headline,
  lead,
  noticed,
  opening,
  reader,
  TODAY,
  turns,
} from './telling.ts'

describe('a race', () => {
  const unmarked = aRaceEffort({ known: 'marathon-length', distanceMeters: 42_300 })

  it('is called one where somebody called it one, and tells who', () => {
    expect(headline(aRaceEffort())).toBe('Your 21.2 km race on Sunday')
    expect(lead(aRaceEffort())).toBe('Your race on Sunday: 21.2 km in 1 h 48.')
    expect(explanation(aRaceEffort())).toBe(
      'You ran 21.2 km in 1 h 48 on Sunday 3 November: a run marked as a race.',
    )
    expect(explanation(aRaceEffort({ known: 'entered' }))).toMatch(/: on the date of a race you entered\.$/)
  })

  it('that nobody called one is a run of its length', () => {
    expect(headline(unmarked)).toBe('42.3 km on Sunday')
    expect(lead(unmarked)).toBe('A run of marathon length on Sunday: 42.3 km in 1 h 48.')
    expect(explanation(unmarked)).toMatch(/: a run of marathon length\.$/)
    expect(titleOf('race-effort', unmarked)).toBe('A run of marathon length')
    expect(titleOf('race-effort', aRaceEffort())).toBe('A race')
    expect(titleOf('race-effort', null)).toBe('A race, or a run as long as one')
    expect(titleOf('big-long-run', aBigRun())).toBe('A big long run')
  })

  it('is well run, whichever of its sentences has its turn, and is told of once', () => {
    expect(turns(aRaceEffort()).size).toBe(3)
    for (const words of turns(unmarked)) expect(words).toMatch(/^Well run\./)
    expect(also(aRaceEffort())).toBeNull()
    expect([noticed(aRaceEffort()), figures(aRaceEffort())]).toEqual([
      '21.2 km in 1 h 48',
      '21.2 km in 1 h 48',
    ])
  })
})

describe('soon after a marathon', () => {
  const week = anEarlyReturn({ by: 'week' })
  const ultra = { marathonMeters: 50_000 }

  it('a run is told with its days since, and the longest training run before it where there was one', () => {
    expect(headline(anEarlyReturn())).toBe('14 days after marathon distance')
    expect(opening(anEarlyReturn())).toEqual({
      lead: '21.0 km on Sunday, in 1 h 55: 14 days after a run of marathon length.',
      more: 'Legs often feel ready before they are.',
    })
    const on =
      'On Sunday 3 November, 14 days after the run of marathon length on Sunday 20 October, you ran 21.0 km in 1 h 55.'
    expect(explanation(anEarlyReturn())).toBe(`${on} Your longest training run before it was 32.0 km.`)
    expect(explanation(anEarlyReturn({ longestBeforeMeters: null }))).toBe(on)
  })

  it('a week is told with its seven days and what the eight weeks before averaged', () => {
    expect(lead(week)).toBe(
      '38.0 km in seven days, 14 days after a run of marathon length. The eight weeks before it averaged 60.0 km.',
    )
    expect(explanation(week)).toBe(
      'With the run of Sunday 3 November, 14 days after the run of marathon length on Sunday 20 October, seven days came to 38.0 km. The eight weeks before it averaged 60.0 km.',
    )
    expect([figures(anEarlyReturn()), figures(week)]).toEqual([
      '21.0 km, 14 days after a marathon',
      '38.0 km in 7 days, 14 days after a marathon',
    ])
  })

  it('seven days that held one run are told as one, and those of the first week as its days', () => {
    const one = anEarlyReturn({ by: 'week', distanceMeters: 38_000, daysSince: 12 })
    const average = 'The eight weeks before it averaged 60.0 km.'
    expect(lead(one)).toBe(`38.0 km on Sunday, 12 days after a run of marathon length. ${average}`)
    const since = (daysSince: number) => lead(anEarlyReturn({ by: 'week', daysSince }))
    expect(since(7)).toBe(`38.0 km in the seven days since a run of marathon length. ${average}`)
    expect(since(8)).toBe(`38.0 km in seven days, eight days after a run of marathon length. ${average}`)
  })

  it('an ultra is called one everywhere', () => {
    const far = anEarlyReturn(ultra)
    expect(headline(far)).toBe('14 days after an ultra')
    expect(lead(far)).toContain('14 days after an ultra.')
    expect(explanation(far)).toContain('14 days after the ultra on Sunday 20 October')
    expect(noticed(far)).toBe('14 days after an ultra')
    expect(noticed(week)).toBe('14 days after a run of marathon length')
    expect(figures(far)).toBe('21.0 km, 14 days after an ultra')
    expect(also(far)).toBeNull()
    expect(headline(anEarlyReturn({ daysSince: 3 }))).toBe('Three days after marathon distance')
  })
})

describe('two hard days', () => {
  it('are both named with their days, and how far apart they began', () => {
    expect(headline(hardDaysFound())).toBe('Two hard days close together')
    expect(lead(hardDaysFound())).toBe('A workout on Saturday and a big long run on Sunday, 23 hours apart.')
    expect(opening(hardDaysFound()).more).toContain('little time between one hard day and the next')
    expect(also(hardDaysFound())).toBe(lead(hardDaysFound()))
    expect(explanation(hardDaysFound())).toBe(
      'The hard runs of Saturday 2 November and Sunday 3 November started 23 hours apart.',
    )
    expect(noticed(hardDaysFound())).toBe('two hard days, 23 hours apart')
    expect(figures(hardDaysFound())).toBe('big long run, 23 hours after workout')
  })

  it('of one kind are told together, and one day is named once', () => {
    const both = { hardness: 'long', earlierHardness: 'long' } as const
    expect(lead(hardDaysFound(both))).toBe('Two long runs, on Saturday and Sunday, 23 hours apart.')
    const sameDay = { earlierDate: TODAY, hoursBetween: 9 }
    expect(lead(hardDaysFound({ ...both, ...sameDay }))).toBe('Two long runs, on Sunday, nine hours apart.')
    expect(explanation(hardDaysFound(sameDay))).toBe(
      'Two hard runs of Sunday 3 November started nine hours apart.',
    )
    expect(lead(hardDaysFound({ ...sameDay, hardness: 'race' }))).toBe(
      'A workout and a race on Sunday, nine hours apart.',
    )
  })
})

describe('many days in a row, a climb and a break', () => {
  it('tell the days, and since when', () => {
    expect(headline(noRestDayFound())).toBe('Ten days of running in a row')
    expect(lead(noRestDayFound())).toBe('You have run ten days in a row, since Friday 25 October.')
    expect(also(noRestDayFound())).toBe('It was day 10 of running in a row.')
    expect(explanation(noRestDayFound())).toBe(
      'You ran on ten days in a row, from Friday 25 October to Sunday 3 November.',
    )
    expect(noticed(noRestDayFound())).toBe('ten days of running in a row')
    expect(figures(noRestDayFound())).toBe('10 days of running in a row')
    expect(turns(noRestDayFound())).toEqual(
      new Set(['A day off now and then is part of the training.', null]),
    )
  })

  it('tell the climb, and the most before it', () => {
    expect(headline(aHillyRun())).toBe('620 m of climbing on Sunday')
    expect(wordsOf['hilly-run'].inShort?.(aHillyRun(), reader)).toBe(', the most of any run in 30 days')
    expect(opening(aHillyRun())).toEqual({
      lead: '18.0 km with 620 m of climbing on Sunday; the most in one run of the 30 days before was 300 m.',
      more: 'What goes up mostly comes down, and running downhill is what leaves thighs sore, often for two or three days.',
    })
    expect(also(aHillyRun())).toBe('It climbed 620 m; the most in one run of the 30 days before was 300 m.')
    expect(explanation(aHillyRun())).toBe(
      'You ran 18.0 km with 620 m of climbing on Sunday 3 November. Of the nine runs with a climb in the 30 days before, none had more than 300 m.',
    )
    expect(noticed(aHillyRun())).toBe('620 m of climbing over 18.0 km')
    expect(figures(aHillyRun())).toBe('620 m up over 18.0 km, 30-day most 300 m')
  })

  it.each([aReturn(), aShortBreak({ daysOff: 16, lastRunDate: '2024-10-17', runsBefore: 14 })])(
    'tell the days off of $rule, and welcome the runner back',
    (finding) => {
      expect(headline(finding)).toBe('Back after 16 days off')
      expect(opening(finding)).toEqual({
        lead: 'Running again. Sunday was your first run after 16 days off.',
        more: null,
      })
      const leads = new Set(DAYS.map((today) => lead(finding, someAdvice(), today).replace(/ [^.]*\.$/, '')))
      expect(leads).toEqual(new Set(['Running again.', 'Good to see you back.', 'Welcome back.']))
      expect(also(finding)).toBe('It was your first run after 16 days off.')
      expect(explanation(finding)).toBe(
        'You ran on Sunday 3 November after 16 days off. The last run before was on Thursday 17 October, with 14 runs in the 28 days up to it.',
      )
      expect(noticed(finding)).toBe('the first run after 16 days off')
      expect(figures(finding)).toBe('after 16 days off')
    },
  )
})

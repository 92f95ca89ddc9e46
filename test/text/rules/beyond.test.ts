/** The words of a run, or a week, beyond what was usual. */
import { describe, expect, it } from 'vitest'
import type { Reader } from '../../../src/text/reader.ts'
import { wordsOf } from '../../../src/text/rules/index.ts'
import { aBigRun, aJump, aSpike, someAdvice, someRecovery, wellFirstAdvice } from '../../messages/said.ts'
import {
  also,
  called,
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

describe('a run beyond the last 30 days', () => {
  it('is told with its distance, the longest before it and what lies between', () => {
    expect(headline(aSpike())).toBe('28 km on Sunday')
    expect(wordsOf['long-run-spike'].inShort?.(aSpike(), reader)).toBe(
      ', 7.9 km further than your longest in 30 days',
    )
    expect(lead(aSpike())).toBe(
      '28.0 km on Sunday, 7.9 km further than your longest in the 30 days before (20.1 km).',
    )
    expect(also(aSpike())).toBe('It was your longest run in 30 days, by 7.9 km.')
    expect(explanation(aSpike())).toBe(
      'You ran 28.0 km on Sunday 3 November. The longest of the 14 runs in the 30 days before was 20.1 km, so this was 7.9 km further, or 39% more.',
    )
    expect(noticed(aSpike())).toBe('28.0 km, 7.9 km beyond your longest in 30 days')
    expect(figures(aSpike())).toBe('28.0 km, 30-day longest 20.1 km')
  })

  it('is no risk of one runner: the study is about many, and not read in every mail', () => {
    const said = [...turns(aSpike())].filter((words) => words !== null)
    expect(said).toHaveLength(2)
    for (const words of said) expect(words).toContain('about many runners, not about you alone')
    expect(turns(aSpike())).toContain(null)
  })

  it('is told without what plans do to who is not well, and without the study where words are to be soft', () => {
    const plain = '28.0 km on Sunday: your longest run in 30 days, 7.9 km further than the last.'
    const unwell = wellFirstAdvice({ reason: 'ill', since: '2024-11-02' })
    const soft = someAdvice({
      recovery: someRecovery({ tone: { plannedStep: false, softWords: true, afterInjury: false } }),
    })
    expect(opening(aSpike(), unwell)).toEqual({ lead: plain, more: null })
    expect(opening(aSpike(), soft)).toEqual({ lead: plain, more: null })
    expect([...turns(aSpike(), soft)]).toEqual([null])
  })

  it('says why a small one is mentioned after an injury, whichever way it is told', () => {
    const because =
      'You told of an injury in the last twelve months, so smaller steps are mentioned too, with easy days after them.'
    for (const tone of [
      { plannedStep: true, softWords: true },
      { plannedStep: false, softWords: true },
      { plannedStep: false, softWords: false },
    ]) {
      const advice = (afterInjury: boolean) =>
        someAdvice({ recovery: someRecovery({ tone: { ...tone, afterInjury } }) })
      expect(opening(aSpike(), advice(true)).more).toBe(because)
      expect(opening(aSpike(), advice(false)).more).toBeNull()
    }
    const study = DAYS.find((today) => opening(aSpike(), someAdvice(), today).more) ?? ''
    const after = someAdvice({
      recovery: someRecovery({ tone: { plannedStep: false, softWords: false, afterInjury: true } }),
    })
    expect(opening(aSpike(), after, study).more).toBe(
      `${because} ${opening(aSpike(), someAdvice(), study).more}`,
    )
  })

  const planned = (distanceMeters: number | null, steps = someRecovery().steps) => {
    const goal = distanceMeters === null ? null : { date: '2024-12-08', distanceMeters, goal: true }
    const advice = someAdvice({
      phase: { name: 'build', goal, daysToGoal: goal && 35, isNamed: true },
      recovery: someRecovery({ steps, tone: { plannedStep: true, softWords: true, afterInjury: false } }),
    })
    return lead(aSpike(), advice).replace(/^.* than the last\. /, '')
  }

  it('on the way to a race is what its plans do: those of a marathon from 40 km on', () => {
    expect(planned(40_000)).toBe('Marathon plans take steps like this; give it two easy days.')
    expect(planned(39_999)).toBe('Training plans take steps like this; give it two easy days.')
    expect(planned(null)).toContain('Training plans')
  })

  it('asks for no easy days that have begun to go by, nor for any where none are asked', () => {
    const easy = (from: string) => [{ kind: 'easy-or-rest', from, to: '2024-11-05' } as const]
    expect(planned(40_000, easy('2024-11-05'))).toBe('Marathon plans take steps like this.')
    expect(planned(40_000, [])).toBe('Marathon plans take steps like this.')
    expect(planned(40_000, [{ kind: 'day-off', from: '2024-11-04', to: '2024-11-05' }])).toBe(
      'Marathon plans take steps like this.',
    )
  })
})

describe('a week well beyond those before it', () => {
  it('is told with its total and the mean of the four before, as one that still runs while it does', () => {
    expect(headline(aJump())).toBe('62.3 km so far this week')
    expect(lead(aJump())).toBe(
      'You have run 62.3 km so far this week; your last four weeks averaged 44.0 km.',
    )
    expect(also(aJump())).toBe('That took the week to 62.3 km; your last four weeks averaged 44.0 km.')
    expect(explanation(aJump())).toBe(
      'With the run of Sunday 3 November, the week from Monday 28 October came to 62.3 km. The four weeks before averaged 44.0 km, and the last of them was 41.0 km.',
    )
    expect(noticed(aJump())).toBe('62.3 km by then; the four weeks before averaged 44.0 km')
    expect(figures(aJump())).toBe('week at 62.3 km, four before averaged 44.0 km')
  })

  it('is over from the day after its last', () => {
    const monday: Reader = { units: 'km', today: '2024-11-04' }
    expect(headline(aJump(), someAdvice(), monday)).toBe('A week of 62.3 km')
    expect(lead(aJump(), someAdvice(), '2024-11-04')).toBe(
      'You ran 62.3 km in the week from Monday 28 October up to Sunday; the four weeks before averaged 44.0 km.',
    )
    expect(wordsOf['weekly-jump'].alsoTrue(aJump(), monday, called)).toContain(
      'the four weeks before averaged',
    )
  })

  it('goes no further than its day where more was run since', () => {
    const since = someAdvice({ laterRunOn: TODAY })
    expect(headline(aJump(), since)).toBe('62.3 km in the week up to Sunday')
    expect(lead(aJump(), since)).toContain('You have run 62.3 km this week up to Sunday;')
  })

  it('says nothing about risk, and says so in its turn', () => {
    expect(
      [...turns(aJump())].filter((words) => words !== null && !words.includes('nothing about risk')),
    ).toEqual([])
    expect(turns(aJump()).size).toBe(3)
  })
})

describe('a big long run', () => {
  const byTime = aBigRun({ distanceMeters: 15_000 })

  it('is told by its distance, or by its hours where the distance alone would puzzle', () => {
    expect([headline(aBigRun()), headline(byTime)]).toEqual(['28 km on Sunday', '2 h 41 on Sunday'])
    expect(lead(aBigRun())).toBe('28.0 km on Sunday, in 2 h 41.')
    expect(lead(byTime)).toBe('2 h 41 on your feet on Sunday, over 15.0 km.')
    const at = (distanceMeters: number) => headline(aBigRun({ distanceMeters }))
    expect([at(20_000), at(19_999)]).toEqual(['20 km on Sunday', '2 h 41 on Sunday'])
  })

  it('has the hours it took wherever it is mentioned', () => {
    expect(also(aBigRun())).toBe('That was 2 h 41 on your feet.')
    expect(explanation(aBigRun())).toBe('You ran 28.0 km in 2 h 41 on Sunday 3 November.')
    expect(noticed(aBigRun())).toBe('28.0 km in 2 h 41')
    expect(figures(aBigRun())).toBe('28.0 km in 2 h 41')
  })

  it('makes legs tired, which is said in its turn', () => {
    expect(turns(aBigRun()).size).toBe(3)
    for (const words of turns(aBigRun())) if (words) expect(words).toMatch(/for a day or two\.$/)
  })
})

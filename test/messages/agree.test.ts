/** What messages say agrees: the steps of one with each other and with what was run, a nudge with the summary after it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecoveryStep } from '../../src/domain/recovery/steps.ts'
import { replay, type Said } from '../../src/domain/replay/replay.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateOf,
  weekStartOf,
} from '../../src/domain/time/calendar.ts'
import type { Run } from '../../src/domain/training/run.ts'
import type { Runner } from '../../src/domain/training/runner.ts'
import { summaryFacts } from '../../src/jobs/summary.ts'
import { explain } from '../../src/messages/nudge/explain.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import { composeSummary } from '../../src/messages/summary/summary.ts'
import { distance } from '../../src/text/distances.ts'
import { wordsOf } from '../../src/text/rules/index.ts'
import { toDo } from '../domain/advice/to-do.ts'
import { aRun } from '../domain/builders.ts'
import { aLog, aRace, selfReports } from '../domain/training.ts'
import { links, operator } from './said.ts'

const START = '2024-03-04'
const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

/** Weeks of so many kilometres on some of their days, the last day the longest; 0 is a week off, 42 a marathon in it. */
const anyWeek = fc.record({
  km: fc.constantFrom(0, 12, 20, 30, 35, 40, 45, 52, 60, 75, 90),
  days: fc.constantFrom([0, 2, 5], [1, 3, 5, 6], [0, 1, 2, 3, 4, 5, 6], [2, 6]),
  longest: fc.constantFrom(0.3, 0.4, 0.6),
  climb: fc.constantFrom(null, 100, 900),
  marathon: fc.constantFrom(false, false, false, false, false, false, true),
})
const season = fc.record({
  weeks: fc.array(anyWeek, { minLength: 12, maxLength: 22 }),
  raceInWeek: fc.option(fc.integer({ min: 8, max: 26 })),
})
type Season = typeof season extends fc.Arbitrary<infer Some> ? Some : never

function runsOf({ weeks }: Season): Run[] {
  return weeks.flatMap(({ km, days, longest, climb, marathon }, week) =>
    (km === 0 ? [] : days).map((day, place) => {
      const isLast = place === days.length - 1
      const meters = isLast ? 1000 * km * longest : (1000 * km * (1 - longest)) / (days.length - 1)
      return aRun({
        localDate: addDays(START, 7 * week + day),
        distanceMeters: isLast && marathon ? 42_300 : Math.round(meters),
        climbMeters: isLast ? climb : null,
      })
    }),
  )
}

const runnerOf = ({ raceInWeek }: Season): Runner =>
  selfReports({ races: raceInWeek === null ? [] : [aRace(addDays(START, 7 * raceInWeek + 6))] })

const seasons = fc.sample(season, { numRuns: 70, seed: 59_000 }).map((made) => {
  const [runs, runner] = [runsOf(made), runnerOf(made)]
  return { runs, runner, said: replay(aLog(...runs), runner, 'ignores').said }
})

/** Calls with everything that would be said in made-up seasons. */
function everySeason(check: (said: readonly Said[], runs: readonly Run[], runner: Runner) => void) {
  for (const { said, runs, runner } of seasons) check(said, runs, runner)
}

const daysOf = ({ from, to }: { from: LocalDate; to: LocalDate }) =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))

const plannedDays = (steps: readonly RecoveryStep[]) =>
  steps.flatMap((step) => ('from' in step ? daysOf(step) : []))

/** The days that the lines of a list begin with. */
const whensOf = (text: string) =>
  [...text.matchAll(/^- ([^:\n]*(?:day|week)[^:\n]*):/gm)].map(([, when]) => when)

describe('the steps of one message', () => {
  it('plan no day twice, and in the order of the days', () => {
    let planned = 0
    everySeason((said, _, runner) => {
      for (const { findings, advice, at } of said) {
        const { steps } = toDo(advice).recovery
        const days = plannedDays(steps)
        expect(days).toEqual([...new Set(days)].sort())
        const { text } = composeNudge({ findings, advice, runner, now: at, links, operator })
        expect(whensOf(text)).toEqual([...new Set(whensOf(text))])
        planned += whensOf(text).length
        const kinds = steps.map(({ kind }) => kind)
        expect(new Set(kinds.filter((kind) => kind !== 'part-of-usual-week')).size).toBe(
          kinds.filter((kind) => kind !== 'part-of-usual-week').length,
        )
      }
    })
    expect(planned).toBeGreaterThan(500)
  })

  it('plan no day twice in the summaries of those weeks either', () => {
    let planned = 0
    everySeason((said, runs, runner) => {
      for (const { at } of said) {
        const monday = addDays(weekStartOf(localDateOf(at, 'UTC'), 'monday'), 7)
        const now = new Date(`${monday}T08:00:00Z`)
        const known = runs.filter(({ startedAt }) => startedAt < now)
        const facts = summaryFacts(aLog(...known), runner, [], practice, now)
        const days = facts.kind === 'well' ? plannedDays(facts.steps) : []
        expect(days).toEqual([...new Set(days)].sort())
        planned += days.length
      }
    })
    expect(planned).toBeGreaterThan(500)
  })

  it('set no measure below the run just done', () => {
    everySeason((said, runs) => {
      for (const { advice, at } of said) {
        const just = runs.findLast(({ startedAt }) => startedAt <= at)?.distanceMeters ?? 0
        const { headroom, steps } = toDo(advice).recovery
        if (headroom?.run.kind === 'figure') expect(headroom.run.beyondMeters).toBeGreaterThanOrEqual(just)
        for (const step of just < 40_000 ? steps : []) {
          const least = step.kind === 'part-of-usual-week' ? step.measure?.atMostMeters : undefined
          expect(least ?? just).toBeGreaterThanOrEqual(just)
        }
      }
    })
  })

  it('ask for no three easy runs in fewer than four days', () => {
    everySeason((said) => {
      for (const step of said.flatMap(({ advice }) => toDo(advice).recovery.steps)) {
        if (step.kind === 'easy-runs')
          expect(step.atMostRuns).toBeLessThanOrEqual(Math.max(1, daysBetween(step.from, step.to)))
      }
    })
  })
})

describe('a message after a marathon', () => {
  it('asks for rest first, and names a massage that is gentle, with its days, or none', () => {
    let [suggested, none] = [0, 0]
    for (const habit of ['ignores', 'books'] as const)
      for (const { runs, runner } of seasons)
        for (const { findings, advice, at } of replay(aLog(...runs), runner, habit).said) {
          const [{ rule, date, facts }] = findings
          if (rule !== 'race-effort' || facts.distanceMeters < 40_000 || localDateOf(at, 'UTC') !== date)
            continue
          const { recovery, massage } = toDo(advice)
          expect(recovery.steps[0]).toMatchObject({ kind: 'no-running', from: date })
          const { sms, text } = composeNudge({ findings, advice, runner, now: at, links, operator })
          if (massage.kind !== 'suggest') {
            expect(text).not.toMatch(/massage would fit/)
            none += 1
            continue
          }
          expect(massage.plan).toMatchObject({ technique: 'swedish', pressure: 'light', minutes: 30 })
          expect(massage.plan.days.every((day) => day > date && day <= addDays(date, 4))).toBe(true)
          expect(text.replace(/\s+/g, ' ')).toMatch(/30 minutes of gentle Swedish massage/)
          expect(sms).not.toContain('in the coming week')
          suggested += 1
        }
    expect([suggested, none].every((many) => many > 5)).toBe(true)
  })
})

describe('a figure of several days', () => {
  /** As each place counts the days a distance was run in. */
  const spanOf = (words: string, ran: string) =>
    words
      .split(ran)
      .slice(1)
      .map((after) => /^ in (?:the )?(\w+) days?/.exec(after)?.[1])
      .concat(/(?:the )?(\w+) days? (?:since .* )?came to/.exec(words)?.[1])
      .filter((span) => span !== undefined)

  it('counts the same days wherever it stands, and those of no marathon', () => {
    let compared = 0
    everySeason((said, runs, runner) => {
      for (const { findings, advice, at } of said) {
        const [lead] = findings
        if (lead.rule !== 'early-return' || lead.facts.by !== 'week') continue
        const { daysSince, sevenDaysMeters, marathonDate } = lead.facts
        const ran = distance(sevenDaysMeters, runner.units)
        const sinceMarathon = runs.filter(
          ({ localDate, startedAt }) =>
            localDate > marathonDate && localDate > addDays(lead.date, -7) && startedAt <= at,
        )
        const inFull = composeNudge({ findings, advice, runner, now: at, links, operator }).text
        const places = [
          inFull,
          explain(lead, runner).sentence,
          wordsOf[lead.rule].figures(lead, runner.units),
        ]
        const expected = sinceMarathon.length === 1 ? [] : [Math.min(daysSince, 7)]
        for (const words of places)
          expect(spanOf(words.replace(/\s+/g, ' '), ran).map((n) => Number(n) || NUMBERS.indexOf(n))).toEqual(
            expected,
          )
        compared += 1
      }
    })
    expect(compared).toBeGreaterThan(5)
  })
})

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']

describe('a mean', () => {
  it('says over what, wherever it stands', () => {
    everySeason((said, _, runner) => {
      for (const { findings, advice, at } of said) {
        const { text, sms } = composeNudge({ findings, advice, runner, now: at, links, operator })
        const words = `${text} ${sms} ${explain(findings[0], runner).sentence}`.replace(/\s+/g, ' ')
        for (const sentence of words.match(/[^.;:]*averaged[^;:]*/g) ?? [])
          expect(sentence).toMatch(/(four|eight) weeks/)
      }
    })
  })
})

describe('the summary of the Monday after a jump', () => {
  const averagedIn = (text: string) => /averaged (\d+\.\d) km/.exec(text)?.[1]

  it('has the figures of the nudge, and no figure for the week that would go beyond it', () => {
    let compared = 0
    everySeason((said, runs, runner) => {
      for (const { findings, advice, at } of said) {
        if (findings[0].rule !== 'weekly-jump') continue
        const monday = addDays(weekStartOf(findings[0].date, 'monday'), 7)
        const now = new Date(`${monday}T08:00:00Z`)
        if (at >= now) continue
        const known = runs.filter(({ startedAt }) => startedAt < now)
        const facts = summaryFacts(aLog(...known), runner, [], practice, now)
        const nudge = composeNudge({ findings, advice, runner, now: at, links, operator }).text
        const summary = composeSummary({
          facts,
          runner,
          links: { ...links, training: links.why },
          operator,
        }).text
        expect(summary).not.toContain('in the whole week')
        // on the way back from a marathon or a break, and in a taper, nothing is said of the week's size
        if (facts.kind === 'not-well' || !facts.headroom.week.largeBefore) continue
        compared += 1
        expect(averagedIn(summary.replace('your last four weeks averaged', ''))).toBe(averagedIn(nudge))
        if (nudge.includes('a lighter one')) expect(summary).toMatch(/a lighter one/i)
        expect(localDateOf(at, 'UTC') < monday).toBe(true)
      }
    })
    expect(compared).toBeGreaterThan(10)
  })
})

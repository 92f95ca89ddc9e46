/** Whatever a runner opens, the same metres are the same figure. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/rules/index.ts'
import type { Units } from '../../src/domain/training/runner.ts'
import { explain } from '../../src/messages/nudge/explain.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import { heldBackItem } from '../../src/messages/summary/held-back.ts'
import { Picture } from '../../src/pages/me/nudge/picture.tsx'
import { Runs } from '../../src/pages/me/training/runs.tsx'
import { figures } from '../../src/report/words.ts'
import { distance, upTo } from '../../src/text/distances.ts'
import { aLog, aRun } from '../domain/builders.ts'
import { aBigRun, aNudge, aRaceEffort, aSpike } from '../messages/said.ts'

const reader = (units: Units) => ({ units, today: '2024-11-03' })

/** Every figure with this unit in a text, as a number: a subject line leaves out the `.0`. */
const figuresIn = (text: string, units: Units) =>
  [...text.matchAll(/([\d,]+(?:\.\d)?) (km|mi)\b/g)]
    .filter(([, , unit]) => unit === units)
    .map(([, number = '']) => Number(number.replaceAll(',', '')))

function mailOf(finding: Finding, units: Units) {
  const nudge = aNudge(finding)
  return composeNudge({ ...nudge, runner: { ...nudge.runner, units } })
}

const runs = (distanceMeters: number, units: Units) =>
  String(Runs({ atSource: () => null, log: aLog(aRun({ distanceMeters })), led: new Map(), units }))

const picture = (meters: number, units: Units) => {
  const bars = [{ date: '2024-11-03', meters, isMarked: true }]
  return String(Picture({ caption: '', bars, lines: [], units }))
}

/** Half of them lie between two tenths of a kilometre, where roundings part ways. */
const meters = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 599 }).map((tenths) => 100 * tenths + 50),
)
const units = fc.constantFrom<Units[]>('km', 'mi')

describe('a distance is the same figure', () => {
  const PLACES: readonly (readonly [string, (meters: number, units: Units) => string])[] = [
    ['the mail’s subject', (m, u) => mailOf(aRaceEffort({ distanceMeters: m }), u).subject],
    ['the mail', (m, u) => mailOf(aRaceEffort({ distanceMeters: m }), u).text],
    ['the mail’s HTML', (m, u) => mailOf(aRaceEffort({ distanceMeters: m }), u).html],
    ['the text message', (m, u) => mailOf(aRaceEffort({ distanceMeters: m }), u).sms],
    [
      'the weekly summary',
      (m, u) => heldBackItem(aBigRun({ distanceMeters: m }), 'usual-for-you', reader(u)).what,
    ],
    ['why a nudge came', (m, u) => explain(aBigRun({ distanceMeters: m }), { units: u }).sentence],
    ['the list of runs', runs],
    ['the picture behind a nudge', picture],
    ['the report', (m, u) => figures(aBigRun({ distanceMeters: m }), u)],
  ]

  it.each(PLACES)('in %s', (_, said) => {
    fc.assert(
      fc.property(meters, units, (m, u) => {
        const [shown] = figuresIn(distance(m, u), u)
        expect(figuresIn(said(m, u), u)).toContain(shown)
      }),
    )
  })
})

it('a share is that of the two figures it stands beside', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 40_000 }),
      fc.integer({ min: 1, max: 20_000 }),
      units,
      (than, more, u) => {
        const [distanceMeters, longestMeters] = [than + more, than]
        const { sentence } = explain(aSpike({ distanceMeters, longestMeters }), { units: u })
        const [ran = 0, longest = 0] = figuresIn(sentence, u)
        const [, share] = /or (\d+)% more/.exec(sentence) ?? []
        expect(Number(share)).toBe(
          Math.floor((100 * Math.round(10 * ran - 10 * longest)) / Math.round(10 * longest)),
        )
      },
    ),
  )
})

it('a line not to go beyond is never shown above itself, in the picture behind a nudge either', () => {
  fc.assert(
    fc.property(meters, units, (m, u) => {
      const lines = [{ words: 'the line', meters: m }]
      const drawn = String(Picture({ caption: '', bars: [], lines, units: u }))
      expect(drawn).toContain(`the line, ${upTo(m, u)}.`)
    }),
  )
})

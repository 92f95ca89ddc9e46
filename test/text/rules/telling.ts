/** What a rule says in each of its places, read on the Sunday of its finding. */
import type { Advice } from '../../../src/domain/advice/advice.ts'
import type { Finding } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Reader } from '../../../src/text/reader.ts'
import { wordsOf } from '../../../src/text/rules/index.ts'
import { someAdvice } from '../../messages/said.ts'

export const TODAY = '2024-11-03'
export const reader: Reader = { units: 'km', today: TODAY }
/** On other days other sentences have their turn. */
export const DAYS = Array.from({ length: 120 }, (_, n) => addDays(TODAY, n))
export const called = { it: 'It', that: 'That' }

export const headline = (finding: Finding, advice: Advice = someAdvice(), on = reader) =>
  wordsOf[finding.rule].headline(finding, advice, on)
export const opening = (finding: Finding, advice: Advice = someAdvice(), today = TODAY) =>
  wordsOf[finding.rule].opening(finding, advice, { units: 'km', today })
export const lead = (finding: Finding, advice: Advice = someAdvice(), today = TODAY) =>
  opening(finding, advice, today).lead
export const also = (finding: Finding) => wordsOf[finding.rule].alsoTrue(finding, reader, called)
export const explanation = (finding: Finding) => wordsOf[finding.rule].explanation(finding, 'km')
export const noticed = (finding: Finding) => wordsOf[finding.rule].noticed(finding, reader)
export const figures = (finding: Finding) => wordsOf[finding.rule].figures(finding, 'km')

/** All that the second sentence may be. */
export const turns = (finding: Finding, advice: Advice = someAdvice()) =>
  new Set(DAYS.map((today) => opening(finding, advice, today).more))

/** How the backtest names things: findings and reasons, in a few words. */

import type { Finding } from '../domain/rules/index.ts'
import type { Runner, Units } from '../domain/training/runner.ts'
import type { UnreadableRow } from '../files/training-file.ts'
import { sensitivityWords, weekStartWords } from '../text/labels/settings.ts'
import { wordsOf } from '../text/rules/index.ts'
import { capital } from '../text/sentences.ts'
import type { Massages } from './simulate.ts'

/** What was taken for granted about the runner, in one line. */
export function assumed({ sensitivity, weekStartsOn }: Runner, massages: Massages): string {
  const followed =
    massages === 'booked' ? 'each suggested one is booked' : 'suggestions pause after two ignored'
  return `Sensitivity ${sensitivityWords[sensitivity].name}, weeks from ${weekStartWords[weekStartsOn]}, quiet from 21:00 to 8:00; massages wanted, ${followed}.`
}

/** A rule as words. @example named('long-run-spike') // 'long run spike' */
export const named = (code: string) => code.replaceAll('-', ' ')

/** The same at the head of something. @example titled('long-run-spike') // 'Long run spike' */
export const titled = (code: string) => capital(named(code))

/** The figures of a finding in one line. */
export const figures = (finding: Finding, units: Units) => wordsOf[finding.rule].figures(finding, units)

/** Where something stands that can't be read. @example placeOf({ file: 'a.csv', line: 3, reason }) // 'a.csv, line 3' */
export const placeOf = ({ file, line }: UnreadableRow) =>
  [file, line === undefined ? undefined : `line ${line}`].filter(Boolean).join(', ')

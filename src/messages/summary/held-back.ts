/** What was noticed and not sent, with the reason, in a line. */

import type { HeldBack } from '../../domain/nudges/nudge.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { day } from '../../text/days.ts'
import { distance, further } from '../../text/distances.ts'
import { heldBackFragment } from '../../text/labels/held-back.ts'
import { count, number } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'
import type { Item } from '../render/email-document.ts'

/** @example heldBackItem(smallSpike, 'small-step', reader).what // '21.4 km, 1.4 km beyond your longest … A small step.' */
export function heldBackItem(finding: Finding, why: HeldBack, reader: Reader): Item {
  return {
    when: day(finding.date, reader),
    what: `${capital(noticed(finding, reader))}. ${capital(heldBackFragment(why))}.`,
  }
}

function noticed(finding: Finding, { units }: Reader): string {
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters } = finding.facts
      return `${distance(distanceMeters, units)}, ${further(distanceMeters, longestMeters, units)} beyond your longest in 30 days`
    }
    case 'weekly-jump':
      return `${distance(finding.facts.distanceMeters, units)} by then; your usual week is ${distance(finding.facts.usualMeters, units)}`
    case 'big-long-run':
    case 'race-effort':
      return `${distance(finding.facts.distanceMeters, units)} in ${lasted(finding.facts.movingSeconds)}`
    case 'early-return':
      return `${count(finding.facts.daysSince, 'day')} after a run of marathon length`
    case 'hard-days-too-close':
      return `two hard days, ${count(finding.facts.hoursBetween, 'hour')} apart`
    case 'no-rest-day':
      return `${number(finding.facts.daysInARow)} days of running in a row`
    case 'return-from-break':
    case 'short-break':
      return `the first run after ${count(finding.facts.daysOff, 'day')} off`
    case 'massage-due':
      return `${count(finding.facts.daysSince, 'day')} since massage last came up`
  }
}

/** What was noticed and not sent, with the reason, in a line. */

import type { HeldBack } from '../../domain/nudges/nudge.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { day } from '../../text/days.ts'
import { heldBackFragment } from '../../text/labels/held-back.ts'
import type { Reader } from '../../text/reader.ts'
import { wordsOf } from '../../text/rules/index.ts'
import { capital } from '../../text/sentences.ts'
import type { Item } from '../render/email-document.ts'

/** @example heldBackItem(smallSpike, 'small-step', reader).what // '21.4 km, 1.4 km beyond your longest … A small step.' */
export function heldBackItem(finding: Finding, why: HeldBack, reader: Reader): Item {
  const noticed = wordsOf[finding.rule].noticed(finding, reader)
  return { when: day(finding.date, reader), what: `${capital(noticed)}. ${capital(heldBackFragment(why))}.` }
}

/** All checks, one after the other, and those by which `/healthz?deep` tells a monitor. */
import { CHECKS, type CheckCode, type Checked } from './check.ts'
import { checksOfSenders } from './checks/senders.ts'
import { checksOfSources } from './checks/sources.ts'
import { checksUnderWay } from './checks/under-way.ts'
import { checksOfWorker } from './checks/worker.ts'
import type { Looked } from './looked.ts'

const ORDER = Object.keys(CHECKS)

/** In the order of the list. */
export const checkAll = (looked: Looked): Checked[] =>
  [
    ...checksOfWorker(looked),
    ...checksOfSources(looked),
    ...checksUnderWay(looked),
    ...checksOfSenders(looked),
  ].sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))

/** What a monitor is to wake somebody for. */
const DEEP: readonly CheckCode[] = ['schema', 'sweep', 'last-event', 'outbox', 'mail-sender', 'text-sender']

/** The codes of what is failing, of these. */
export const deepFailures = (looked: Looked): CheckCode[] => [
  ...new Set(
    checkAll(looked).flatMap(({ code, verdict }) =>
      verdict === 'failing' && DEEP.includes(code) ? [code] : [],
    ),
  ),
]

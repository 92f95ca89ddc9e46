/** What a month costs, from what each deed asks for: by arithmetic alone. */
import type { Asked } from './asked-for.ts'

/** What a day of an installation uses up. */
type Use = {
  requests: number
  rowsRead: number
  rowsWritten: number
  queueOperations: number
  sourceReads: number
  mails: number
  megabytes: number
}
export type Resource = keyof Use

/** How often a runner who trains for a marathon does each deed in a month: five runs a week, a quarter of them edited. */
const TIMES_A_MONTH: Readonly<Record<string, number>> = {
  'a plain run: webhook and sync': 27,
  'a run that is worth a mail: webhook to mail': 8,
  'GET /me': 12,
  'GET /me/settings': 1,
  'GET /me/massage': 4,
}
const SWEEPS_A_DAY = 96
const DAYS = 365.25 / 12
/** Written, read, deleted. */
const OPERATIONS_OF_A_MESSAGE = 3
/** What a sender tells of each mail: sent, delivered. */
const REPORTS_OF_A_MAIL = 2

/** Of a day on the free plans, of Strava's reads as an application has them after its self-service upgrade, of Resend. */
const FREE: Readonly<Use> = {
  requests: 100_000,
  rowsRead: 5_000_000,
  rowsWritten: 100_000,
  queueOperations: 10_000,
  sourceReads: 2_000,
  mails: 100,
  megabytes: 500,
}

/** Cloudflare's paid plan a month, in dollars: what it costs at all, what is included, and each million beyond. */
const PAID = {
  least: 5,
  requests: { included: 10e6, million: 0.3 },
  processorMs: { included: 30e6, million: 0.02 },
  rowsRead: { included: 25e9, million: 0.001 },
  rowsWritten: { included: 50e6, million: 1 },
  queueOperations: { included: 1e6, million: 0.4 },
  gigabytes: { included: 5, each: 0.75 },
}

export type Month = {
  runners: number
  day: Use
  /** Dollars of Cloudflare's paid plan. */
  paid: number
  /** The resource of the free plans of which most is used up, and how much: beyond 1 it does not suffice. */
  scarcest: { resource: Resource; share: number }
}

/** A day of one runner, and of what goes on whoever is there. */
function daily(asked: readonly Asked[], bytes: number): { runner: Use; always: Use } {
  const runner: Use = {
    ...{ requests: 0, rowsRead: 0, rowsWritten: 0, queueOperations: 0, sourceReads: 0, mails: 0 },
    megabytes: bytes / 1e6,
  }
  for (const deed of asked) {
    const times = (TIMES_A_MONTH[deed.what] ?? 0) / DAYS
    const mails = deed.invocations['legwork-deliveries'] ? 1 : 0
    runner.requests += times * ((deed.invocations.fetch ?? 0) + mails * REPORTS_OF_A_MAIL)
    runner.rowsRead += times * deed.rowsRead
    runner.rowsWritten += times * deed.rowsWritten
    runner.queueOperations += times * deed.messages * OPERATIONS_OF_A_MESSAGE
    runner.sourceReads += times * (deed.calls - mails)
    runner.mails += times * mails
  }
  const sweep = asked.find(({ invocations }) => invocations.scheduled)
  const always: Use = {
    ...{ requests: SWEEPS_A_DAY, queueOperations: 0, sourceReads: 0, mails: 0, megabytes: 0 },
    rowsRead: SWEEPS_A_DAY * (sweep?.rowsRead ?? 0),
    rowsWritten: SWEEPS_A_DAY * (sweep?.rowsWritten ?? 0),
  }
  return { runner, always }
}

/** A month with so many runners. `processorMs` is what a runner takes in a month. */
export function month(runners: number, asked: readonly Asked[], bytes: number, processorMs: number): Month {
  const { runner, always } = daily(asked, bytes)
  const of = (resource: Resource) => always[resource] + runners * runner[resource]
  const day: Use = {
    requests: of('requests'),
    rowsRead: of('rowsRead'),
    rowsWritten: of('rowsWritten'),
    queueOperations: of('queueOperations'),
    sourceReads: of('sourceReads'),
    mails: of('mails'),
    megabytes: of('megabytes'),
  }
  const beyond = (used: number, { included, million }: { included: number; million: number }) =>
    (Math.max(0, used - included) / 1e6) * million
  const paid =
    PAID.least +
    beyond(day.requests * DAYS, PAID.requests) +
    beyond(runners * processorMs, PAID.processorMs) +
    beyond(day.rowsRead * DAYS, PAID.rowsRead) +
    beyond(day.rowsWritten * DAYS, PAID.rowsWritten) +
    beyond(day.queueOperations * DAYS, PAID.queueOperations) +
    Math.max(0, day.megabytes / 1e3 - PAID.gigabytes.included) * PAID.gigabytes.each
  return { runners, day, paid, scarcest: scarcestOf(day) }
}

const RESOURCES: readonly Resource[] = [
  ...(['requests', 'rowsRead', 'rowsWritten', 'queueOperations'] as const),
  ...(['sourceReads', 'mails', 'megabytes'] as const),
]

function scarcestOf(day: Use): Month['scarcest'] {
  const shares = RESOURCES.map((resource) => ({ resource, share: day[resource] / FREE[resource] }))
  return shares.reduce((most, each) => (each.share > most.share ? each : most))
}

/** How many runners each resource of the free plans suffices for, the scarcest first. */
export function limits(asked: readonly Asked[], bytes: number): { resource: Resource; runners: number }[] {
  const { runner, always } = daily(asked, bytes)
  return RESOURCES.map((resource) => ({
    resource,
    runners: Math.floor((FREE[resource] - always[resource]) / runner[resource]),
  })).sort((a, b) => a.runners - b.runners)
}

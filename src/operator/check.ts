/** What is asked of an installation: every question once, with a code that stays, and the shape of an answer. */

/** In the order in which they are shown: the Worker itself, the sources, what is under way, the senders. */
export const CHECKS = {
  settings: 'Are all settings in place?',
  host: 'Was it opened at its own address?',
  database: 'Does the database answer?',
  schema: 'Does the database fit this version?',
  newest: 'Is there a newer version?',
  sending: 'Is sending on?',
  sweep: 'Does the sweep run?',
  heartbeat: 'Does every sweep reach your monitor?',
  'old-secret': 'Can an older master secret be removed?',
  'database-size': 'Is there room in the database?',
  purge: 'Is old training erased on time?',
  callback: 'Does the callback answer, and fast?',
  'source-keys': 'Does the source know this application?',
  subscription: 'Are events sent here?',
  'subscription-id': 'Are incoming events accepted?',
  'athlete-limit': 'Is there room for another runner?',
  'source-limits': 'How many calls to the source are left?',
  'last-event': 'When did the last event come?',
  tokens: 'Do the runners’ connections work?',
  syncs: 'Do syncs finish?',
  queues: 'Do the queues move?',
  'dead-letters': 'Was any job given up?',
  unreadable: 'Could everything be read?',
  outbox: 'Do messages leave?',
  'mail-sender': 'Does the mail sender accept mails?',
  'mails-arriving': 'Do mails arrive?',
  bounces: 'Are bounces and complaints reported?',
  'text-sender': 'Does the text sender accept texts?',
  'texts-arriving': 'Do texts arrive?',
  'text-month': 'Are there texts left this month?',
  'operator-mail': 'Do mails to you arrive?',
} as const

export type CheckCode = keyof typeof CHECKS

/** Seen by `npm run doctor` alone: nobody can look at their own front door from inside. */
export const OUTSIDE_CHECKS = {
  name: 'Does the host name resolve?',
  reachable: 'Does it answer from outside, and fast?',
  'callback-outside': 'Do webhooks get through to Legwork?',
  token: 'Does the operator’s token work?',
  deployed: 'Is this copy the one that is deployed?',
} as const

export type OutsideCode = keyof typeof OUTSIDE_CHECKS

export const VERDICTS = ['ok', 'warning', 'failing'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What one check came to. */
export type Checked<Code extends string = CheckCode> = {
  code: Code
  verdict: Verdict
  /** What is so, and why. */
  says: string
  /** What to do about it; null when nothing is to be done. */
  next: string | null
  /** It does not heal by itself: whoever runs this has to do something. */
  needsPerson: boolean
  /** A press on /operator that mends it. */
  press?: { subscribe: string }
}

export const fine = <Code extends string>(code: Code, says: string): Checked<Code> => ({
  ...{ code, says, verdict: 'ok', next: null, needsPerson: false },
})

/** Worth knowing, and nobody is called for it. */
export const warning = <Code extends string>(code: Code, says: string, next: string): Checked<Code> => ({
  ...{ code, says, next, verdict: 'warning', needsPerson: false },
})

/** It fails, and heals by itself. */
export const failingForNow = <Code extends string>(
  code: Code,
  says: string,
  next: string,
): Checked<Code> => ({
  ...{ code, says, next, verdict: 'failing', needsPerson: false },
})

/** It fails until somebody does what is said. */
export const failing = <Code extends string>(code: Code, says: string, next: string): Checked<Code> => ({
  ...{ code, says, next, verdict: 'failing', needsPerson: true },
})

/** The gravest of several. @example worstOf([fine('queues', '…')]) // 'ok' */
export const worstOf = (checked: readonly Pick<Checked, 'verdict'>[]): Verdict =>
  VERDICTS.findLast((each) => checked.some(({ verdict }) => verdict === each)) ?? 'ok'

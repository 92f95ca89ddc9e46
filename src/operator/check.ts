/** What is asked of an installation: every question once, with a code that stays, and the shape of an answer. */

/** In the order in which they are shown: the Worker itself, the sources, what is under way, the senders. */
export const CHECKS = {
  settings: 'Are the settings whole?',
  host: 'Is it asked at its own address?',
  database: 'Does the database answer?',
  schema: 'Does the database fit this version?',
  newest: 'Is there a newer version?',
  sending: 'Is sending on?',
  sweep: 'Does the sweep come by?',
  heartbeat: 'Does a monitor hear of every sweep?',
  'old-secret': 'May an older master secret go?',
  'database-size': 'Is there room in the database?',
  purge: 'Is what is old erased?',
  callback: 'Does the callback answer, and fast?',
  'source-keys': 'Does the source know this application?',
  subscription: 'Are events sent here?',
  'subscription-id': 'Are the events that come taken?',
  'athlete-limit': 'Is there room for another runner?',
  'source-limits': 'How much may the source still be asked?',
  'last-event': 'When did the last event come?',
  tokens: 'Do the connections let us in?',
  syncs: 'Do syncs come to an end?',
  queues: 'Do the queues move?',
  'dead-letters': 'Was anything given up?',
  unreadable: 'Could everything be read?',
  outbox: 'Do messages leave?',
  'mail-sender': 'Does the mail sender take mails?',
  'mails-arriving': 'Do mails arrive?',
  bounces: 'Are bounces and complaints heard of?',
  'text-sender': 'Does the text sender take texts?',
  'texts-arriving': 'Do texts arrive?',
  'text-month': 'Are there texts left this month?',
  'operator-mail': 'Do mails to you arrive?',
} as const

export type CheckCode = keyof typeof CHECKS

/** Seen by `npm run doctor` alone: nobody can look at their own front door from inside. */
export const OUTSIDE_CHECKS = {
  name: 'Does the name lead anywhere?',
  reachable: 'Does it answer from outside, and fast?',
  'callback-outside': 'Does the way of the webhooks lead to Legwork?',
  token: 'Does the operator’s token open the door?',
  deployed: 'Is what runs what stands here?',
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

/** Rules, states and reasons in words. */
import type { Nudge } from '../../../domain/nudges/decide.ts'
import { deliveryWords } from '../settings/contact-words.ts'
import type { NudgeLine } from './nudge-line.ts'

type Why = NonNullable<Nudge['why']>

/** What a nudge is about, in one line with its figure while that is still known. */
export function headlineOf(
  { rule, findings }: Pick<NudgeLine, 'rule' | 'findings'>,
  far: (meters: number) => string,
): string {
  const lead = findings?.[0]
  const figure = lead && 'distanceMeters' in lead.facts ? `: ${far(lead.facts.distanceMeters)}` : ''
  return `${NAMES[rule]}${figure}`
}

/** The same without a figure. */
export const nameOf = ({ rule }: Pick<NudgeLine, 'rule'>): string => NAMES[rule]

const NAMES: Record<Nudge['rule'], string> = {
  'long-run-spike': 'A run beyond your last 30 days',
  'weekly-jump': 'A week beyond your usual one',
  'big-long-run': 'A big long run',
  'race-effort': 'A race',
  'early-return': 'Soon after a marathon',
  'hard-days-too-close': 'Two hard days close together',
  'no-rest-day': 'Many days without a day off',
  'return-from-break': 'Back from a break',
  'short-break': 'A week off',
  'massage-due': 'Time for a massage',
}

/** What became of it: of what was sent when something was, else of the decision. */
export function stateOf({ state, deliveryStates }: Pick<NudgeLine, 'state' | 'deliveryStates'>): string {
  const [sent] = deliveryStates
  if (state === 'sent')
    return deliveryWords(deliveryStates.find((each) => each !== 'cancelled') ?? 'sent', null)
  if (state === 'released') return sent ? deliveryWords(sent, null) : 'nowhere to send it'
  return { waiting: 'settling', 'held-back': 'held back', cancelled: 'withdrawn' }[state]
}

/** What is said beside a nudge that was sent. */
export const RUN_GONE = 'The run it was about has been deleted or changed since it was sent.'

/** Why something was not said. */
export const whyWords = (why: Why): string => WHY[why]

const WHY: Record<Why, string> = {
  'small-step': 'A small step: on the chart, and not worth a message.',
  'slow-going': 'Long in hours and short in distance: no long run to recover from.',
  'still-little': 'It is little running all the same.',
  'within-recent-weeks': 'The week is about as large as one of the last four.',
  'week-already-spoken-of': 'A run of that week was already spoken of.',
  'usual-for-you': 'You run this long often enough to know what to do.',
  'said-lately': 'The same was said not long ago.',
  taper: 'In the last weeks before a race there is nothing to add.',
  'one-a-day': 'There was another message that day.',
  'two-a-week': 'There were two messages in seven days already.',
  gone: 'The run was deleted or changed before anything was sent.',
  superseded: 'Something else about the same run was said instead.',
  stale: 'It could not be said within 72 hours, so it was dropped.',
}

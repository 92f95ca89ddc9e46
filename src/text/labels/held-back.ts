/** Why something that was noticed was not said: a fragment for lists, a sentence for its own page. */
import type { HeldBack, Withdrawn } from '../../domain/nudges/nudge.ts'

type Reason = HeldBack | Withdrawn

const REASONS = {
  planned: {
    fragment: 'you had marked this run as planned',
    sentence: 'You had marked this run as planned before you ran it.',
  },
  'small-step': {
    fragment: 'a small step',
    sentence: 'A small step: shown on the chart, but not worth a message.',
  },
  'slow-going': {
    fragment: 'long in hours, short in distance',
    sentence: 'Long in hours and short in distance: no long run to recover from.',
  },
  'still-little': {
    fragment: 'little running all the same',
    sentence: 'It is little running all the same.',
  },
  'by-a-hair': {
    fragment: 'only just beyond the line',
    sentence: 'Only just beyond the line, and no run of it long: the next ones will tell.',
  },
  'within-recent-weeks': {
    fragment: 'you ran about as much in one of the four weeks before',
    sentence: 'The week is about as large as one of the last four.',
  },
  'week-already-spoken-of': {
    fragment: 'a run of that week had its message already',
    sentence: 'A run of that week already had its message.',
  },
  'usual-for-you': {
    fragment: 'usual for you',
    sentence: 'You do this often enough to know what to do.',
  },
  taper: {
    fragment: 'in a taper there is nothing to add',
    sentence: 'In the last weeks before a race there is nothing to add.',
  },
  'said-lately': {
    fragment: 'the same was said not long ago',
    sentence: 'The same was said not long ago.',
  },
  'one-a-day': {
    fragment: 'you had another message that day',
    sentence: 'There was another message that day.',
  },
  'two-a-week': {
    fragment: 'you had two messages within seven days',
    sentence: 'There were two messages in seven days already.',
  },
  gone: {
    fragment: 'no longer true',
    sentence:
      'It is no longer true: the run was deleted, changed or taken out, or your settings or sources were.',
  },
  superseded: {
    fragment: 'something else was said of the same run',
    sentence: 'Something else about the same run was said instead.',
  },
  outranked: {
    fragment: 'something else was said of the same run',
    sentence: 'Something else about the same run was said instead.',
  },
  stale: {
    fragment: 'too late to be useful',
    sentence: 'It could not be sent within 72 hours, so it was dropped.',
  },
  'not-well': {
    fragment: 'you were not well',
    sentence: 'You were not well at the time: getting well comes before any massage.',
  },
  'no-longer-due': {
    fragment: 'no massage was due any more',
    sentence: 'By then no massage was due any more.',
  },
  'gave-way': {
    fragment: 'another message went first',
    sentence: 'Another message of those days went first. A massage can wait.',
  },
} satisfies Record<Reason, { fragment: string; sentence: string }>

/** @example heldBackFragment('small-step') // 'a small step' */
export const heldBackFragment = (why: Reason): string => wordsOf(why).fragment

/** @example heldBackSentence('usual-for-you') // 'You do this often enough to know what to do.' */
export const heldBackSentence = (why: Reason): string => wordsOf(why).sentence

/** A row may hold a reason that only a later version knows: it is shown as it is. */
const wordsOf = (why: Reason) => REASONS[why] ?? { fragment: why, sentence: why }

/** What is noted of a runner, in words, and the way back from it: the same on every page of theirs and by the API. */

import { type RunnerState, statesOf } from '../../../domain/standing/states.ts'
import { localDateOf } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { wellFirst } from '../../../messages/massage/clinician.ts'
import type { State } from '../../../pages/layout/states.tsx'
import { day, onDay } from '../../../text/days.ts'
import { wellAgainWords } from '../../../text/labels/health.ts'
import type { Reader } from '../../../text/reader.ts'
import { moment } from '../../../text/times.ts'

export type StateShown = { state: RunnerState; words: string }

/** @example statesShown(runner, now)[0]?.words // 'Messages are paused until Wed 11 Mar 08:00.' */
export function statesShown(runner: Runner, now: Date): StateShown[] {
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const states = statesOf(runner, now)
  const isWell = states.every(({ kind }) => kind !== 'not-well')
  return states.map((state) => ({ state, words: wordsFor(state, isWell, runner, reader) }))
}

const NONE_MEANWHILE = 'Until then there are no figures and no steps here.'

function wordsFor(state: RunnerState, isWell: boolean, { timeZone }: Runner, reader: Reader): string {
  switch (state.kind) {
    case 'not-well':
      return [...state.all.map((why) => wellFirst(why, reader)), NONE_MEANWHILE].join(' ')
    case 'snoozed':
      return `Messages are paused until ${moment(state.until, timeZone)}.`
    case 'massage-booked':
      return isWell
        ? `A massage is booked for ${day(state.date, reader)}; none is suggested before it.`
        : `A massage is booked for ${day(state.date, reader)}. If you are not well by then, move or cancel it.`
    case 'massage-done':
      return `You had a massage ${onDay(state.date, reader)}: Legwork counts from there.`
  }
}

/** The same as a page has it, with one press that ends it where there is one. */
export function statesOnPage(runner: Runner, now: Date): State[] {
  return statesShown(runner, now).map(({ state, words }) => {
    const back = backFrom(state)
    return { words, isFirst: state.kind === 'not-well', ...(back ? { back } : {}) }
  })
}

function backFrom(state: RunnerState): State['back'] | null {
  if (state.kind === 'snoozed')
    return { words: 'Resume messages', action: '/me/massage/snooze', fields: { days: '0' } }
  if (state.kind !== 'not-well') return null
  const { reason } = state.all[0]
  return {
    words: wellAgainWords[reason],
    action: '/me/massage/health',
    fields: { state: 'well', ...(reason === 'red-flag' ? { cleared: 'yes' } : {}) },
  }
}

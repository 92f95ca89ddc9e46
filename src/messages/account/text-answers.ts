/** Answers to what somebody texted: short, plain, and who speaks. */

import { type Reply, SNOOZE_ENDS } from '../../domain/delivery/text-commands.ts'
import { addDays } from '../../domain/time/calendar.ts'
import { AREAS, HURT_PLACES, isHurtPlace, type Place } from '../../domain/training/runner.ts'
import { day, onDay, weekdays } from '../../text/days.ts'
import { areaName, areaTexted } from '../../text/labels/areas.ts'
import { timeOffWords } from '../../text/labels/health.ts'
import { flagWords, strengthWords } from '../../text/labels/soreness.ts'
import type { Reader } from '../../text/reader.ts'
import { capital, list } from '../../text/sentences.ts'
import { MEDICAL_CARE } from '../massage/clinician.ts'
import { segments, toGsm } from '../render/gsm7.ts'
import { SMS_SEGMENTS } from '../render/sms.ts'
import { RED_FLAG } from './red-flag.ts'

const COMMANDS =
  'text BOOKED FRI, CHANGE MON, DONE, SORE CALVES, ILL, INJURED, WELL, CLEARED, SNOOZE 3, LONG or WHY. STOP ends all messages.'

/** All that is answered: after a stop nothing is. */
type Answered = Exclude<Reply, { kind: 'stop' }>

/** What an answer may need beyond the command itself. */
export type Known = {
  reader: Reader
  /** Headroom in words, well first; null where no figure is shown. */
  headroom: string | null
  /** The medical or clinician line of who is not well, before the answer; null for who is. */
  wellFirst: string | null
  /** Who has to look first at what was just told, in words; null when nobody has to. */
  clinician: string | null
  /** Why the last nudge came; null without one. */
  why: { sentence: string | null; inShort: string | null; link: string } | null
  /** Who answers for the messages, as HELP has to say. */
  operator: { name: string; email: string }
}

/** @example answerTo({ kind: 'booked', date: '2024-11-08' }, known) // 'Legwork: noted, a massage on Friday. …' */
export function answerTo(reply: Answered, known: Known): string {
  return toGsm(`Legwork: ${wordsFor(reply, known, byText)}`)
}

/** What differs where something is answered: who reads a page may have no phone, and is told of no command. */
type Door = {
  bookingMoves: string
  whichDay: string
  whenWell: string
  whenCleared: string
  where: string
  help(operator: Known['operator']): string
  unknown: string
  warning: string
}

const byText: Door = {
  bookingMoves: 'Text CHANGE and a day if it moves, DONE once you have had it.',
  whichDay: 'which day? For example, text BOOKED FRI.',
  whenWell: 'until you text WELL',
  whenCleared: 'Text CLEARED.',
  help: (operator) => inTexts(...whoSends(operator).map((who) => `${who} ${capital(COMMANDS)}`), COMMANDS),
  unknown: COMMANDS,
  warning: RED_FLAG,
  where: `where? Text SORE with ${list(AREAS.map(areaTexted), 'or')}, or with what hurts: ${list(HURT_PLACES.map(areaTexted), 'or')}.`,
}

const NOT_UNDERSTOOD =
  'we did not understand that, so nothing was noted. Your massage and training pages show all you can answer.'

const onPage: Door = {
  bookingMoves: 'If it moves, or once you have had it, say so on your massage page.',
  whichDay: 'which day? Nothing was noted.',
  whenWell: 'until you say on your page that you are well again',
  whenCleared: 'Then say so on your page.',
  help: () => NOT_UNDERSTOOD,
  unknown: NOT_UNDERSTOOD,
  warning: `${MEDICAL_CARE} Once a doctor has cleared you, say so on your page.`,
  where: 'where? Nothing was noted.',
}

function wordsFor(
  reply: Answered,
  { reader, headroom, wellFirst, clinician, why, operator }: Known,
  door: Door,
): string {
  switch (reply.kind) {
    case 'red-flag':
      return door.warning
    case 'booked':
    case 'change':
      return reply.date
        ? first(wellFirst, `noted, a massage ${onDay(reply.date, reader)}. ${door.bookingMoves}`)
        : door.whichDay
    case 'done':
      return `noted, a massage ${onDay(reply.date, reader)}. The next one is counted from then.`
    case 'no-such-day':
      return 'that day is not in the calendar, or too far from today. Nothing was noted.'
    case 'sore':
      return soreWords(reply.areas, clinician, door)
    case 'ill':
      return `sorry to hear it. Get well first; no massage suggestions ${door.whenWell}.`
    case 'injured':
      return `noted. Have a physio or doctor look at it before you run. No massage ${door.whenWell}.`
    case 'well':
    case 'cleared':
      return 'good to hear. Start easy.'
    case 'not-cleared':
      return `you reported a warning sign. Has a doctor cleared you? ${door.whenCleared} If not, no running and no massage. ${MEDICAL_CARE}`
    case 'snooze':
      return reply.days === 0
        ? 'messages are back on.'
        : `messages are paused until ${day(addDays(reader.today, reply.days), reader)}, ${SNOOZE_ENDS}.`
    case 'suggestions':
      return reply.back
        ? first(wellFirst, 'massage suggestions are back.')
        : 'massage suggestions are paused. Your massage page can turn them back on.'
    case 'race':
      return reply.race
        ? `noted, a race ${onDay(reply.race.date, reader)}.`
        : `noted, no race.${wellFirst ? '' : ' After a run that long, recovery takes just as many days.'}`
    case 'legs':
      return legsNoted(reply, clinician, door)
    case 'sleep':
      return reply.sleep === 'badly' && !wellFirst ? 'noted. An easier day is no loss.' : 'noted.'
    case 'simulation':
      return reply.date
        ? `noted, a race simulation ${onDay(reply.date, reader)}.${wellFirst ? '' : ' Your massage page says what fits after it.'}`
        : 'noted, a long run like any other.'
    case 'time-off':
      return `noted: ${timeOffWords[reply.why]}. ${wellFirst ?? 'Start easy.'}`
    case 'long-run-day':
      return `noted, your long run is on ${weekdays([reply.weekday])}.`
    case 'long':
      return headroom ?? 'there is no figure for you just now. Your page says why.'
    case 'why':
      return why ? whyWords(why, wellFirst) : 'there has been no nudge lately.'
    // only ever texted
    case 'start':
      return 'messages are on. Text HELP for what you can text, STOP to end them.'
    case 'help':
      return door.help(operator)
    case 'unknown':
      return door.unknown
  }
}

function legsNoted(
  { state, areas, strength, flag }: Extract<Reply, { kind: 'legs' }>,
  clinician: string | null,
  door: Door,
): string {
  switch (state) {
    case 'fine':
      return 'noted, legs fine.'
    case 'ill':
      return 'sorry to hear it. Get well first; no massage suggestions until you say that you are well again.'
    default: {
      if (areas.length === 0) return 'where? Nothing was noted yet.'
      const names = list(areas.map(areaName))
      if (flag)
        return `noted: ${flagWords[flag].reported}, ${names}. Have a physio or doctor look at it before you run.`
      if (clinician || areas.some(isHurtPlace)) return soreWords(areas, clinician, door)
      return `noted, ${names} ${strengthWords[strength].felt}. If it gets worse or stays, have a physio or doctor look at it.`
    }
  }
}

/** Well first: the line, then the answer. */
const first = (line: string | null, answer: string) => (line === null ? answer : `${line} ${capital(answer)}`)

function soreWords(places: readonly Place[], clinician: string | null, door: Door): string {
  if (places.length === 0) return door.where
  const names = list(places.map(areaName))
  if (clinician) return `noted, ${names}. ${clinician}`
  return places.some(isHurtPlace)
    ? `noted, ${names}. Take it easy, and no firm work while it hurts. If it comes back or gets worse, have a physio or doctor look at it.`
    : `noted, ${names} sore. If it gets worse or stays, have a physio or doctor look at it.`
}

/** With the name and the address, or where those are long with the address alone. */
const whoSends = ({ name, email }: Known['operator']) => [
  `running and massage messages from ${name}, ${email}.`,
  `ask ${email}.`,
]

function whyWords({ sentence, inShort, link }: NonNullable<Known['why']>, wellFirst: string | null): string {
  const said = (figures: string | null) =>
    [wellFirst, figures, link].filter((each) => each !== null).join(' ')
  return inTexts(said(sentence), said(inShort), first(wellFirst, `all about it: ${link}`))
}

/** The first that fits into two segments, or the last. */
const inTexts = (...choices: string[]): string =>
  choices.find((words) => segments(toGsm(`Legwork: ${words}`)) <= SMS_SEGMENTS) ?? choices.at(-1) ?? ''

/** The same on a page, after a link in a mail was followed. @example answerOnPage(reply, known) // 'Noted, a massage …' */
export const answerOnPage = (reply: Exclude<Answered, { kind: 'start' }>, known: Known) =>
  capital(wordsFor(reply, known, onPage))

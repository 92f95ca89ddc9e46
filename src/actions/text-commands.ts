/** A runner's command, whichever way it came: a text, or a link in a mail. Each calls the verb there is. */

import type { Dependencies } from '../dependencies.ts'
import { channelRules } from '../domain/delivery/channels.ts'
import { type Command, SNOOZE_ENDS } from '../domain/delivery/text-commands.ts'
import type { Sign } from '../domain/delivery/texts/red-flags.ts'
import { addDays, instantOf, type LocalDate, localDateOf } from '../domain/time/calendar.ts'
import { needsPlace, type Runner } from '../domain/training/runner.ts'
import { ok, type Result } from '../result.ts'
import { addressHash, deliveryId } from '../secrets.ts'
import type { ContactRow } from '../store/contacts/contacts.ts'
import { book, changeBooking, markDone } from './calendar/treatments.ts'
import { mayWarn } from './limits/warning-limit.ts'
import {
  answerLegs,
  callSimulation,
  enterRace,
  explainTimeOff,
  type NotCleared,
  nameLongRunDay,
  reportSoreness,
  setHealth,
  snooze,
  type TooFar,
  wantSuggestionsBack,
} from './self-reports.ts'

type CommandOptions = Pick<Dependencies, 'store' | 'queue'>

/** Does what was asked, and says what became of it: itself, or why nothing was noted. */
export async function carryOut(
  options: CommandOptions,
  runner: Pick<Runner, 'id' | 'timeZone'>,
  command: Command,
  now: Date,
): Promise<Command> {
  const done = await runCommand(options, runner, command, now)
  if (done.ok) return command
  return { kind: done.error === 'not-cleared' ? 'not-cleared' : 'no-such-day' }
}

/** Does what was asked; questions and words nobody understood change nothing. */
export async function runCommand(
  options: CommandOptions,
  { id, timeZone }: Pick<Runner, 'id' | 'timeZone'>,
  reply: Command,
  now: Date,
): Promise<Result<null, TooFar | NotCleared>> {
  const today = localDateOf(now, timeZone)
  switch (reply.kind) {
    case 'booked':
      return reply.date ? book(options, id, reply.date, now) : ok(null)
    case 'change':
      return reply.date ? changeBooking(options, id, { today, date: reply.date }, now) : ok(null)
    case 'done':
      return markDone(options, id, reply.date, now)
    case 'sore': {
      const { areas, strength, flag } = reply
      const [first, ...others] = areas.map((area) => ({ date: today, area, strength, flag }))
      return first ? reportSoreness(options, id, [first, ...others], now) : ok(null)
    }
    case 'red-flag':
    case 'ill':
    case 'injured':
    case 'well':
      return setHealth(options, id, { state: reply.kind, since: today, cleared: false }, now)
    case 'cleared':
      return setHealth(options, id, { state: 'well', since: today, cleared: true }, now)
    case 'snooze':
      return snooze(options, id, pausedUntil(reply.days, today, timeZone), now)
    case 'suggestions':
      if (reply.back) await wantSuggestionsBack(options, id, now)
      return ok(null)
    case 'race': {
      const entered = reply.race && (await enterRace(options, id, { ...reply.race, goal: false }, now))
      return entered && !entered.ok ? entered : ok(null)
    }
    case 'legs': {
      const { state, areas, strength, flag } = reply
      // where it is sore is asked for before anything is noted
      if (needsPlace(state) && areas.length === 0) return ok(null)
      const sore = areas.map((area) => ({ date: today, area, strength, flag }))
      return answerLegs(options, id, { date: today, state, sleep: null }, sore, now)
    }
    case 'sleep': {
      const { sleep } = reply
      return answerLegs(options, id, { date: today, state: null, sleep }, [], now)
    }
    case 'simulation':
      return reply.date ? callSimulation(options, id, reply.date, now) : ok(null)
    case 'time-off':
      return explainTimeOff(options, id, reply, now)
    case 'long-run-day':
      await nameLongRunDay(options, id, reply.weekday, now)
      return ok(null)
    case 'long':
    case 'why':
    case 'help':
    case 'no-such-day':
    case 'not-cleared':
    case 'unknown':
      return ok(null)
  }
}

const pausedUntil = (days: number, today: LocalDate, timeZone: string): Date | null =>
  days === 0 ? null : instantOf(addDays(today, days), SNOOZE_ENDS, timeZone)

/** Whose number texted, on or off; a message that comes twice is heard once. */
export async function whoTexted(
  { store }: CommandOptions,
  { id, from }: { id: string; from: string },
): Promise<ContactRow | null> {
  const contact = await store.contacts.owner(await addressHash('sms', from))
  if (!contact) return null
  const heard = await store.deliveries.exists(await deliveryId('reply', id, contact.id))
  return heard ? null : contact
}

/** Texts an answer: a delivery like any other, one for each text that came in. */
export async function answer(
  { store, queue }: CommandOptions,
  { id: contactId, runnerId }: ContactRow,
  textId: string,
  words: string,
  now: Date,
): Promise<void> {
  const id = await deliveryId('reply', textId, contactId)
  const made = await store.deliveries.schedule(
    { id, runnerId, contactId, kind: 'reply', about: textId, words },
    now,
  )
  if (made) await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
}

/** Whatever sign is told within ten minutes of an answer has that one: all are answered in the same words. */
const ANSWERED_FOR_MS = 10 * 60_000

/** Answers where it was told, unless that was switched off, and by mail beside it; at last by mail alone. */
export async function answerWarning(
  { store, queue, secrets }: CommandOptions & Pick<Dependencies, 'secrets'>,
  { id: contactId, runnerId, channel }: ContactRow,
  { textId, sign }: { textId: string; sign: Sign },
  now: Date,
): Promise<void> {
  const warning = { runnerId, kind: 'red-flag', about: sign } as const
  const since = new Date(now.getTime() - ANSWERED_FOR_MS)
  const also = channelRules[channel].limit?.standIn ?? null
  const all = await store.deliveries.toWarn(warning, { contactId, also, since })
  for (const to of all) {
    if (to.wasTold || !(await mayWarn({ store, secrets }, to, all, now))) continue
    const id = await deliveryId('reply', textId, to.id)
    const made = await store.deliveries.schedule({ ...warning, id, contactId: to.id }, now)
    if (made) await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
  }
}

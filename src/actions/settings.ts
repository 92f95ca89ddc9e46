/** How the runner wants to be counted and spoken to. A change asks for a review: weeks and nudges follow from it. */
import * as z from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { CHANNELS, channelRules } from '../domain/delivery/channels.ts'
import { SENSITIVITIES } from '../domain/policy/rules.ts'
import { isMonth, isTimeZone, localDateOf, WEEK_STARTS, weekStartOf } from '../domain/time/calendar.ts'
import {
  AREAS,
  MASSAGE_CHOICES,
  type MassageChoice,
  PEAK_CADENCES,
  PLACES,
  UNITS,
} from '../domain/training/runner.ts'
import type { SettingsPatch, Training } from '../store/runner/runners.ts'
import { either, oneOf } from './one-of.ts'
import { review } from './review.ts'

/** An answer that may be empty, which is none; what was expected is said of it as a whole. */
const orNone = <T extends z.ZodType>(schema: T, expected: string) =>
  z.union([z.literal('').transform(() => null), z.null(), schema], expected)

const A_TIME = 'a time such as 21:00'
const clock = z.lazy(() => orNone(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, A_TIME), A_TIME))
const A_WEEKDAY = 'a day of the week, 0 for Sunday to 6 for Saturday'
const weekday = z.lazy(() => z.coerce.number(A_WEEKDAY).int(A_WEEKDAY).min(0, A_WEEKDAY).max(6, A_WEEKDAY))
/** There are seven days and five places. */
const MOST_IN_LIST = 10

const A_MONTH = 'a month such as 2026-03'
/** A form sends one value alone and several as a list; an empty one among them says only that it was asked. */
const several = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (given) => [given].flat().filter((value) => value !== ''),
    z.array(schema).max(MOST_IN_LIST, `at most ${MOST_IN_LIST}`),
  )

const yesOrNo = z.lazy(() => z.union([z.stringbool(), z.boolean()], 'yes or no'))

/** Any part of the settings, as a form or the API sends it; both quiet hours empty means none. */
export const settingsSchema = z.lazy(() =>
  z
    .object({
      timeZone: z
        .string()
        .max(64, 'a time zone such as Europe/Berlin')
        .refine(isTimeZone, 'a time zone such as Europe/Berlin'),
      weekStartsOn: oneOf(WEEK_STARTS),
      units: oneOf(UNITS),
      sensitivity: oneOf(SENSITIVITIES),
      quietFrom: clock,
      quietTo: clock,
      longRunDay: orNone(weekday, A_WEEKDAY),
      hardDays: several(weekday),
      tightness: several(oneOf(AREAS)),
      peakCadence: oneOf(PEAK_CADENCES),
      /** The month in which the last injury was still felt, and where; none of them is an answer, too. */
      injuredIn: orNone(z.string().max(7, A_MONTH).refine(isMonth, A_MONTH), A_MONTH),
      injuredWhere: orNone(oneOf(PLACES), either(PLACES)),
      /** Asked once, when there is an address; later asks again on the page alone. */
      massageMessages: oneOf(MASSAGE_CHOICES),
      /** Yes ends a pause of massage suggestions. */
      massageSuggestions: yesOrNo,
      /** Whether this week is an easy one. */
      easyWeek: yesOrNo,
    })
    .partial()
    .refine(({ quietFrom, quietTo }) => ((quietFrom ?? null) === null) === ((quietTo ?? null) === null), {
      path: ['quietTo'],
      message: 'both times, or neither',
    }),
)

/** Changes what is named and leaves the rest. */
export async function changeSettings(
  { store, queue }: Pick<Dependencies, 'store' | 'queue'>,
  runnerId: string,
  { easyWeek, massageSuggestions, massageMessages, ...rest }: z.output<typeof settingsSchema>,
  now: Date,
): Promise<void> {
  const patch: SettingsPatch = {
    ...rest,
    ...(rest.timeZone ? { zoneChosen: true } : {}),
    ...(rest.injuredIn === undefined ? {} : { injuryAsked: true }),
    ...(rest.injuredIn === null ? { injuredWhere: null } : {}),
    ...(massageSuggestions === true ? { massageBackAt: now } : {}),
    ...(massageMessages === undefined ? {} : answered(massageMessages, now)),
  }
  if (massageMessages !== undefined && massageMessages !== 'later') {
    await store.contacts.wantMassage(runnerId, WITHOUT_TERMS, massageMessages === 'also-massage')
  }
  const before = await store.runners.weeksOf(runnerId)
  await store.runners.change(runnerId, patch)
  if (easyWeek !== undefined) await markEasyWeek(store, runnerId, easyWeek, now)
  await review({ store, queue }, runnerId, now, movesWindow(before, patch) ? 'source' : 'stored')
}

/** Texts have terms of their own, and their own box beside the number. */
const WITHOUT_TERMS = CHANNELS.filter((channel) => channelRules[channel].terms === null)

const ASK_AGAIN_MS = 30 * 86_400_000

const answered = (choice: MassageChoice, now: Date): SettingsPatch =>
  choice === 'later'
    ? { massageAskFrom: new Date(now.getTime() + ASK_AGAIN_MS) }
    : { massageChosen: true, massageAskFrom: null }

/** Whether it is still to be asked if messages about massage are wanted: once there is a mailbox, until it is answered. */
export const asksMassage = ({ contacts, asksMassageFrom }: Training, now: Date): boolean =>
  contacts.some(({ state, channel }) => state === 'confirmed' && WITHOUT_TERMS.includes(channel)) &&
  contacts.every(({ massage }) => !massage) &&
  asksMassageFrom !== null &&
  asksMassageFrom <= now

const movesWindow = (before: Pick<SettingsPatch, 'timeZone' | 'weekStartsOn'> | null, patch: SettingsPatch) =>
  (patch.timeZone ?? before?.timeZone) !== before?.timeZone ||
  (patch.weekStartsOn ?? before?.weekStartsOn) !== before?.weekStartsOn

async function markEasyWeek(
  store: Dependencies['store'],
  runnerId: string,
  easy: boolean,
  now: Date,
): Promise<void> {
  const runner = await store.runners.weeksOf(runnerId)
  if (!runner) return
  const week = weekStartOf(localDateOf(now, runner.timeZone), runner.weekStartsOn)
  const others = runner.easyWeeks.filter((each) => each !== week).slice(-8)
  await store.runners.change(runnerId, { easyWeeks: easy ? [...others, week] : others })
}

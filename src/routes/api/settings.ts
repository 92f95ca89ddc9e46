/** Settings by the API: read whole, changed in part. */
import { Hono } from 'hono'
import * as z from 'zod'
import { oneOf } from '../../actions/one-of.ts'
import { changeSettings, settingsSchema } from '../../actions/settings.ts'
import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { isMonth, localDateOf, WEEK_STARTS, weekStartOf } from '../../domain/time/calendar.ts'
import { AREAS, MASSAGE_CHOICES, PEAK_CADENCES, PLACES, UNITS } from '../../domain/training/runner.ts'
import type { Training } from '../../store/runner/runners.ts'
import {
  massageChoiceWords,
  peakCadenceWords,
  sensitivityWords,
  unitWords,
  weekStartWords,
} from '../../text/labels/settings.ts'
import { operation } from '../lib/api/operation.ts'
import { day, meaning, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { asRunner, trainingOf } from '../lib/fresh-training.ts'
import { jsonBody } from '../lib/json-body.ts'
import { massageShown } from '../lib/massage-shown.ts'

export const settingsRoutes = new Hono<AppEnv>()

const CLOCK = 'a time such as 21:00, or null'
const WEEKDAY = 'a day of the week, 0 for Sunday to 6 for Saturday'
const MONTH = 'a month such as 2026-03, or null'
const sensitivities = Object.fromEntries(SENSITIVITIES.map((each) => [each, sensitivityWords[each].choice]))

const patchSchema = z.lazy(() => {
  const clock = z
    .string(CLOCK)
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK)
    .nullable()
  const weekday = z.int(WEEKDAY).min(0, WEEKDAY).max(6, WEEKDAY)
  const { timeZone, weekStartsOn, units, sensitivity, peakCadence, massageMessages } =
    settingsSchema.unwrap().shape
  return z
    .strictObject(
      {
        timeZone,
        weekStartsOn,
        units,
        sensitivity,
        quietFrom: clock.describe('When quiet hours begin: set it with `quietTo`, or both to null.'),
        quietTo: clock,
        longRunDay: weekday.nullable().describe('Null: worked out from the log.'),
        hardDays: z.array(weekday, 'a list of days of the week').max(7, 'at most 7'),
        tightness: z.array(oneOf(AREAS), 'a list of places').max(5, 'at most 5'),
        injuredIn: z.string(MONTH).max(7, MONTH).refine(isMonth, MONTH).nullable(),
        injuredWhere: oneOf(PLACES, 'null').nullable(),
        peakCadence,
        massageMessages,
        massageSuggestions: yesOrNo.describe('True turns paused suggestions back on.'),
        easyWeek: yesOrNo.describe('Whether this week is an easy one.'),
      },
      'an object with the settings to change',
    )
    .partial()
    .refine(({ quietFrom, quietTo }) => ((quietFrom ?? null) === null) === ((quietTo ?? null) === null), {
      path: ['quietTo'],
      message: 'both times, or neither',
    })
})

const settings = z.lazy(() =>
  z
    .object({
      timeZone: z.string(),
      weekStartsOn: z.enum(WEEK_STARTS).describe(meaning(weekStartWords)),
      units: z.enum(UNITS).describe(meaning(unitWords)),
      sensitivity: z.enum(SENSITIVITIES).describe(meaning(sensitivities)),
      quietFrom: z.string().nullable(),
      quietTo: z.string().nullable(),
      longRunDay: z.int().nullable(),
      hardDays: z.array(z.int()),
      tightness: z.array(z.enum(AREAS)),
      injuredIn: z.string().nullable(),
      injuredWhere: z.enum(PLACES).nullable(),
      peakCadence: z.enum(PEAK_CADENCES).describe(meaning(peakCadenceWords)),
      massageMessages: z
        .enum(MASSAGE_CHOICES)
        .nullable()
        .describe(`Null until it is answered. ${meaning(massageChoiceWords)}`),
      massageSuggestions: yesOrNo.describe('False while they are paused.'),
      easyWeek: yesOrNo,
      easyWeeks: z.array(day).describe('The first day of each week marked as easy.'),
    })
    .meta({ id: 'Settings' }),
)

function settingsFrom(
  dependencies: ReturnType<typeof dependenciesOf>,
  training: Training,
  now: Date,
): z.input<typeof settings> {
  const { runner } = training
  const { selfReports, timeZone, weekStartsOn } = runner
  const thisWeek = weekStartOf(localDateOf(now, timeZone), weekStartsOn)
  return {
    timeZone,
    weekStartsOn,
    units: runner.units,
    sensitivity: runner.sensitivity,
    quietFrom: runner.quietHours?.from ?? null,
    quietTo: runner.quietHours?.to ?? null,
    longRunDay: selfReports.longRunDay,
    hardDays: [...selfReports.hardDays],
    tightness: [...selfReports.tightness],
    injuredIn: selfReports.injury?.month ?? null,
    injuredWhere: selfReports.injury?.place ?? null,
    peakCadence: selfReports.peakCadence,
    massageMessages: choiceOf(training),
    massageSuggestions: !massageShown(dependencies, training, now).rests,
    easyWeek: selfReports.easyWeeks.includes(thisWeek),
    easyWeeks: [...selfReports.easyWeeks],
  }
}

function choiceOf({ asksMassageFrom, runner }: Training) {
  if (asksMassageFrom === null) return runner.selfReports.massageMessages ? 'also-massage' : 'recovery-only'
  return asksMassageFrom.getTime() > 0 ? 'later' : null
}

settingsRoutes.get(
  '/settings',
  operation({
    id: 'getSettings',
    tag: 'Settings',
    summary: 'All settings',
    description: 'Units and time, training, and notifications.',
    answers: () => ({ 200: ['The settings.', settings] }),
  }),
  async (c) => c.json(settingsFrom(dependenciesOf(c), await trainingOf(c), nowOf(c))),
)

settingsRoutes.patch(
  '/settings',
  operation({
    id: 'changeSettings',
    tag: 'Settings',
    summary: 'Change settings',
    description: 'Changes the settings you send and leaves the rest.',
    answers: () => ({ 200: ['The settings as they are now.', settings] }),
  }),
  asRunner,
  jsonBody(patchSchema),
  async (c) => {
    await changeSettings(dependenciesOf(c), c.get('runnerId'), c.req.valid('json'), nowOf(c))
    return c.json(settingsFrom(dependenciesOf(c), await trainingOf(c), nowOf(c)))
  },
)

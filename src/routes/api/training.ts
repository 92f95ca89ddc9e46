/** What was run, and what it leaves room for, by the API. */
import { Hono } from 'hono'
import * as z from 'zod'
import { shownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { GROUNDS, MARKS } from '../../domain/training/run.ts'
import { wellFirstShort } from '../../messages/massage/clinician.ts'
import { howLong, weekRoomWords } from '../../messages/nudge/headroom.ts'
import { operation } from '../lib/api/operation.ts'
import { inPages, pageFields } from '../lib/api/paging.ts'
import { day, instant, meters, notWell, seconds, words, yesOrNo } from '../lib/api/shapes.ts'
import { type AppEnv, nowOf } from '../lib/context.ts'
import { fresh } from '../lib/fresh-training.ts'
import { logOf } from '../lib/training-log.ts'

export const trainingRoutes = new Hono<AppEnv>()

const week = z.lazy(() =>
  z
    .object({
      weekStart: day,
      distanceMeters: meters,
      movingSeconds: seconds,
      runs: z.int().describe('How many runs count.'),
      longestRunMeters: meters,
    })
    .meta({ id: 'Week' }),
)

const run = z.lazy(() =>
  z
    .object({
      id: z.string().describe('The source, and its own id for the run.'),
      startedAt: instant,
      localDate: day,
      distanceMeters: meters,
      movingSeconds: seconds,
      elapsedSeconds: seconds,
      climbMeters: meters.nullable(),
      altitudeMeters: meters.optional().describe('The elevation of its lowest point, where known.'),
      ground: z.enum(GROUNDS),
      marked: z.enum(MARKS).nullable(),
      manual: yesOrNo.describe('Whether it was entered by hand.'),
      device: z.string().nullable(),
      counted: yesOrNo,
      notCountedBecause: z.enum(['no-distance', 'implausible', 'overlap', 'excluded']).nullable(),
    })
    .meta({ id: 'Run' }),
)

const headroom = z.lazy(() =>
  z
    .object({
      run: z
        .discriminatedUnion('kind', [
          z.object({
            kind: z.literal('figure'),
            beyondMeters: meters,
            basis: z.enum(['last-30-days', 'last-step', 'after-marathon', 'after-break']),
          }),
          z.object({ kind: z.literal('none'), why: z.string(), because: notWell.optional() }),
        ])
        .describe('A run beyond `beyondMeters` would be a step; or why there is no figure.'),
      week: z.object({
        weekStart: day,
        soFarMeters: meters,
        usualMeters: meters.nullable().describe('What the last four weeks averaged.'),
        leftMeters: meters.nullable().describe('What is left before the week becomes a jump.'),
        largeBefore: z
          .object({
            weekStart: day,
            distanceMeters: meters,
            usualMeters: meters,
            lighterNext: yesOrNo,
          })
          .nullable()
          .describe('The large week that this one should settle.'),
      }),
      notATarget: yesOrNo.describe('True in the taper: the figure is not something to aim at.'),
      words: z.array(words),
    })
    .meta({ id: 'Headroom' }),
)

const tag = 'Training' as const

trainingRoutes.get(
  '/weeks',
  operation({
    id: 'listWeeks',
    tag,
    summary: 'Weekly totals, newest first',
    description: 'The current week and the 16 before it.',
    query: pageFields,
    answers: () => ({ 200: ['The weeks.', z.array(week)] }),
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    return training instanceof Response
      ? training
      : c.json(inPages(c, training.weeks, (each) => each.weekStart))
  },
)

trainingRoutes.get(
  '/runs',
  operation({
    id: 'listRuns',
    tag,
    summary: 'Runs, newest first',
    description: 'The current week and the 16 before it, with the reason where a run does not count.',
    query: pageFields,
    answers: () => ({ 200: ['The runs.', z.array(run)] }),
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    if (training instanceof Response) return training
    const log = logOf(training, nowOf(c))
    const why = new Map(log.notCounted.map((each) => [each.run.id, each.why]))
    const runs = [...log.counted, ...log.notCounted.map((each) => each.run)]
    const shown = inPages(c, runs, ({ startedAt, id }) => `${startedAt.toISOString()} ${id}`)
    return c.json(
      shown.map((each) => ({
        ...each,
        counted: !why.has(each.id),
        notCountedBecause: why.get(each.id) ?? null,
      })),
    )
  },
)

trainingRoutes.get(
  '/headroom',
  operation({
    id: 'getHeadroom',
    tag,
    summary: 'How long the next run may be',
    description: 'Without being a step beyond the last 30 days, and what is left of the week.',
    answers: () => ({ 200: ['The headroom.', headroom] }),
    waits: true,
  }),
  async (c) => {
    const training = await fresh(c)
    if (training instanceof Response) return training
    const { runner } = training
    const now = nowOf(c)
    const shown = shownHeadroom(logOf(training, now), runner, now)
    const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
    const said = [howLong(shown, reader, wellFirstShort), weekRoomWords(shown, reader)]
    return c.json({ ...shown, words: said.filter((each) => each !== null) })
  },
)

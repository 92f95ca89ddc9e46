/** What answers and requests of the API are made of, each with what it means. */
import * as z from 'zod'
import { GIVEN_METERS } from '../../../domain/training/runner.ts'

/** A local day, as it is sent. */
export const givenDay = z.iso.date('a day such as 2026-11-03').describe('A local day.')

/** The same as it is answered. */
export const day = z.string().meta({ format: 'date', description: 'A local day.', examples: ['2026-11-03'] })

export const instant = z
  .string()
  .meta({ format: 'date-time', description: 'A point in time.', examples: ['2026-11-03T08:00:00.000Z'] })

export const meters = z.number().describe('In metres.')
export const seconds = z.number().describe('In seconds.')
export const words = z.string().describe('As the pages say it.')

/** Why getting well comes first, and since when. */
export const notWell = z.lazy(() =>
  z.object({
    reason: z.enum(['red-flag', 'ill', 'injured', 'flag']),
    since: day,
    flag: z.string().optional(),
    area: z.string().optional(),
  }),
)

/** A distance of a run or a race to come. */
export const givenMeters = z.lazy(() =>
  z
    .int('whole metres')
    .min(GIVEN_METERS.least, 'at least 1,000 metres')
    .max(GIVEN_METERS.most, 'at most 500,000 metres')
    .describe('In metres.'),
)

export const yesOrNo = z.boolean('true or false')

/** Each word with what the pages call it. @example meaning({ mild: 'a little' }) // '`mild`: a little.' */
export const meaning = (labels: Readonly<Record<string, string>>): string =>
  `${Object.entries(labels)
    .map(([word, label]) => `\`${word}\`: ${label}`)
    .join('; ')}.`

export const deleted = () => ({ 204: ['It is removed.', null] }) as const

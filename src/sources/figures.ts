/** What one figure, word or id from outside may be. These are the only bounds there are for it. */
import * as z from 'zod'

const DAY = 86_400

/** A field that a run can do without: where it cannot be read, it is null. */
export const ifReadable = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null)

const amount = z.number().min(0)
/** Whole metres: no activity is longer than 10,000 km. */
export const meters = amount.max(10_000_000).transform(Math.round)
/** Whole seconds: a watch that nobody stopped runs for days, not for months. */
export const seconds = amount.max(30 * DAY).transform(Math.round)
/** Whole metres up. */
export const climb = amount.max(100_000).transform(Math.round)
/** Whole metres above the sea, from the Dead Sea to the highest mountain. */
export const altitude = z.number().min(-500).max(9_000).transform(Math.round)
/** Milliseconds of a day in this century: a watch that lost its clock shows 1970 or 1989. */
export const instant = z.int().min(Date.UTC(2000, 0)).max(Date.UTC(2100, 0))
/** Where a wall clock may stand, in seconds beside UTC. */
export const clockOffset = z
  .int()
  .min(-12 * 3600)
  .max(14 * 3600)
/** The longest id or name that is taken: so a run stays under half a kilobyte on the queue. */
const LONGEST_TEXT = 64
/** A source's id of something, as text: numbers keep all their digits, and may be below zero. */
export const idText = z
  .union([z.int().transform(String), z.string()], { error: 'expected an id, as text or a whole number' })
  .pipe(
    z
      .string()
      .regex(/^[\w.-]+$/, 'expected letters, digits, dots and dashes only')
      .max(LONGEST_TEXT),
  )
export const deviceName = ifReadable(
  z.string().transform((name) => name.trim().slice(0, LONGEST_TEXT).toWellFormed()),
)
export const typeName = z.string().trim().min(1)
/** Seconds, of a moment or of a span until a token ends: a century at most. */
export const expiry = z
  .int()
  .min(0)
  .max(Date.UTC(2100, 0) / 1000)
/** Yes or no, in either spelling; null where it is neither. */
export const yesOrNo = ifReadable(
  z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]),
)

/** The members of a list that are as expected: one that is not costs the others nothing, and all of them the list. */
export const membersOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .transform((all) => all.map((each) => schema.safeParse(each)))
    .refine((all) => all.length === 0 || all.some(({ success }) => success), 'not one can be read')
    .transform((all) => all.flatMap((each) => (each.success ? [each.data] : [])))

const LONGEST_REASON = 300

/** Fields that were not as expected, and what was: never their values, and in our words. */
export const reasonOf = (error: z.ZodError): string =>
  error.issues
    .map((issue) => `${issue.path.join('.') || 'entry'}: ${saidOf(issue)}`)
    .join('; ')
    .slice(0, LONGEST_REASON)

const KINDS: Readonly<Record<string, string>> = {
  ...{ string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ object: 'an object', array: 'a list' },
}

/** What a schema says of itself stands; the library's own words are said in ours. */
function saidOf(issue: z.core.$ZodIssue): string {
  if (!/^(invalid|too|unrecognized)\b/i.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return /undefined$/.test(issue.message) ? 'missing' : `not ${KINDS[issue.expected] ?? 'as expected'}`
    case 'too_small':
      return `less than ${issue.minimum}`
    case 'too_big':
      return `more than ${issue.maximum}`
    case 'invalid_value':
      return `none of ${issue.values.join(', ')}`
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'not a moment such as 2026-11-03T12:00:00Z'
        : 'not written as expected'
    default:
      return 'not as expected'
  }
}

/** A watch may be set wrong by a day or two; what starts later than that was not run. */
export const latestStart = (now: Date): number => now.getTime() + 2 * DAY * 1000

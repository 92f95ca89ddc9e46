/** What was given → the settings, or of each that is missing or wrong one line an operator can act on. */
import * as z from 'zod'
import { err, ok, type Result } from '../result.ts'
import { type Given, misfitsTogether } from './checks.ts'
import { type SettingName, shapes } from './shapes.ts'

const schema = z.object(shapes)

export type Settings = z.output<typeof schema>

/** A setting that is missing or wrong, and what to do about it. */
export type Misfit = { name: string; says: string }

/**
 * What is empty was not given: a form that was not filled in leaves such behind.
 *
 * @example readSettings({ BASE_URL: 'legwork.example', … })
 * // { ok: false, error: [{ name: 'BASE_URL', says: 'BASE_URL should be https:// and a host alone, …' }] }
 */
export function readSettings(env: Given): Result<Settings, Misfit[]> {
  const given = givenIn(env)
  const parsed = schema.safeParse(given)
  const misfits = [...(parsed.success ? [] : misshapen(parsed.error, given)), ...misfitsTogether(given)]
  if (parsed.success && misfits.length === 0) return ok(parsed.data)
  // one line of each: the shape goes first
  return err([...new Map(misfits.reverse().map((misfit) => [misfit.name, misfit])).values()].reverse())
}

/** The settings that were given, however wrong. */
export const namesGiven = (env: Given): ReadonlySet<string> =>
  new Set(Object.keys(givenIn(env)).filter((name) => name in shapes))

/** The same with their values, as they are to be read. */
export const textsIn = (env: Given): Partial<Record<SettingName, string>> =>
  Object.fromEntries(
    Object.entries(givenIn(env)).flatMap(([name, value]) =>
      Object.hasOwn(shapes, name) && typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  )

/** What was given under a name that is no setting: most likely one that was mistyped. */
export const strangersIn = (env: Given): string[] =>
  Object.entries(givenIn(env))
    .filter(([name, value]) => typeof value === 'string' && !Object.hasOwn(shapes, name))
    .map(([name]) => name)

/** The shape of one setting alone: what is wrong with a value, or null. */
export function wrongWith(name: SettingName, value: string): string | null {
  const parsed = shapes[name].safeParse(value)
  return parsed.success ? null : `${name} should be ${parsed.error.issues[0]?.message}.`
}

const givenIn = (env: Given): Given =>
  Object.fromEntries(
    Object.entries(env).filter(([, value]) => (typeof value === 'string' ? value.trim() !== '' : true)),
  )

const misshapen = (error: z.ZodError, given: Given): Misfit[] =>
  error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return given[name] === undefined
      ? { name, says: `${name} is missing: ${message}.` }
      : { name, says: `${name} should be ${message}.` }
  })

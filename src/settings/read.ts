/** What was given → the settings, or of each that is missing or wrong one line an operator can act on. */
import * as z from 'zod'
import { err, ok, type Result } from '../result.ts'
import { type Given, misfitsTogether, weakSecrets } from './checks.ts'
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

/**
 * The settings as a Worker runs with them: where no address is set, the one that was learned stands in, and secrets
 * that are good for this machine alone are refused at every other. `learned` is asked for only then.
 */
export async function readToRun(
  env: Given,
  learned: () => Promise<string | null> = async () => null,
): Promise<Result<Omit<Settings, 'BASE_URL'> & { BASE_URL: string | null }, Misfit[]>> {
  const settings = readSettings(env)
  if (!settings.ok) return settings
  const baseUrl = settings.value.BASE_URL ?? (await learned())
  const weak = weakSecrets(settings.value, baseUrl)
  return weak.length > 0 ? err(weak) : ok({ ...settings.value, BASE_URL: baseUrl })
}

/** The settings that were given, however wrong. */
export const namesGiven = (env: Given): ReadonlySet<string> =>
  new Set(Object.keys(givenIn(env)).filter((name) => name in shapes))

/** The same with their values, each as it is read: whoever uses one before it is read whole goes by this. */
export const textsIn = (env: Given): Partial<Record<SettingName, string>> =>
  Object.fromEntries(
    Object.entries(givenIn(env)).flatMap(([name, value]) =>
      isName(name) && typeof value === 'string' ? [[name, textOf(name, value)]] : [],
    ),
  )

/**
 * The text that is read of a value that was given: without the space around it, and an address as its shape writes it.
 *
 * @example textOf('BASE_URL', 'https://Legwork.Example/\n') // 'https://legwork.example'
 */
export function textOf(name: SettingName, value: string): string {
  const text = value.trim()
  const { data } = shapes[name].safeParse(text)
  // what becomes a list or a number is kept as it was written
  return typeof data === 'string' ? data : text
}

/** What was given under a name that is no setting: most likely one that was mistyped. */
export const strangersIn = (env: Given): string[] =>
  Object.entries(givenIn(env))
    .filter(([name, value]) => typeof value === 'string' && !isName(name))
    .map(([name]) => name)

/** The shape of one setting alone: what is wrong with a value, or null. */
export function wrongWith(name: SettingName, value: string): string | null {
  const parsed = shapes[name].safeParse(value.trim())
  return parsed.success ? null : `${name} should be ${parsed.error.issues[0]?.message}.`
}

const isName = (name: string): name is SettingName => Object.hasOwn(shapes, name)

const givenIn = (env: Given): Given =>
  Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])
      .filter(([, value]) => value !== ''),
  )

const misshapen = (error: z.ZodError, given: Given): Misfit[] =>
  error.issues.map(({ path, message }) => {
    const name = String(path[0])
    const looks = typeof given[name] === 'string' ? message : (looksOf(name) ?? message)
    return {
      name,
      says: given[name] === undefined ? `${name} is missing: ${looks}.` : `${name} should be ${looks}.`,
    }
  })

/** How a setting should look, as its shape says of an empty text; null where one would do. */
const looksOf = (name: string): string | null =>
  (isName(name) && shapes[name].safeParse('').error?.issues[0]?.message) || null

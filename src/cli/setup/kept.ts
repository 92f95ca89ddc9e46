/**
 * What setup remembers between its runs, for no API gives it back: answers, secrets it made, and what the Worker was
 * given of them. One file beside the project, readable by its owner alone and outside of git.
 */
import { createHash } from 'node:crypto'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import type { Given } from '../../settings/checks.ts'
import { SETTING_NAMES } from '../../settings/described.ts'
import { textsIn } from '../../settings/read.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { readJson } from '../command/read-json.ts'

const FILE = '.setup.json'

export type SettingValues = Partial<Record<SettingName, string>>

/** `eu`: stored data never leaves it. */
export type Place = 'eu' | 'anywhere'

export type Kept = {
  settings: SettingValues
  /** A hash of each value the Worker has. */
  put: Partial<Record<SettingName, string>>
  /** What is optional and was offered, by the first setting each brings. */
  offered: SettingName[]
  /** Where the data lives, or will once the database is made. */
  jurisdiction: Place | null
  /** The account at Cloudflare, where there are several. */
  account: string | null
  /** What was deployed, as a hash of its files. */
  deployed: string | null
  /** The address and the mailbox a test mail was asked for. */
  tested: string | null
}

const names = z.enum(SETTING_NAMES)
const values = z.partialRecord(names, z.string())
const keptSchema = z.object({
  settings: values.default({}),
  put: values.default({}),
  offered: z.array(names).default([]),
  jurisdiction: z.enum(['eu', 'anywhere']).nullable().default(null),
  account: z.string().nullable().default(null),
  deployed: z.string().nullable().default(null),
  tested: z.string().nullable().default(null),
})

export const keptPath = (root: string) => join(root, FILE)

const MEND = 'Fix it, or move it away to be asked again.'

/** The names that do not fit, and none of their values. */
function aboutIn({ issues: [issue] }: z.ZodError): string {
  const names = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
  return names || 'all of it'
}

/** What was remembered; nothing where there is no such file. One that cannot be read is not written over. */
export async function readKept(root: string): Promise<Result<Kept, string>> {
  const read = await readJson(keptPath(root), FILE)
  if (read === null) return ok(keptSchema.parse({}))
  if (!read.ok) return err(`${read.error} ${MEND}`)
  const parsed = keptSchema.safeParse(read.value)
  return parsed.success
    ? ok({ ...parsed.data, settings: textsIn(parsed.data.settings) })
    : err(`${FILE} is not as setup wrote it; not so: ${aboutIn(parsed.error)}. ${MEND}`)
}

/** Answers take the place of what was remembered, as the Worker reads them. An empty one is no answer. */
export const takeAnswers = ({ settings }: Pick<Kept, 'settings'>, given: Given): void =>
  void Object.assign(settings, textsIn(given))

/** Whole or not at all. */
export async function writeKept(root: string, kept: Kept): Promise<void> {
  const path = keptPath(root)
  await writeFile(`${path}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  await chmod(`${path}.new`, 0o600)
  await rename(`${path}.new`, path)
}

export const forget = (root: string) => rm(keptPath(root), { force: true })

const ANSWERS = 'a JSON object of settings, each with its value as a string'
const answersSchema = z.strictObject({
  ...Object.fromEntries(SETTING_NAMES.map((name) => [name, z.string().optional()])),
})

/** The settings in a file of somebody's own: a JSON object of names and texts. */
export async function readAnswers(path: string): Promise<Result<SettingValues, string>> {
  const read = await readJson(path, path)
  if (read === null) return err(`${path} could not be read: there is no such file.`)
  if (!read.ok) return err(`${read.error} It should be ${ANSWERS}.`)
  const parsed = answersSchema.safeParse(read.value)
  return parsed.success
    ? ok(values.parse(parsed.data))
    : err(`${path} should be ${ANSWERS}; not so: ${aboutIn(parsed.error)}.`)
}

/** Tells whether a value is another, and tells nothing of it. */
export const hashOf = (value: string) => createHash('sha256').update(value).digest('hex')

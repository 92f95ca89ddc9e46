/** Asks for the settings nobody can find out, a line each with where to click for it; makes up the secrets. */
import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../../result.ts'
import { SETTING_NAMES, SETTINGS } from '../../settings/described.ts'
import { readToRun, wrongWith } from '../../settings/read.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { settingsOfWorker } from './cloudflare.ts'
import { takeAnswers } from './kept.ts'
import type { SetupWorld, Step } from './world.ts'

const MADE: Readonly<Partial<Record<SettingName, () => string>>> = {
  LEGWORK_SECRET: () => randomBytes(32).toString('base64url'),
  WEBHOOK_SECRET: () => randomBytes(24).toString('hex'),
  OPERATOR_TOKEN: () => randomBytes(24).toString('hex'),
}

/** What is not needed, offered once: with the settings each brings along. */
const OFFERED: readonly { message: string; names: readonly SettingName[] }[] = [
  {
    message: 'Read activities from Garmin, too? That needs an app at the Garmin Connect Developer Program.',
    names: ['GARMIN_CLIENT_ID', 'GARMIN_CLIENT_SECRET'],
  },
  {
    message: 'Send text messages, too? That needs an account at Twilio with a number.',
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  },
  {
    message: 'Ask new runners for an invitation code?',
    names: ['INVITE_CODE'],
  },
]

export const makeSecrets: Step = async (world) => {
  const { settings } = world.kept
  const there = await settingsOfWorker(world)
  if (!there.ok) return there
  for (const name of SETTING_NAMES) {
    const make = MADE[name]
    if (!make || settings[name]) continue
    // another one would open nothing of what runners have here; the others may change, and what depends on them is set anew
    if (name === 'LEGWORK_SECRET' && there.value.includes(name)) continue
    settings[name] = make()
  }
  await world.keep()
  return ok(null)
}

export const askSettings: Step = async (world) => {
  const { settings } = world.kept
  const required = SETTING_NAMES.filter((name) => SETTINGS[name].need === 'required' && isNeeded(world, name))
  for (const name of required.filter((each) => !settings[each])) await askFor(world, name)
  for (const { message, names } of OFFERED) {
    const isBegun = names.some((name) => settings[name])
    const isWhole = names.every((name) => settings[name])
    if (isWhole || (names.includes('TWILIO_FROM') && settings.TWILIO_MESSAGING_SERVICE_SID)) continue
    if (!world.asker.canAsk || !(isBegun || (await isWanted(world, message, names)))) continue
    for (const name of names.filter((each) => !settings[each])) await askFor(world, name)
  }
  return wholeness(world)
}

/** Offered once, whatever the answer was. */
async function isWanted(
  { kept, keep, asker }: SetupWorld,
  message: string,
  [first]: readonly SettingName[],
): Promise<boolean> {
  if (first === undefined || kept.offered.includes(first)) return false
  const wanted = await asker.confirm(message)
  kept.offered.push(first)
  await keep()
  return wanted
}

const isNeeded = ({ kept }: SetupWorld, name: SettingName) =>
  name !== 'RESEND_API_KEY' || kept.settings.EMAIL_PROVIDER !== 'cloudflare'

/** Kept at once: whoever stops is not asked again. */
export async function askFor(world: SetupWorld, name: SettingName): Promise<void> {
  const { what, where, looks, isSecret } = SETTINGS[name]
  const says = `${what.replaceAll('`', '')}${where ? ` (${where})` : ''}`
  const answer = await world.asker.ask({
    message: `${name}: ${says}`,
    looks,
    isSecret,
    wrongWith: (given) => wrongWith(name, given),
  })
  takeAnswers(world.kept, { [name]: answer })
  await world.keep()
}

/** Every setting fits, and together the Worker runs with them; where it will be is learned later. */
async function wholeness({ kept }: SetupWorld): Promise<Result<null, string>> {
  const placeholder = { LEGWORK_SECRET: 'is kept by the Worker alone', EMAIL: true }
  const read = await readToRun({ ...placeholder, ...kept.settings })
  if (read.ok) return ok(null)
  const lines = read.error.map(({ name, says }) => {
    const setting = SETTING_NAMES.find((each) => each === name)
    const where = setting ? SETTINGS[setting].where : ''
    return `  ${says}${where ? ` (${where})` : ''}`
  })
  return err(`These settings are missing or wrong:\n${lines.join('\n')}`)
}

/** Where this copy came from, so that the installation can say when a newer version is out there. */
import { ok } from '../../result.ts'
import { wrongWith } from '../../settings/read.ts'
import type { Step } from './world.ts'

/**
 * A remote of git's as anybody may ask it: without the name and the secret that may stand in it. Null where nobody else could.
 *
 * @example webAddressOf('git@git.example.org:somebody/legwork.git') // 'https://git.example.org/somebody/legwork.git'
 */
export function webAddressOf(remote: string): string | null {
  const colon = remote.indexOf(':')
  const isShort = colon > 0 && !remote.includes('://') && remote.slice(0, colon).includes('.')
  const long = isShort ? `ssh://${remote.slice(0, colon)}/${remote.slice(colon + 1)}` : remote
  const url = URL.canParse(long) ? new URL(long) : null
  if (!url || !ASKED_BY.includes(url.protocol)) return null
  const address = `https://${url.hostname}${url.pathname}`
  return wrongWith('REPOSITORY_URL', address) === null ? address : null
}

const ASKED_BY = ['https:', 'http:', 'ssh:', 'git:']

/** Once: whoever takes it out again wants it out. */
export const noteRepository: Step = async (world) => {
  const { settings, offered } = world.kept
  if (settings.REPOSITORY_URL || offered.includes('REPOSITORY_URL')) return ok(null)
  const address = webAddressOf(await world.remote())
  if (!address) return ok(null)
  settings.REPOSITORY_URL = address
  offered.push('REPOSITORY_URL')
  await world.keep()
  return ok(null)
}

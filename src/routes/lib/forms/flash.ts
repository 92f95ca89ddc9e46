/** What a form is answered with, on the page that comes next: sealed in a cookie, for that one page, shown once. */
import type { Context } from 'hono'
import type { AppEnv } from '../context.ts'
import { drop, find, leave } from '../sealed-cookie.ts'
import { sessionOf } from '../session/session.ts'
import { type Entered, type Flash, flashSchema } from './shapes.ts'

const COOKIE = { name: 'legwork_flash', purpose: 'flash', minutes: 10, holds: flashSchema } as const

const NOBODY = 'nobody'

/** For whoever is signed in on this browser, or for who is about to be. */
export async function leaveFlash(c: Context<AppEnv>, flash: Flash, runnerId?: string | null): Promise<void> {
  const owner = runnerId === undefined ? (await sessionOf(c))?.runnerId : runnerId
  await leave(c, COOKIE, owner ?? NOBODY, flash)
}

/** What was left for this page, once: whoever reads it shows it. */
export async function takeFlash(c: Context<AppEnv>): Promise<Flash | null> {
  const known = c.get('flash')
  if (known !== undefined) return known
  const flash = await find(c, COOKIE, (await sessionOf(c))?.runnerId ?? NOBODY)
  const isHere = flash?.page === c.req.path
  if (isHere) drop(c, COOKIE)
  c.set('flash', isHere ? flash : null)
  return isHere ? flash : null
}

/** The words of what was done, for a page that is made of them and says them itself. */
export async function takeWords(c: Context<AppEnv>): Promise<string | null> {
  const flash = await takeFlash(c)
  if (flash?.kind !== 'saved') return null
  c.set('flash', null)
  return flash.words
}

/**
 * A cookie holds 4,096 bytes with its name, and sealing makes four bytes of three. No form of ours comes near that; what
 * does is somebody's novel in the field of a name.
 */
const MOST_BYTES = 2_700

/** What fits into a cookie beside `rest`: the longest fields stay out first, and are named. */
export function thatFits(entered: Entered, rest: unknown): { entered: Entered; tooLong: string[] } {
  const bytesOf = (part: unknown) => new TextEncoder().encode(JSON.stringify(part)).length
  const room = MOST_BYTES - bytesOf(rest)
  const kept = { ...entered }
  const tooLong: string[] = []
  while (bytesOf(kept) > room && Object.keys(kept).length > 0) {
    const [longest = ''] = Object.keys(kept).sort((a, b) => bytesOf(kept[b]) - bytesOf(kept[a]))
    delete kept[longest]
    tooLong.push(longest)
  }
  // whoever invents names of fields is told of none of them
  return { entered: kept, tooLong: tooLong.filter((name) => name.length <= 40).slice(0, 5) }
}

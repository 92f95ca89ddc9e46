/** A nudge of the replay as the mail that would have been sent. */
import type { Said } from '../domain/replay/replay.ts'
import type { Runner } from '../domain/training/runner.ts'
import { composeNudge, type Message } from '../messages/nudge/nudge.ts'

const OPERATOR = { name: 'Legwork', address: '', email: '' }

/** Nothing was sent, so nothing is there to click: the links only show where they would stand. */
const HOST = 'https://legwork.example'

/** @example messageOf(said, runner).subject // '28 km on Sunday: two easy days now' */
export function messageOf({ nudge, findings, advice, at }: Said, runner: Runner): Message {
  const why = `${HOST}/me/nudges/${nudge.id}`
  const links = {
    why,
    settings: `${HOST}/me/settings`,
    unsubscribeUrl: `${HOST}/unsubscribe/…`,
    booking: null,
  }
  return composeNudge({ findings, advice, runner, now: at, links, operator: OPERATOR })
}

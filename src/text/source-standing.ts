/** How a source stands with us, in words: what is wrong, until when, and that nothing is lost. */

import type { SourceStanding } from '../domain/standing/source-standing.ts'
import type { Pause } from '../domain/training/connection.ts'
import { unreadableWords } from './labels/unreadable.ts'
import { atClock, clock } from './times.ts'

/** The source as its owner calls it, whether it sends runs by itself, and whose clock it is told by. */
export type SourceReader = { label: string; sendsByItself: boolean; timeZone: string }

/**
 * What is the matter, in a sentence or two; null while all is well.
 *
 * @example standingWords({ kind: 'paused', pause: 'failure', nextTryAt, … }, reader, now)
 * // '… does not answer. Next try at 21:15; nothing is lost. What you see was read at 20:38.'
 */
export function standingWords(standing: SourceStanding, reader: SourceReader, now: Date): string | null {
  const { label } = reader
  switch (standing.kind) {
    case 'read':
      return standing.unreadable > 0 ? unreadableWords(standing.unreadable) : null
    case 'reading': {
      const at = standing.page ? `: page ${standing.page.number} of about ${standing.page.ofAbout}` : ''
      return `Reading your last 17 weeks from ${label}${at}.`
    }
    case 'arriving':
      return standing.readAt === null
        ? `${label} was asked for your last 17 weeks and sends them by itself, mostly within minutes.`
        : [
            `${label} is still sending your last 17 weeks: more of them may come.`,
            ...(standing.unreadable > 0 ? [unreadableWords(standing.unreadable)] : []),
          ].join(' ')
    case 'silent':
      return `${label} has sent no run yet. Your past can take hours, and each new run comes by itself once your watch has synced. If none does, connect again and let Legwork see your activities.`
    case 'paused':
      return [why[standing.pause](label), `${next(standing, reader, now)}.`, asOf(standing, reader, now)]
        .filter(Boolean)
        .join(' ')
    case 'reconnect':
      return [
        `${label} no longer lets Legwork read your runs. Connect again to carry on where it left off.`,
        asOf(standing, reader, now),
      ]
        .filter(Boolean)
        .join(' ')
    case 'disconnecting':
      return `${label} is being disconnected.`
  }
}

const why: Record<Pause, (label: string) => string> = {
  limit: (label) => `${label} limits how often Legwork may ask, and that limit is used up.`,
  failure: (label) => `${label} does not answer.`,
  refusal: (label) => `${label} did not let Legwork in just now.`,
  application: (label) =>
    `${label} refuses the application of whoever runs this Legwork: its secret is wrong, or it is switched off there. They are told.`,
}

function next(
  { nextTryAt }: SourceStanding & { kind: 'paused' },
  { timeZone }: SourceReader,
  now: Date,
): string {
  const when = nextTryAt <= now ? 'Next try within minutes' : `Next try ${atClock(nextTryAt, timeZone, now)}`
  return `${when}; nothing is lost`
}

const asOf = ({ readAt }: SourceStanding, { timeZone }: SourceReader, now: Date): string | null =>
  readAt && `What you see was read ${atClock(readAt, timeZone, now)}.`

/** Where the figures come from and how old they are. @example asReadWords(standing, reader, now) // 'Read from … at 20:38.' */
export function asReadWords(
  { readAt }: SourceStanding,
  { label, sendsByItself, timeZone }: SourceReader,
  now: Date,
): string | null {
  if (readAt === null) return null
  return sendsByItself
    ? `As ${label} had sent it by ${clock(readAt, timeZone, now)}.`
    : `Read from ${label} ${atClock(readAt, timeZone, now)}.`
}

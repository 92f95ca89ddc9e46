/** A text message: who, one number, one thing to do, a link, the way out; never more than two segments. */
import { segments, toGsm } from './gsm7.ts'

export const SMS_SEGMENTS = 2

export type SmsParts = {
  /** Said whatever happens. */
  opening: string
  /** Said while there is room, the first before the second. */
  ifRoom: readonly string[]
  link: string
}

/** @example smsOf({ happened: '28 km on Sunday.', ifRoom: ['Two easy days now.'], link }) */
export function smsOf({ opening, ifRoom, link }: SmsParts): string {
  const written = (words: readonly string[]) => toGsm(['Legwork:', ...words, link, 'STOP to end'].join(' '))
  const fits = (words: readonly string[]) => segments(written(words)) <= SMS_SEGMENTS
  if (!fits([opening])) return written(['a word on your running.'])
  const words = [opening]
  for (const more of ifRoom) {
    if (fits([...words, more])) words.push(more)
  }
  return written(words)
}

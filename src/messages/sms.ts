/** A text message: who, one number, one thing to do, a link, the way out; never more than two segments. */
import { segments, toGsm } from './gsm.ts'

export const SMS_SEGMENTS = 2

export type SmsParts = {
  /** Said whatever happens. */
  happened: string
  /** Said while there is room, the first before the second. */
  ifRoom: readonly string[]
  link: string
}

/** @example smsOf({ happened: '28 km on Sunday.', ifRoom: ['Two easy days now.'], link }) */
export function smsOf({ happened, ifRoom, link }: SmsParts): string {
  const written = (extra: readonly string[]) =>
    toGsm(['Legwork:', happened, ...extra, link, 'STOP to end'].join(' '))
  const extra: string[] = []
  for (const words of ifRoom) {
    if (segments(written([...extra, words])) <= SMS_SEGMENTS) extra.push(words)
  }
  return written(extra)
}

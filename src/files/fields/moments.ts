/** Moments written with the year first, with or without a zone, and those a spreadsheet keeps as a number of days. */

const YEAR_FIRST =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)? ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?$/

/** The same with a point in the clock, and without any sign: `2024-11-03 07.00.30`, `20241103T070030Z`. */
const POINTED = /^(\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2})\.(\d\d)\.(\d\d)$/
const BARE = /^(\d{4})(\d\d)(\d\d)[ T](\d\d)(\d\d)(\d\d)?(?=$|Z|[+-])/

/** Milliseconds in UTC of such a clock; null when there is no such day or time. */
export function utcOf(
  year: number,
  month: number,
  day: number,
  [hour = 0, minute = 0, second = 0]: readonly number[] = [],
): number | null {
  // years of one and two digits are taken for those of another century there
  if (year < 100 || hour > 23 || minute > 59 || second > 59) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  // Date.UTC turns the 31st of February into March
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
}

const withSigns = (text: string) =>
  text.replace(POINTED, '$1:$2:$3').replace(BARE, (_, year, month, day, hour, minute, second = '00') => {
    return `${year}-${month}-${day}T${hour}:${minute}:${second}`
  })

/** `2024-11-03 07:00:00` or with a T, with or without fractions and zone, as milliseconds in UTC; the zone is ignored. */
export function wallClock(text: string): number | null {
  const parts = YEAR_FIRST.exec(text) ?? YEAR_FIRST.exec(withSigns(text))
  if (!parts) return null
  const [year = 0, month = 0, day = 0, ...clock] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const at = utcOf(year, month, day, clock)
  return at === null ? null : at + Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000)
}

/** The moment such a text names; without a zone it is meant in UTC. */
export function moment(text: string): Date | null {
  const at = wallClock(text)
  if (at === null) return null
  const zone = /([+-])(\d\d):?(\d\d)?$/.exec(text.slice(10))
  if (!zone) return new Date(at)
  const minutes = (Number(zone[2]) * 60 + Number(zone[3] ?? 0)) * (zone[1] === '-' ? -1 : 1)
  return new Date(at - minutes * 60_000)
}

/** The day before the first of a spreadsheet's calendar. */
const SPREADSHEET_START = Date.UTC(1899, 11, 30)

/** `45599.2916666667`: a spreadsheet's days since 1900, of which it shows the bare number; the years 1982 to 2064. */
export function spreadsheetClock(text: string): number | null {
  if (!/^[3-5]\d{4}[.,]\d+$/.test(text)) return null
  const seconds = Math.round(Number(text.replace(',', '.')) * 86_400)
  return SPREADSHEET_START + seconds * 1000
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

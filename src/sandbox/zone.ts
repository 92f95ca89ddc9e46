/** Wall clocks of time zones, with nothing but Intl. A wall-clock time is a Date whose UTC fields are read as local. */

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

export function wallClock(zone: string, at: Date): Date {
  const fields = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  const field = (name: Intl.DateTimeFormatPartTypes) => fields.get(name) ?? 0
  return new Date(
    Date.UTC(
      field('year'),
      field('month') - 1,
      field('day'),
      field('hour'),
      field('minute'),
      field('second'),
    ),
  )
}

export function offsetSeconds(zone: string, at: Date): number {
  return wallClock(zone, at).getTime() / 1000 - Math.floor(at.getTime() / 1000)
}

/** The instant at which clocks in `zone` show `wall`; in the hour that spring skips, the hour after. */
export function instantOf(zone: string, wall: Date): Date {
  const guess = new Date(wall.getTime() - offsetSeconds(zone, wall) * 1000)
  return new Date(wall.getTime() - offsetSeconds(zone, guess) * 1000)
}

/** Strava names the standard offset even in summer: `(GMT-07:00) America/Denver`. */
export function stravaZone(zone: string, at: Date): string {
  const year = at.getUTCFullYear()
  const standard = Math.min(
    offsetSeconds(zone, new Date(Date.UTC(year, 0, 1))),
    offsetSeconds(zone, new Date(Date.UTC(year, 6, 1))),
  )
  const minutes = Math.abs(standard) / 60
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `(GMT${standard < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}) ${zone}`
}

/** The way Strava and most APIs write an instant: whole seconds and a Z. */
export function isoSeconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}

/** `YYYY-MM-DDTHH:MM`, the value of a datetime-local input. */
export function isoMinutes(wall: Date): string {
  return wall.toISOString().slice(0, 16)
}

/** Who is in a world: runners as different from one another as settings allow. */
import type { Random } from './random.ts'

export type SourceName = 'strava' | 'garmin'

export type Person = {
  name: string
  athlete: number
  /** Their name at Garmin; everybody has a watch, and not everybody connects it. */
  watch: string
  timeZone: string
  weekStartsOn: 'monday' | 'sunday'
  sensitivity: 'relaxed' | 'standard' | 'careful'
  quiet: { from: string; to: string } | null
  massage: boolean
  summary: boolean
  /** Whether we may see what is private. */
  seesPrivate: boolean
  mailbox: string
  secondMailbox: string | null
  number: string | null
  sources: readonly SourceName[]
}

/** Zones whose clocks change in spring or autumn, on either side of the equator, and two whose never do. */
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Europe/London',
  'Australia/Sydney',
  'Pacific/Auckland',
  'America/Santiago',
  'Asia/Tokyo',
  'America/Phoenix',
] as const

const QUIET = [
  { from: '21:00', to: '08:00' },
  { from: '22:30', to: '06:30' },
  { from: '13:00', to: '15:00' },
  { from: '20:00', to: '02:30' },
  null,
] as const

export function peopleOf(random: Random, calm: boolean): Person[] {
  return Array.from({ length: random.int(3, 5) }, (_, place) => {
    const number = place + 1
    return {
      name: `runner ${number}`,
      athlete: 90_000_000 + number,
      watch: `watch-${number}`,
      timeZone: random.pick(ZONES),
      weekStartsOn: random.pick(['monday', 'monday', 'sunday'] as const),
      sensitivity: random.pick(['standard', 'standard', 'relaxed', 'careful'] as const),
      quiet: random.pick(QUIET),
      massage: random.chance(0.35),
      summary: random.chance(0.6),
      seesPrivate: random.chance(0.4),
      mailbox: `runner${number}@mail.example`,
      secondMailbox: random.chance(0.25) ? `other${number}@mail.example` : null,
      number: random.chance(0.4) ? `+150555501${String(number).padStart(2, '0')}` : null,
      sources: calm ? ['strava'] : random.pick<readonly SourceName[]>(SOURCES),
    }
  })
}

const SOURCES: readonly (readonly SourceName[])[] = [['strava'], ['strava'], ['garmin'], ['strava', 'garmin']]

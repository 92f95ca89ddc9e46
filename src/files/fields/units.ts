/** Units as they stand in column names and behind figures: `Distance (km)`, `Distanz [mi]`, `10.02 km`, `Time (s)`. */

/** Metres, and seconds, of one; by every way it is written, in the languages of exports. */
const LENGTHS: readonly (readonly [meters: number, written: string])[] = [
  [
    1,
    'm mtr meter meters metre metres metros metri metro metrów metrin metriä méter metre метр метра метров メートル 미터 米',
  ],
  [
    1000,
    'km kms kilometer kilometers kilometre kilometres kilometern kilomètres kilómetros quilômetros quilómetros chilometri kilometry kilometrów kilometriä kilométer км километр километры километров キロ キロメートル 킬로미터 公里 千米',
  ],
  [
    1609.344,
    'mi mile miles meile meilen milles millas milhas miglia mijl mijlen mil mila миль мили マイル 마일 英里 英哩',
  ],
  [0.3048, 'ft ft. foot feet fuß pieds pies piedi pés voet фут футы футов フィート 피트 英尺'],
  [0.9144, 'yd yds yard yards'],
]

const TIMES: readonly (readonly [seconds: number, written: string])[] = [
  [
    1,
    's sec secs second seconds sek sekunden secondes segundos secondi seconden sekundy с сек секунды 秒 초',
  ],
  [60, 'min mins minute minutes minuten minutos minuti minuty мин минуты 分 分钟 分鐘 분'],
  [86_400, 'd day days tag tage jour jours día días giorno giorni dag dagen 日 天 일'],
  [3600, 'h hr hrs hour hours std stunden heures horas ore uur godziny ч часы 時間 小时 小時 시간'],
]

/** A clock shown by letters says no more than that it is one. */
const CLOCK = /^(?:[hdmst]{1,2}[:.]){1,3}[hms]{1,2}(?:[.,]\d+)?$/

const plain = (written: string) => written.normalize('NFKC').toLowerCase().trim()
const sizesOf = (units: typeof LENGTHS) =>
  new Map(units.flatMap(([size, written]) => written.split(' ').map((each) => [plain(each), size] as const)))
const meters = sizesOf(LENGTHS)
const seconds = sizesOf(TIMES)

const isUnit = (text: string) => meters.has(text) || seconds.has(text) || CLOCK.test(text)

/** Behind a sign or a blank: `Distance, km`, `distance_km`, `Distance in km`. */
const BEHIND = /^(.*[^\s,/_:–-])(?:\s*[,/_:–-]\s*|\s+)([^\s,/_:–-]+)$/u

/** In brackets: `Distance (km)`. */
function bracketed(text: string): { name: string; unit: string } | null {
  const open = Math.max(...['(', '[', '{'].map((sign) => text.lastIndexOf(sign)))
  if (open < 1 || !/[)\]}]$/.test(text)) return null
  return { name: text.slice(0, open).trim(), unit: text.slice(open + 1, -1).trim() }
}

function behind(text: string): { name: string; unit: string } | null {
  const parts = BEHIND.exec(text)
  return parts && { name: (parts[1] ?? '').replace(/ in$/, ''), unit: parts[2] ?? '' }
}

/**
 * A column name without its unit, and the unit; an empty one when it names none. What stands there and is no unit is
 * part of the name.
 *
 * @example headingParts('Distanz [km]') // { name: 'distanz', unit: 'km' }
 */
export function headingParts(heading: string): { name: string; unit: string } {
  const text = plain(heading)
  const parts = bracketed(text) ?? behind(text)
  return parts && isUnit(parts.unit) ? parts : { name: text, unit: '' }
}

/** What each column is in, looked up once for all rows. @example unitsOf({ far: 0 }, ['Distance (km)'])('far') // 'km' */
export function unitsOf(
  columns: Readonly<Partial<Record<string, number>>>,
  headings: readonly string[],
): (field: string) => string {
  const units = new Map(
    Object.entries(columns).map(([field, at]) => [field, headingParts(headings[at ?? -1] ?? '').unit]),
  )
  return (field) => units.get(field) ?? ''
}

/** Metres of one such unit; null for what is none. */
export const metersOf = (unit: string): number | null => meters.get(plain(unit)) ?? null

/** Seconds of one such unit; null for what is none. */
export const secondsOf = (unit: string): number | null => seconds.get(plain(unit)) ?? null

/**
 * A figure and the unit behind it, an empty one where none stands there.
 *
 * @example withUnit('10,02 km') // { figure: '10,02', unit: 'km' }
 */
export function withUnit(text: string): { figure: string; unit: string } {
  const [, figure = '', unit = ''] = /^(.*\d)\s*([^\d\s][^\d]*)$/u.exec(plain(text)) ?? []
  return isUnit(unit) ? { figure, unit } : { figure: text, unit: '' }
}

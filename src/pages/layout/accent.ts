/** The operator's own colour, made readable in both schemes: darker on light ground, lighter on dark. */
type Rgb = readonly [number, number, number]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
const LIGHT_GROUND: Rgb = [0xd9, 0xe7, 0xe4]
const DARK_GROUND: Rgb = [0x35, 0x40, 0x44]
/** Text of any size on that ground, says WCAG AA. */
const READABLE = 4.5

/** The rules that take the place of the colours there are. @example accentStyle('#7a1f5c') // ':root { --accent: #7a1f5c; … }' */
export function accentStyle(color: string): string {
  const given = parse(color)
  const light = towards(given, BLACK, LIGHT_GROUND)
  const dark = towards(given, WHITE, DARK_GROUND)
  const rule = (accent: Rgb, on: Rgb) =>
    `:root { --accent: ${hex(accent)}; --bar-now: ${hex(accent)}; --on-accent: ${hex(on)}; }`
  return `${rule(light, WHITE)}\n@media (prefers-color-scheme: dark) { ${rule(dark, BLACK)} }\n`
}

/** The same colour with as much of the other in it as it takes to be read on that ground. */
function towards(color: Rgb, other: Rgb, ground: Rgb): Rgb {
  for (let part = 0; part <= 20; part += 1) {
    const mixed = mix(color, other, part / 20)
    if (contrast(mixed, ground) >= READABLE) return mixed
  }
  return other
}

const parse = (color: string): Rgb => {
  const number = Number.parseInt(color.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}
const hex = (color: Rgb) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
const mix = (a: Rgb, b: Rgb, part: number): Rgb => {
  const at = (place: 0 | 1 | 2) => Math.round(a[place] * (1 - part) + b[place] * part)
  return [at(0), at(1), at(2)]
}

/** @example contrast([0, 0, 0], [255, 255, 255]) // 21 */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

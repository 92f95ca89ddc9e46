/** Makes text of a file's bytes: UTF-8, UTF-16 or UTF-32, with or without a byte order mark, else an old code page. */
import { activityType } from '../domain/training/running-names/types-abroad.ts'
import { isGarminHeading } from './tables/garmin-headings.ts'

/**
 * The text of a file. Spreadsheets save UTF-16 as "Unicode text" and the code page of their country as "CSV"; neither
 * says so inside.
 *
 * @example decodeText(new Uint8Array([0x4c, 0xe4, 0x75, 0x66, 0x65])) // 'Läufe', which is no UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  const widest = utf32Of(bytes)
  if (widest !== null) return widest
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    const text = new TextDecoder().decode(bytes)
    return isMostlyUtf8(text) ? text : new TextDecoder(codePageOf(bytes)).decode(bytes)
  }
}

type Wide = 'utf-16le' | 'utf-16be'

/** Without a mark it shows by the zeros beside each digit, comma and Latin letter. */
function utf16Of(bytes: Uint8Array): Wide | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const looked = Math.min(bytes.length, 2000) & ~1
  const zeros = { even: 0, odd: 0 }
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 'even' : 'odd']++
  const many = looked / 2 / 4
  if (zeros.odd > many && zeros.even < many / 4) return 'utf-16le'
  if (zeros.even > many && zeros.odd < many / 4) return 'utf-16be'
  return null
}

/** Four bytes a sign, which no decoder knows any more; only with its mark. */
function utf32Of(bytes: Uint8Array): string | null {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0
  const isBig = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff
  if (!isLittle && !isBig) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const sign = view.getUint32(at, isLittle)
    parts.push(sign <= 0x10_ffff ? String.fromCodePoint(sign) : '\uFFFD')
  }
  return parts.join('')
}

/** One spoiled letter in a long file doesn't make it another code page. */
function isMostlyUtf8(text: string): boolean {
  const spoiled = text.match(/\uFFFD/g)?.length ?? 0
  const sound = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
  return sound > spoiled
}

/** Those that spreadsheets save in, country by country; the first is the West's. */
const CODE_PAGES =
  'windows-1252 windows-1250 windows-1251 windows-1254 shift_jis gb18030 big5 euc-kr euc-jp macintosh x-mac-cyrillic koi8-r'.split(
    ' ',
  )

/** How much is read to tell them apart. */
const LOOKED_AT = 8_000

/** The one in which the most cells are words we know: nothing in the file says which it is. */
function codePageOf(bytes: Uint8Array): string {
  const begin = bytes.subarray(0, LOOKED_AT)
  let [best, most] = ['windows-1252', 0]
  for (const page of CODE_PAGES) {
    const cells = new Set(new TextDecoder(page).decode(begin).split(/[,;|\t\n\r"]+/))
    const known = [...cells].filter(
      (cell) => isGarminHeading(cell) || activityType(cell).kind === 'running',
    ).length
    if (known > most) [best, most] = [page, known]
  }
  return best
}

/** Makes text of a file's bytes: UTF-8, UTF-16 with or without a byte order mark, else the old Western code page. */

/**
 * The text of a file. Spreadsheets save UTF-16 as "Unicode text" and Windows-1252 as "CSV"; neither says so inside.
 *
 * @example decodeText(new Uint8Array([0x4c, 0xe4, 0x75, 0x66, 0x65])) // 'Läufe', which is no UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    const text = new TextDecoder().decode(bytes)
    return isMostlyUtf8(text) ? text : new TextDecoder('windows-1252').decode(bytes)
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

/** One spoiled letter in a long file doesn't make it another code page. */
function isMostlyUtf8(text: string): boolean {
  const spoiled = text.match(/\uFFFD/g)?.length ?? 0
  const sound = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
  return sound > spoiled
}

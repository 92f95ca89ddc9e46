/** Tells what a file is by its first bytes, and of what can't be read, what to give instead. */
import { EXPECTED } from '../expected.ts'
import type { Refusal } from '../training-file.ts'

/** What can be read, by what it is read as. */
export type Kind = 'gzip' | 'zip' | 'fit' | 'gpx' | 'tcx' | 'garmin-account' | 'text'

/** How many bytes are looked at. */
export const HEAD_BYTES = 4096

export const GIVE_TABLE = 'Save it as CSV and give that.'
const GIVE_RECORDING = 'Export the recording as FIT, TCX or GPX and give that.'
export const UNPACK = 'Unpack it and give what is in it.'
export const GIVE_APP =
  'Give the export of the app or watch that records your runs, or its recordings (FIT, TCX, GPX).'

const bytes = (text: string) => [...text].map((sign) => sign.charCodeAt(0))

/** What stands at the beginning of a file (or from a later byte on), and what the file then is. */
const signs: readonly (Refusal & { at?: number; begins: readonly number[] })[] = [
  { begins: bytes('%PDF'), found: 'a PDF', instead: EXPECTED },
  {
    begins: bytes('SQLite format 3'),
    found: 'a SQLite database',
    instead: 'Of running_page give src/static/activities.json, which is made from it.',
  },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], found: 'an old Office file such as xls', instead: GIVE_TABLE },
  { begins: bytes('Rar!'), found: 'a RAR archive', instead: UNPACK },
  { begins: [0x37, 0x7a, 0xbc, 0xaf], found: 'a 7z archive', instead: UNPACK },
  { begins: bytes('BZh'), found: 'packed with bzip2', instead: UNPACK },
  { begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a], found: 'packed with xz', instead: UNPACK },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], found: 'packed with zstd', instead: UNPACK },
  { at: 257, begins: bytes('ustar'), found: 'a tar archive', instead: UNPACK },
  { begins: [0x89, 0x50, 0x4e, 0x47], found: 'a picture (PNG)', instead: EXPECTED },
  { begins: [0xff, 0xd8, 0xff], found: 'a picture (JPEG)', instead: EXPECTED },
  { begins: bytes('GIF8'), found: 'a picture (GIF)', instead: EXPECTED },
  { at: 8, begins: bytes('WEBP'), found: 'a picture (WebP)', instead: EXPECTED },
  { at: 4, begins: bytes('ftyp'), found: 'a picture or a film', instead: EXPECTED },
  { begins: bytes('PAR1'), found: 'a Parquet table', instead: GIVE_TABLE },
]

export const APPLE_HEALTH: Refusal = { found: 'Apple Health’s export, which isn’t read', instead: GIVE_APP }

/** What an XML file is by its outermost element. */
const roots: Readonly<Record<string, Kind | Refusal>> = {
  gpx: 'gpx',
  trainingcenterdatabase: 'tcx',
  kml: { found: 'a map without times (KML)', instead: GIVE_RECORDING },
  healthdata: APPLE_HEALTH,
  workbook: { found: 'an Excel workbook (XML)', instead: GIVE_TABLE },
  svg: { found: 'a picture (SVG)', instead: EXPECTED },
  pwx: { found: 'a TrainingPeaks recording (PWX)', instead: GIVE_RECORDING },
  sml: { found: 'a Suunto recording (SML)', instead: GIVE_RECORDING },
}

const starts = (head: Uint8Array, begins: readonly number[], at = 0) =>
  begins.every((byte, place) => head[at + place] === byte)

/** @example kindOf(headOf('%PDF-1.7 …')) // { found: 'a PDF', instead: 'Give …' } */
export function kindOf(head: Uint8Array): Kind | Refusal {
  if (starts(head, [0x1f, 0x8b])) return 'gzip'
  if ([3, 5, 7].some((part) => starts(head, [0x50, 0x4b, part, part + 1]))) return 'zip'
  if (starts(head, bytes('.FIT'), 8)) return 'fit'
  return signs.find(({ at, begins }) => starts(head, begins, at)) ?? kindOfText(head)
}

/** As the mark at its beginning says; without one UTF-8. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (starts(head, [0xff, 0xfe])) return 'utf-16le'
  return starts(head, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
}

function kindOfText(head: Uint8Array): Kind | Refusal {
  // a sign that the end of the head cuts in two doesn't matter
  const text = new TextDecoder(encodingOf(head)).decode(head).trimStart()
  if (text.startsWith('<')) return kindOfXml(text)
  if (/^\[?\s*\{\s*"summarizedActivitiesExport"/.test(text)) return 'garmin-account'
  if (text.startsWith('[Params]')) return { found: 'a Polar recording (HRM)', instead: GIVE_RECORDING }
  if (/^\{[^[]*"(?:exercises|DeviceLog)"/.test(text))
    return { found: 'a recording of Polar or Suunto (JSON)', instead: GIVE_RECORDING }
  return 'text'
}

function kindOfXml(text: string): Kind | Refusal {
  const elements = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/gi, '')
  const root = /<(?:[\w-]+:)?([a-z]+)/i.exec(elements)?.[1]?.toLowerCase() ?? ''
  const known = Object.hasOwn(roots, root) ? roots[root] : undefined
  return known ?? 'text'
}

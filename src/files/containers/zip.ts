/** What is in a zip, read from where it lies: only its list, and of the files only those that are asked for. */
import { unzipRaw, type ZipEntry } from 'unzipit'
import type { Refusal } from '../training-file.ts'
import { APPLE_HEALTH, GIVE_APP, GIVE_TABLE } from './kinds.ts'
import { MAX_BYTES, piecesOf, type Source, streamFrom, tooLarge, Unreadable } from './source.ts'

/** The list of a zip with a hundred thousand files is about this long; no export comes near. */
const MAX_LIST_BYTES = 16 * 2 ** 20

/** Text packs to a tenth, a file of zeros to a thousandth. */
const MAX_RATIO = 200

/** Below this size it doesn't matter how well a file is packed. */
const RATIO_FROM_BYTES = 2 ** 20

/** Zips that are the file of some program, told by what is in them. */
const programs: readonly (Refusal & { holds: RegExp })[] = [
  { holds: /^xl\/workbook\.(xml|bin)$/, found: 'an Excel workbook (xlsx)', instead: GIVE_TABLE },
  { holds: /^word\/document\.xml$/, found: 'a Word document (docx)', instead: GIVE_TABLE },
  { holds: /^index\/document\.iwa$/, found: 'a Numbers or Pages document', instead: GIVE_TABLE },
  { holds: /^meta-inf\/manifest\.xml$/, found: 'a LibreOffice document (ods)', instead: GIVE_TABLE },
  {
    holds: /^doc\.kml$/,
    found: 'a map without times (KMZ)',
    instead: 'Give the recording as GPX, TCX or FIT.',
  },
  { holds: /^apple_health_export\//, ...APPLE_HEALTH },
  {
    holds: /(^|\/)training-session-[^/]*\.json$/,
    found: 'Polar Flow’s export, which isn’t read',
    instead: GIVE_APP,
  },
]

const isFolder = (entry: ZipEntry) => entry.isDirectory || entry.name.endsWith('/')

/** The files of a zip, by their path in it. */
export async function filesOf(zip: Blob): Promise<Source[]> {
  const entries = (await listOf(zip)).filter((entry) => !isFolder(entry))
  const names = entries.map(({ name }) => name.toLowerCase())
  const program = programs.find(({ holds }) => names.some((name) => holds.test(name)))
  if (program) throw new Unreadable(program.found, program.instead)
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  // the same bytes can't be two files, except in a zip that is made to overflow
  if (packed > zip.size) throw bomb()
  if (entries.length > 0 && entries.every(({ encrypted }) => encrypted)) throw locked()
  return entries.map((entry) => ({ name: entry.name, open: () => open(entry) }))
}

async function listOf(zip: Blob): Promise<ZipEntry[]> {
  const reader = {
    getLength: () => Promise.resolve(zip.size),
    read: async (offset: number, length: number) => {
      if (length > MAX_LIST_BYTES) throw new Unreadable('a zip of too many files', 'Give the log alone.')
      return new Uint8Array(await zip.slice(offset, offset + length).arrayBuffer())
    },
  }
  try {
    return (await unzipRaw(reader)).entries
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('a zip that is cut off or damaged', 'Download it again.')
  }
}

async function open(entry: ZipEntry): Promise<ReadableStream<Uint8Array>> {
  if (entry.encrypted) throw locked()
  if (entry.size > MAX_BYTES) throw tooLarge(MAX_BYTES)
  if (entry.size > RATIO_FROM_BYTES && entry.size > MAX_RATIO * entry.compressedSize) throw bomb()
  const broken = 'damaged in the zip'
  try {
    // what unpacks to more or less than the list says ends as an error
    return streamFrom(piecesOf(await entry.stream(), { broken }))
  } catch {
    throw new Unreadable(broken, 'Download the zip again.')
  }
}

const bomb = () => new Unreadable('packed to overflow whoever unpacks it', 'Give the log alone.')
const locked = () => new Unreadable('locked with a password', 'Unpack it and give what is in it.')

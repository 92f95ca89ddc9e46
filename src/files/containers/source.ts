/** A file before anybody knows what it is: its bytes come in pieces, counted, and never more than was agreed. */
import type { Refusal } from '../training-file.ts'

/** The bytes of a file: where they can be read at any place, or only from the beginning. */
export type Bytes = Blob | ReadableStream<Uint8Array>

type Piece = Uint8Array<ArrayBuffer>
type Pieces = AsyncGenerator<Piece>

/** What streams take; memory that is shared they don't. */
const owned = (piece: Uint8Array): Piece =>
  piece.buffer instanceof ArrayBuffer
    ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    : new Uint8Array(piece)

/** A file by its name (in a folder or zip: its path in there). Nothing is read before it is opened. */
export type Source = { name: string; open(): Promise<Bytes> }

/** A file, or what is in it, can't be read. */
export class Unreadable extends Error {
  readonly refusal: Refusal
  constructor(found: string, instead: string) {
    super(found)
    this.refusal = { found, instead }
  }
}

/** What one file may unpack to; ten years of a watch's recordings stay far below. */
export const MAX_BYTES = 512 * 2 ** 20

const MAX_TEXT_BYTES = 64 * 2 ** 20

export const streamOf = (bytes: Bytes): ReadableStream<Uint8Array> =>
  bytes instanceof Blob ? bytes.stream() : bytes

/**
 * The pieces of a stream, until more than `most` have come. What breaks while it is read (a file that is cut off, a disk
 * that gives out) is said in the given words.
 */
export async function* piecesOf(
  stream: ReadableStream<Uint8Array>,
  { broken = 'a file that breaks off', most = MAX_BYTES } = {},
): Pieces {
  const reader = stream.getReader()
  let count = 0
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw error instanceof Unreadable ? error : new Unreadable(broken, 'Fetch it anew.')
      })
      if (done) return
      count += value.byteLength
      if (count > most) throw tooLarge(most)
      yield owned(value)
    }
  } finally {
    // whoever stops early lets go of the file; what is broken has nothing to let go of
    await reader.cancel().catch(() => {})
  }
}

export const tooLarge = (most: number) =>
  new Unreadable(`larger than ${Math.round(most / 2 ** 20)} MB`, 'No training log is: give the log alone.')

/** Pieces as a stream again, read only as fast as somebody takes them. */
export function streamFrom(pieces: Pieces): ReadableStream<Piece> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

/** The first bytes of a stream (fewer when it is short), and the whole stream again. */
export async function peek(
  stream: ReadableStream<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; whole: ReadableStream<Piece> }> {
  const pieces = piecesOf(stream, { most: Number.POSITIVE_INFINITY })
  const read: Piece[] = []
  let count = 0
  while (count < length) {
    const { done, value } = await pieces.next()
    if (done) break
    read.push(value)
    count += value.byteLength
  }
  async function* again() {
    try {
      yield* read
      yield* pieces
    } finally {
      await pieces.return(undefined)
    }
  }
  return { head: joined(read, count).subarray(0, length), whole: streamFrom(again()) }
}

/** All of a file that is small enough to be held. */
export async function allOf(
  stream: ReadableStream<Uint8Array>,
  most: number = MAX_TEXT_BYTES,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let count = 0
  for await (const piece of piecesOf(stream, { most })) {
    pieces.push(piece)
    count += piece.byteLength
  }
  return joined(pieces, count)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/** What a gzip file holds. */
export function unpacked(stream: ReadableStream<Piece>): ReadableStream<Uint8Array> {
  const inside = stream.pipeThrough(new DecompressionStream('gzip'))
  return streamFrom(piecesOf(inside, { broken: 'a gzip file that is cut off or damaged' }))
}

/** Reads one file, whatever it is, packed or not. */
import { err, ok, type Result } from '../result.ts'
import { HEAD_BYTES, type Kind, kindOf, UNPACK } from './containers/kinds.ts'
import { allOf, peek, type Source, streamOf, Unreadable, unpacked } from './containers/source.ts'
import { decodeText } from './decode-text.ts'
import { readGarminAccount } from './garmin-account/garmin-account.ts'
import { readLog } from './read-log.ts'
import { MAX_FIT_BYTES, readFit } from './recordings/fit.ts'
import { readGpx } from './recordings/gpx.ts'
import { logOf } from './recordings/recording.ts'
import { readTcx } from './recordings/tcx.ts'
import type { ReadOptions, Refusal, TrainingFile } from './training-file.ts'

export type FileResult = Result<TrainingFile, Refusal>

/** The log in one file; a zip is read elsewhere. */
export async function readFile(open: Source['open'], options: ReadOptions): Promise<FileResult> {
  try {
    return await readStream(streamOf(await open()), options)
  } catch (error) {
    if (error instanceof Unreadable) return err(error.refusal)
    throw error
  }
}

async function readStream(
  stream: ReadableStream<Uint8Array>,
  options: ReadOptions,
  isPacked = false,
): Promise<FileResult> {
  const { head, whole } = await peek(stream, HEAD_BYTES)
  const kind = kindOf(head)
  if (kind === 'gzip' && !isPacked) return readStream(unpacked(whole), options, true)
  if (typeof kind === 'string' && kind !== 'gzip' && kind !== 'zip') return readKind(kind, whole, options)
  await whole.cancel()
  return err(typeof kind === 'string' ? { found: 'packed twice', instead: UNPACK } : kind)
}

async function readKind(
  kind: Exclude<Kind, 'gzip' | 'zip'>,
  stream: ReadableStream<Uint8Array>,
  options: ReadOptions,
): Promise<FileResult> {
  switch (kind) {
    case 'fit':
      return ok(logOf('FIT', readFit(await allOf(stream, MAX_FIT_BYTES)), options))
    case 'gpx':
      return ok(logOf('GPX', await readGpx(stream), options))
    case 'tcx':
      return ok(logOf('TCX', await readTcx(stream), options))
    case 'garmin-account':
      return ok(await readGarminAccount(stream, options))
    case 'text':
      return readLog(decodeText(await allOf(stream)), options)
  }
}

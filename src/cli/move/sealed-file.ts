/**
 * An export as a file: a line that says what it is, and the rest zipped and sealed with a key of its own. The line is
 * sealed along, so that nobody changes it either.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import { type Contents, contentsSchema } from './contents.ts'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
/** Every table with its count fits many times over. */
const MOST_HEADER_BYTES = 64 * 1024

const headerSchema = z.object({
  format: z.literal('legwork-move'),
  version: z.literal(1),
  ...contentsSchema.shape,
})

/** A key nobody guesses, in a form that one double click selects. */
export const newKey = (): string => randomBytes(KEY_BYTES).toString('hex')

/** Null when it is no key. */
const keyFrom = (text: string): Buffer | null =>
  /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : null

export async function sealFile(from: string, to: string, contents: Contents, key: string): Promise<void> {
  const secret = keyFrom(key)
  if (!secret) throw new Error('a key is 64 digits and letters from a to f')
  const header = Buffer.from(`${JSON.stringify({ format: 'legwork-move', version: 1, ...contents })}\n`)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, secret, iv).setAAD(header)
  await writeFile(to, Buffer.concat([header, iv]), { mode: 0o600 })
  await pipeline(createReadStream(from), createGzip(), cipher, createWriteStream(to, { flags: 'a' }))
  await writeFile(to, cipher.getAuthTag(), { flag: 'a' })
}

const NOT_OURS = 'This is not an export of Legwork, or it was cut short.'

/** What the file says it holds, before anything is opened. */
async function headerOf(file: string): Promise<Result<{ line: Buffer; contents: Contents }, string>> {
  const handle = await open(file).catch(() => null)
  if (!handle) return err(`${file} cannot be read.`)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n') + 1
    const line = Buffer.from(buffer.subarray(0, end))
    const header = headerSchema.safeParse(parsed(line.toString()))
    if (!header.success) return err(NOT_OURS)
    const { schema, tables, madeAt } = header.data
    return ok({ line, contents: { schema, tables, madeAt } })
  } finally {
    await handle.close()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Writes what was sealed to a file that counts only when this is ok: until the end nobody knows that it is whole. */
export async function openFile(file: string, to: string, key: string): Promise<Result<Contents, string>> {
  const header = await headerOf(file)
  if (!header.ok) return header
  const secret = keyFrom(key)
  if (!secret) return err('A key is 64 digits and letters from a to f, as the export printed it.')
  const { line, contents } = header.value
  const { size } = await stat(file)
  const [from, until] = [line.length + IV_BYTES, size - TAG_BYTES]
  if (until <= from) return err(NOT_OURS)
  const handle = await open(file)
  const iv = Buffer.alloc(IV_BYTES)
  const tag = Buffer.alloc(TAG_BYTES)
  await handle.read(iv, 0, IV_BYTES, line.length)
  await handle.read(tag, 0, TAG_BYTES, until)
  await handle.close()
  const decipher = createDecipheriv(CIPHER, secret, iv).setAAD(line).setAuthTag(tag)
  try {
    await pipeline(
      createReadStream(file, { start: from, end: until - 1 }),
      decipher,
      createGunzip(),
      createWriteStream(to, { mode: 0o600 }),
    )
    return ok(contents)
  } catch {
    return err('The key does not open this file: it belongs to another export, or the file was changed.')
  }
}

/** Zips made by hand, sound and otherwise. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Packed = {
  /** What the list of the zip says, where it lies. */
  says?: { size?: number; encrypted?: boolean }
  content: string | Uint8Array
}

const bytesOf = (content: string | Uint8Array) => Buffer.from(content)

/** A zip of files by their paths; `as` spoils one of them. */
export function zipOf(files: Record<string, string | Uint8Array | Packed>): Blob {
  const [bodies, list] = [[] as Buffer[], [] as Buffer[]]
  let offset = 0
  for (const [name, file] of Object.entries(files)) {
    const { content, says = {} } = typeof file === 'object' && 'content' in file ? file : { content: file }
    const plain = bytesOf(content)
    const packed = deflateRawSync(plain)
    const path = Buffer.from(name)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(says.encrypted ? 1 : 0, 2)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc32(plain), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(says.size ?? plain.length, 18)
    fixed.writeUInt16LE(path.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, path, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fixed, place, path]))
    bodies.push(body)
    offset += body.length
  }
  const end = Buffer.alloc(18)
  const listed = Buffer.concat(list)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Blob([...bodies, listed, Buffer.from('PK\x05\x06'), end])
}

/** A short name of a text by its own content, so that a changed file has another address. */
export function fingerprint(text: string): string {
  // three bytes hold any unit of a text; four are read in a step, for it is done at each start of the Worker
  const bytes = new Uint8Array(4 * Math.ceil((3 * text.length) / 4))
  const { written } = new TextEncoder().encodeInto(text, bytes)
  let sum = 7
  for (const word of new Uint32Array(bytes.buffer, 0, Math.ceil(written / 4)))
    sum = (Math.imul(sum, 31) + word) | 0
  return (sum >>> 0).toString(36)
}

/** Which network an address belongs to, so that limits count households and not addresses. */

/**
 * An address, or of the long ones the half that belongs to one household, in one spelling however it was shortened.
 *
 * @example networkFrom('2001:db8::7') // '2001:db8:0:0'
 * @example networkFrom('::ffff:192.0.2.7') // '192.0.2.7'
 */
export function networkFrom(address: string): string {
  if (!address.includes(':')) return address
  const short = /:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (short) return short
  const [before = '', after] = address.split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')]
  const left = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array<string>(left).fill('0'), ...tail].slice(0, 4).join(':')
}

/**
 * The same, and of the long ones also the site: whoever has a site has 65,536 such halves to come from.
 *
 * @example networksFrom('2001:db8::7') // ['2001:db8:0:0', '2001:db8:0']
 */
export function networksFrom(address: string): string[] {
  const own = networkFrom(address)
  return own.includes(':') ? [own, own.split(':').slice(0, 3).join(':')] : [own]
}

const groupsOf = (part: string) =>
  part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16))

/** Where events may be posted to: https at a public name, and never into somebody's own network. */

export type AddressRefused =
  | 'not-an-address'
  | 'not-https'
  | 'not-public'
  | 'with-password'
  | 'our-own'
  | 'other-port'

const LONGEST = 500

/** Below are mail, files and logins; https is among them at 443 alone. */
const FIRST_FREE_PORT = 1024

/** Names that mean something only within a network. */
const PRIVATE_NAMES =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|arpa|onion|invalid|test)$/

/**
 * An address as it is kept, or why it is refused. Every number is refused, however it is written: the browser's own
 * reading of addresses turns decimal, octal and hexadecimal ones into the same four parts. On an installation that runs
 * on one machine (`isLocal`) that machine may be called.
 *
 * @example readEndpoint('https://0x7f.1/', { ownHost: 'legwork.example', isLocal: false }) // { refused: 'not-public' }
 */
export function readEndpoint(
  given: string,
  { ownHost, isLocal }: { ownHost: string; isLocal: boolean },
): { url: string } | { refused: AddressRefused } {
  const text = given.trim()
  if (text.length > LONGEST || !URL.canParse(text)) return { refused: 'not-an-address' }
  const url = new URL(text)
  url.hash = ''
  if (url.username || url.password) return { refused: 'with-password' }
  if (isLocal && url.hostname === 'localhost' && /^https?:$/.test(url.protocol)) {
    return url.host === ownHost ? { refused: 'our-own' } : { url: url.href }
  }
  if (url.protocol !== 'https:') return { refused: 'not-https' }
  if (bare(url.hostname) === bare(new URL(`https://${ownHost}`).hostname)) return { refused: 'our-own' }
  if (url.port !== '' && Number(url.port) < FIRST_FREE_PORT) return { refused: 'other-port' }
  return isPublicName(url.hostname) ? { url: url.href } : { refused: 'not-public' }
}

/** A name that ends in a dot is the same name. */
const bare = (hostname: string) => hostname.replace(/\.$/, '')

/** @example isPublicName('[::1]') // false */
function isPublicName(hostname: string): boolean {
  const name = bare(hostname)
  const isNumber = name.startsWith('[') || /^[\d.]+$/.test(name)
  return !isNumber && name.includes('.') && !PRIVATE_NAMES.test(name)
}

/** As four numbers and how many of their first bits count. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/**
 * Whether an address that a name stands for is one of the public internet.
 *
 * @example isPublicAddress('::ffff:10.0.0.1') // false
 */
export const isPublicAddress = (address: string): boolean =>
  address.includes(':') ? isPublicV6(address) : isPublicV4(address)

function isPublicV4(address: string): boolean {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return false
  const given = asNumber(address)
  return !PRIVATE_V4.some(([network, bits]) => {
    const rest = 2 ** (32 - bits)
    return Math.floor(given / rest) === Math.floor(asNumber(network) / rest)
  })
}

const asNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** Of what is given out to the internet, without what carries an address of the older kind, tunnels and examples. */
function isPublicV6(address: string): boolean {
  if (!URL.canParse(`http://[${address}]/`)) return false
  const spelled = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [first = 0, second = 0] = spelled
    .replace(/^::/, '0:0:')
    .split(':')
    .map((part) => Number.parseInt(part || '0', 16))
  const isGivenOut = first >= 0x2000 && first <= 0x3fff
  const isSpecial =
    first === 0x2002 ||
    (first === 0x2001 && (second < 0x0200 || second === 0x0db8)) ||
    (first === 0x3fff && second < 0x1000)
  return isGivenOut && !isSpecial
}

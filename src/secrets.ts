/** Keys derived from one master secret, sealed values, links that prove themselves. Nothing here is ever logged. */
import { err, ok, type Result } from './result.ts'

const encoder = new TextEncoder()
const bytes = (text: string) => encoder.encode(text)

const toBase64Url = (buffer: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** What a key is for: a key of one purpose is never good for another. */
type Purpose = SealedPurpose | LinkPurpose | 'unsubscribe' | 'code' | 'limit' | 'text'
type SealedPurpose = 'tokens' | 'oauth' | 'answers' | 'endpoint' | 'flash' | 'way' | 'suppression'
/** What is good until a moment and shows for whom: links in messages, and the cookie of a session. */
type LinkPurpose = 'session' | 'verify' | 'act' | 'look' | 'sign-in' | 'invite' | 'operator'

/** Why a link opens nothing: it was not signed here for this purpose, or its time is over. */
export type LinkRefused = 'not-ours' | 'expired'

async function deriveBits(master: string, purpose: string): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', bytes(master), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: bytes('legwork'), info: bytes(purpose) }
  return crypto.subtle.deriveBits(parameters, key, 256)
}

const sealingKey = async (master: string, purpose: SealedPurpose) =>
  crypto.subtle.importKey('raw', await deriveBits(master, `seal ${purpose}`), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])

const signingKey = async (master: string, purpose: Purpose) =>
  crypto.subtle.importKey(
    'raw',
    await deriveBits(master, `sign ${purpose}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )

const macOf = async (master: string, purpose: Purpose, text: string): Promise<ArrayBuffer> =>
  crypto.subtle.sign('HMAC', await signingKey(master, purpose), bytes(text))

const signWith = async (master: string, purpose: Purpose, text: string): Promise<string> =>
  `${text}.${toBase64Url(await macOf(master, purpose, text))}`

/** 96 bits of a signature in letters and digits alone: no phone takes the end of it for punctuation. */
async function shortMac(master: string, purpose: 'text', text: string): Promise<string> {
  const short = new Uint8Array(await macOf(master, purpose, text)).subarray(0, 12)
  let left = short.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let written = ''
  while (written.length < SHORT_LETTERS) {
    written += LETTERS[Number(left % 62n)]
    left /= 62n
  }
  return written
}
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** As many as 96 bits take. */
const SHORT_LETTERS = 17

/** The text of a signed token, or null when it is not one of ours. */
async function verify(masters: readonly string[], purpose: Purpose, token: string): Promise<string | null> {
  const dot = token.lastIndexOf('.')
  const signature = fromBase64Url(token.slice(dot + 1))
  if (dot < 0 || !signature) return null
  const text = token.slice(0, dot)
  for (const master of masters) {
    const key = await signingKey(master, purpose)
    if (await crypto.subtle.verify('HMAC', key, signature, bytes(text))) return text
  }
  return null
}

/** A short name for a master secret, so that a sealed value says which one opens it. */
const keyId = async (master: string) => toBase64Url(await deriveBits(master, 'key id')).slice(0, 6)

/** Whom the sealed hash of an address that said stop belongs to: nobody who is still here. */
export const SUPPRESSED = 'nobody'

export type Secrets = ReturnType<typeof secretsFrom>

/** The first master secret seals and signs; the others still open and verify, until they are taken out. */
export function secretsFrom(masters: readonly string[]) {
  const [current] = masters
  if (current === undefined) throw new Error('LEGWORK_SECRET holds no secret')
  /** The same by every master secret, the current one first. */
  const byEach = async (make: (master: string) => Promise<string>): Promise<[string, ...string[]]> => [
    await make(current),
    ...(await Promise.all(masters.slice(1).map(make))),
  ]
  /** Seals a text, bound to whom it belongs: `keyId.iv.ciphertext`. It opens nowhere else. */
  const seal = async (purpose: SealedPurpose, owner: string, plain: string): Promise<string> => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const key = await sealingKey(current, purpose)
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bytes(owner) },
      key,
      bytes(plain),
    )
    return [await keyId(current), toBase64Url(iv), toBase64Url(sealed)].join('.')
  }
  const readSigned = async (
    purpose: LinkPurpose,
    token: string,
  ): Promise<{ subject: string; until: Date } | null> => {
    const text = await verify(masters, purpose, token)
    if (text === null) return null
    const dot = text.lastIndexOf('.')
    return { subject: text.slice(0, dot), until: new Date(Number(text.slice(dot + 1))) }
  }

  return {
    /** The short names of the keys there are. */
    keyIds: (): Promise<[string, ...string[]]> => byEach(keyId),

    /** Whether there are master secrets that still open, and seal nothing any more. */
    hasOlder: masters.length > 1,

    /** Seals a text, bound to whom it belongs: `keyId.iv.ciphertext`. It opens nowhere else. */
    seal,

    async open(purpose: SealedPurpose, owner: string, sealed: string): Promise<Result<string, 'unreadable'>> {
      const [id = '', iv = '', body = ''] = sealed.split('.')
      const [ivBytes, bodyBytes] = [fromBase64Url(iv), fromBase64Url(body)]
      if (!ivBytes || !bodyBytes) return err('unreadable')
      for (const master of masters) {
        if ((await keyId(master)) !== id) continue
        try {
          const key = await sealingKey(master, purpose)
          const plain = await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: ivBytes, additionalData: bytes(owner) },
            key,
            bodyBytes,
          )
          return ok(new TextDecoder().decode(plain))
        } catch {
          return err('unreadable')
        }
      }
      return err('unreadable')
    },

    /** A link to something, good until then: `subject.until.signature`, read by anybody and changed by nobody. */
    signLink: (purpose: LinkPurpose, subject: string, until: Date): Promise<string> =>
      signWith(current, purpose, `${subject}.${until.getTime()}`),

    /** What was signed here for this purpose, and until when it is good, whether or not that is over; null for what was not. */
    readSigned,

    /** What a link is to, where it was signed here for this purpose and is still good. */
    async readLink(purpose: LinkPurpose, token: string, now: Date): Promise<Result<string, LinkRefused>> {
      const signed = await readSigned(purpose, token)
      if (!signed) return err('not-ours')
      return signed.until >= now ? ok(signed.subject) : err('expired')
    },

    /** Whether a text with its signature was signed here. */
    isSigned: async (purpose: 'unsubscribe', token: string): Promise<boolean> =>
      (await verify(masters, purpose, token)) !== null,

    /** A signature for where every letter is paid for: it stands for a text, and does not bring it. */
    signShort: (purpose: 'text', text: string): Promise<string> => shortMac(current, purpose, text),

    /** Whether a text was signed here so, by a master secret that still verifies. */
    isSignedShort: async (purpose: 'text', text: string, signature: string): Promise<boolean> =>
      (await Promise.all(masters.map((master) => shortMac(master, purpose, text)))).some((each) =>
        sameSecret(signature, each),
      ),

    /** A text with its signature, by every master secret, the current one first. */
    signEach: (purpose: 'unsubscribe', text: string): Promise<[string, ...string[]]> =>
      byEach((master) => signWith(master, purpose, text)),

    /**
     * By which a limit counts somebody: whoever has the database cannot tell whom, nor find out by trying all numbers.
     * `before` is how the master secrets before this one knew them, so that a new one forgets nothing.
     */
    async limitId(what: string, whom: string): Promise<{ id: string; before: string[] }> {
      const [id, ...before] = await byEach(
        async (master) => `${what} ${toBase64Url(await macOf(master, 'limit', whom))}`,
      )
      return { id, before }
    },

    /** By which an address that said stop is known, `keyId.mac`: nobody finds it out without the master secret. */
    suppressions: {
      keysOf: (hash: string): Promise<[string, ...string[]]> =>
        byEach(
          async (master) => `${await keyId(master)}.${toBase64Url(await macOf(master, 'suppression', hash))}`,
        ),
      seal: (hash: string): Promise<string> => seal('suppression', SUPPRESSED, hash),
    },

    /** Six digits made of a text, for every master secret: derived, so that nothing is stored. */
    codes: (text: string): Promise<string[]> =>
      Promise.all(
        masters.map(async (master) => {
          return String(new DataView(await macOf(master, 'code', text)).getUint32(0) % 1_000_000).padStart(
            6,
            '0',
          )
        }),
      ),
  }
}

/** What is kept of a token instead of the token. */
export async function hashOf(token: string): Promise<string> {
  return toBase64Url(await crypto.subtle.digest('SHA-256', bytes(token)))
}

/** How an address is told from others, beside it and in the way out of its messages; alone it is kept only under a key. */
export const addressHash = (channel: string, address: string) => hashOf(`${channel} ${address}`)

/** The id of a delivery: what it is about and to whom it goes, told to nobody. */
export const deliveryId = (kind: string, about: string, contactId: string) =>
  hashOf(`${kind} ${about} ${contactId}`)

/** Compares in a time that tells nothing but the length. */
export function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [bytes(given), bytes(expected)]
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b)
}

/** What an endpoint's events are signed with, as Standard Webhooks writes it. */
export const webhookSecret = () =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`

export const randomToken = () => toBase64Url(crypto.getRandomValues(new Uint8Array(24)))

/** So many random bytes in a form that no line break and no double click cuts. */
export const randomHex = (byteCount: number): string =>
  [...crypto.getRandomValues(new Uint8Array(byteCount))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

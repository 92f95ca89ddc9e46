/** Signed as Standard Webhooks has it: https://www.standardwebhooks.com, HMAC-SHA256 over id, time and body. */

/** What a secret begins with, wherever receivers' libraries take one. */
const PREFIX = 'whsec_'

/** The headers of a request: a signature by each secret, the current one first. */
export async function signedHeaders(
  secrets: readonly string[],
  { id, body, at }: { id: string; body: string; at: Date },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, signed)))
  return {
    'Webhook-Id': id,
    'Webhook-Timestamp': timestamp,
    'Webhook-Signature': signatures.map((each) => `v1,${each}`).join(' '),
  }
}

async function signatureOf(secret: string, signed: Uint8Array): Promise<string> {
  const raw = Uint8Array.from(atob(secret.slice(PREFIX.length)), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, signed)
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}

/** Resend's webhook: what became of a mail, signed as Svix does it. */

export type ResendWebhook = { url: string; secret: string }

export type MailEvent = { type: string; data: Record<string, unknown> }

export async function signedEvent(
  { url, secret }: ResendWebhook,
  event: MailEvent,
  now: Date,
): Promise<Request> {
  const id = `msg_${crypto.randomUUID()}`
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const body = JSON.stringify({ created_at: now.toISOString(), ...event })
  const raw = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
  return new Request(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
    },
    body,
  })
}

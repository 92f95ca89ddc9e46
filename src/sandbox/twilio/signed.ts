/** A call as Twilio makes it: a form, signed over the address and its fields. */

export async function signedCall(
  authToken: string,
  url: string,
  fields: Record<string, string>,
): Promise<Request> {
  const names = Object.keys(fields).toSorted((a, b) => (a < b ? -1 : 1))
  const text = url + names.map((name) => `${name}${fields[name]}`).join('')
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(authToken), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(text))
  return new Request(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': btoa(String.fromCharCode(...new Uint8Array(signature))),
    },
    body: new URLSearchParams(fields).toString(),
  })
}

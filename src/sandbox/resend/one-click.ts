/** One-click unsubscribing as RFC 8058 has it: where to post, if the mail offers it at all. */

export function oneClickTarget(headers: Record<string, string>): string | null {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  if (byName.get('list-unsubscribe-post')?.trim() !== 'List-Unsubscribe=One-Click') return null
  return /<(https?:[^<>]+)>/.exec(byName.get('list-unsubscribe') ?? '')?.[1] ?? null
}

export function oneClickRequest(target: string): Request {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return new Request(target, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })
}

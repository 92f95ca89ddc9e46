/** What the simulated runner tells as soon as they are connected, for no log can know it: a massage sixteen days ago. */

const DAYS_AGO = 16
const CALLBACK = /^\/connect\/[^/]+\/callback$/

/** `answer` is what Legwork answered to `request`; only the one that signs somebody in is listened to. */
export async function tellOfMassage(
  url: string,
  request: Request,
  answer: Response,
  now: Date,
): Promise<void> {
  if (!CALLBACK.test(new URL(request.url).pathname) || answer.status >= 400) return
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  if (cookie.length === 0) return
  const date = new Date(now.getTime() - DAYS_AGO * 86_400_000).toISOString().slice(0, 10)
  await fetch(`${url}/me/massage/done`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookie.join('; ') },
    body: new URLSearchParams({ date }),
  })
}

/** Notices to the Worker: sent again until they are answered with exactly 200, for seven days. */

export type Notice = Record<string, unknown>

/** One entry per attempt: the status of the answer, or `failed` when there was none. */
export type SentNotice = { body: string; answers: (number | 'failed')[]; delivered: boolean }

export type NoticeOptions = {
  now: () => Date
  clientId: string
  callWorker: (request: Request) => Promise<Response>
  wait: (ms: number) => Promise<void>
}

/** Waits that double, from half a minute, until seven days are over. */
const FIRST_WAIT = 30_000
const ATTEMPTS = 15

export type Notices = ReturnType<typeof createNotices>

export function createNotices({ clientId, callWorker, wait }: NoticeOptions) {
  const sent: SentNotice[] = []
  const held: Notice[] = []
  const underway = new Set<Promise<unknown>>()

  async function attempt(url: string, body: string): Promise<number | 'failed'> {
    const headers = { 'Content-Type': 'application/json', 'garmin-client-id': clientId }
    try {
      const answer = await callWorker(new Request(url, { method: 'POST', headers, body }))
      await answer.body?.cancel()
      return answer.status
    } catch {
      return 'failed'
    }
  }

  const notices = {
    sent,
    held,
    hold: false as boolean,
    url: null as string | null,
    async send(notice: Notice): Promise<SentNotice> {
      const { url } = notices
      const one: SentNotice = { body: JSON.stringify(notice), answers: [], delivered: false }
      sent.push(one)
      while (url && !one.delivered && one.answers.length < ATTEMPTS) {
        if (one.answers.length > 0) await wait(FIRST_WAIT * 2 ** (one.answers.length - 1))
        const answer = await attempt(url, one.body)
        one.answers.push(answer)
        one.delivered = answer === 200
      }
      return one
    },
    async emit(notice: Notice): Promise<void> {
      if (notices.hold) held.push(notice)
      else await notices.send(notice)
    },
    /** After the answer to the call that led to it. */
    emitLater(notice: Notice): void {
      const going = wait(1_000).then(() => notices.emit(notice))
      underway.add(going)
      void going.finally(() => underway.delete(going))
    },
    /** Until nothing is underway any more. */
    async settled(): Promise<void> {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
  return notices
}

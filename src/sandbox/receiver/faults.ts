/** How a receiver may fail. */
import { connectionLost, empty, hang, takeFault } from '../http.ts'

export const receiverAnswers = [
  'server-error',
  'rate-limited',
  'redirect',
  'gone',
  'slow',
  'down',
  'long-answer',
  'no-text',
  'dripping',
] as const

export type ReceiverFault = { times: number; answer: (typeof receiverAnswers)[number] }

/** Longer than anybody should keep. */
const LONG = 'all is well '.repeat(2_000)

/** A few bytes, and then nothing, with the connection left open. */
const neverEnding = () =>
  new ReadableStream({ start: (answer) => answer.enqueue(new TextEncoder().encode('all is')) })

export async function withReceiverFaults(faults: ReceiverFault[], request: Request): Promise<Response> {
  switch (takeFault(faults, () => true)?.answer) {
    case undefined:
      return new Response('ok')
    case 'server-error':
      return new Response('something broke', { status: 500 })
    case 'rate-limited':
      return empty(429)
    case 'redirect':
      return new Response(null, { status: 302, headers: { Location: 'http://169.254.169.254/latest' } })
    case 'gone':
      return empty(410)
    case 'slow':
      return hang(request)
    case 'down':
      throw connectionLost()
    case 'long-answer':
      return new Response(LONG)
    case 'no-text':
      return new Response(new Uint8Array(4_096).fill(0xff))
    case 'dripping':
      return new Response(neverEnding())
  }
}

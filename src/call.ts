/** One call to the outside: an answer in time, or why there was none. */
import { err, ok, type Result } from './result.ts'

export type CallOptions = {
  fetch: typeof fetch
  /** How long one call may take. */
  timeoutMs: number
}

/** Nobody can tell whether the call arrived; what the answer says, if there is one, is its reader's to judge. */
export async function call(
  options: CallOptions,
  request: Request,
): Promise<Result<Response, { kind: 'unavailable'; why: string }>> {
  try {
    return ok(await options.fetch(request, { signal: AbortSignal.timeout(options.timeoutMs) }))
  } catch (error) {
    return err({ kind: 'unavailable', why: error instanceof Error ? error.name : 'no answer' })
  }
}

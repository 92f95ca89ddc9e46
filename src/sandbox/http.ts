/** The few things every simulated service does with requests and answers. */

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  })
}

export function empty(status: number): Response {
  return new Response(status === 204 ? null : '', { status })
}

/** After a form: 303, so that reloading the page repeats nothing. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}

/** The text fields of a form body, url-encoded or multipart; of the query where there is no body. */
export async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const fields = new URLSearchParams(new URL(request.url).search)
  const type = request.headers.get('Content-Type') ?? ''
  if (type.includes('application/json')) return merge(fields, await jsonFields(request))
  if (type.includes('form')) return merge(fields, await formFields(request))
  return fields
}

async function formFields(request: Request): Promise<[string, string][]> {
  const pairs: [string, string][] = []
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') pairs.push([name, value])
  }
  return pairs
}

async function jsonFields(request: Request): Promise<[string, string][]> {
  const body: unknown = await request.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).map(([name, value]) => [name, String(value)])
}

function merge(fields: URLSearchParams, pairs: [string, string][]): URLSearchParams {
  for (const [name, value] of pairs) fields.append(name, value)
  return fields
}

/** In Node a request's signal forgets its source when the request is collected, so those that hang are kept. */
const hanging = new Set<Request>()

/** Never answers; ends only when the caller gives up. */
export function hang(request: Request): Promise<never> {
  const { signal } = request
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason)
    hanging.add(request)
    const giveUp = () => {
      hanging.delete(request)
      reject(signal.reason)
    }
    signal.addEventListener('abort', giveUp, { once: true })
  })
}

export function connectionLost(): TypeError {
  return new TypeError('Network connection lost.')
}

export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return [...values].map((value) => value.toString(16).padStart(2, '0')).join('')
}

/** Takes the first fault that applies and uses up one of its times. */
export function takeFault<F extends { times: number }>(
  faults: F[],
  applies: (fault: F) => boolean,
): F | null {
  const fault = faults.find((one) => one.times > 0 && applies(one))
  if (!fault) return null
  fault.times -= 1
  if (fault.times === 0) faults.splice(faults.indexOf(fault), 1)
  return fault
}

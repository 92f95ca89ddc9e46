/** Own processor time of a Worker, by the profiler of its isolate: the database's engine has an isolate of its own. */

type CallFrame = { functionName: string; url: string; lineNumber: number; columnNumber: number }

/** What a function of the Worker is called where it was written. */
export type NameOf = (at: CallFrame) => string

export type Profile = {
  nodes: readonly { id: number; callFrame: CallFrame }[]
  samples: readonly number[]
  /** Microseconds before each sample. */
  timeDeltas: readonly number[]
}

/** What the isolate did not do itself. */
const NOT_OURS = new Set(['(idle)', '(program)', '(root)'])
/** The Worker’s own module, beside what the bench puts before it. */
export const WORKER = 'legwork.js'
const SAMPLE_MICROSECONDS = 100
/** A longer one is time in which the isolate waited, or the machine did something else. */
const LONGEST_GAP = 5 * SAMPLE_MICROSECONDS
const GONE_MS = 10_000

/** Milliseconds in each function by itself, longest first. */
export function timesOf(
  { nodes, samples, timeDeltas }: Profile,
  nameOf: NameOf = ({ functionName }) => functionName,
): [name: string, ms: number][] {
  const named = ({ id, callFrame }: Profile['nodes'][number]) =>
    [
      id,
      (callFrame.url.endsWith(WORKER) ? nameOf(callFrame) : callFrame.functionName) || '(anonymous)',
    ] as const
  const names = new Map(nodes.map(named))
  const times = new Map<string, number>()
  for (const [place, id] of samples.entries()) {
    const name = names.get(id) ?? '(unknown)'
    if (NOT_OURS.has(name)) continue
    const microseconds = Math.min(timeDeltas[place] ?? 0, LONGEST_GAP)
    times.set(name, (times.get(name) ?? 0) + microseconds / 1000)
  }
  return [...times].sort(([, a], [, b]) => b - a)
}

export const busyMs = (profile: Profile): number => timesOf(profile).reduce((sum, [, ms]) => sum + ms, 0)

/** Of an isolate that waits for nothing once it has begun: a long step is one of its own, such as compiling. */
export const unbrokenMs = ({ nodes, samples, timeDeltas }: Profile): number => {
  const idle = new Set(
    nodes.filter(({ callFrame }) => NOT_OURS.has(callFrame.functionName)).map(({ id }) => id),
  )
  // an isolate that waits is not always sampled: the time before its first step is no part of that
  const begun = samples.findIndex((id) => !idle.has(id))
  const microseconds = samples.map((id, place) =>
    place <= begun || idle.has(id) ? 0 : (timeDeltas[place] ?? 0),
  )
  return microseconds.reduce((sum, each) => sum + each, 0) / 1000
}

export type Profiler = {
  /** What the isolate does until `work` is done. */
  during(work: () => Promise<unknown>): Promise<Profile>
  close(): void
}

/** `url` is the isolate's own address at the inspector. */
export async function openProfiler(url: string): Promise<Profiler> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, (answer: unknown) => void>()
  let asked = 0
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error('The inspector of workerd does not answer.'))
  })
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data))
    waiting.get(id)?.(result)
  }

  function ask(method: string, params: Record<string, unknown> = {}): Promise<{ profile: Profile }> {
    asked += 1
    const id = asked
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The inspector does not answer ${method}.`)), GONE_MS)
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(Object(answer))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  }

  await ask('Profiler.enable')
  await ask('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS })
  return {
    async during(work) {
      await ask('Profiler.start')
      await work()
      return (await ask('Profiler.stop')).profile
    },
    close: () => socket.close(),
  }
}

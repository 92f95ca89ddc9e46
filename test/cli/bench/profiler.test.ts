/** What an isolate's profile comes to, by whether it waited meanwhile. */
import { expect, it } from 'vitest'
import { busyMs, type Profile, unbrokenMs } from '../../../src/cli/bench/installation/profiler.ts'

const IDLE = 1
const OURS = 2

const profileOf = (...steps: [id: number, microseconds: number][]): Profile => ({
  nodes: [IDLE, OURS].map((id) => ({
    id,
    callFrame: { functionName: id === IDLE ? '(idle)' : 'ours', url: '', lineNumber: 0, columnNumber: 0 },
  })),
  samples: steps.map(([id]) => id),
  timeDeltas: steps.map(([, microseconds]) => microseconds),
})

it('a long step is an isolate’s own where it waits for nothing, and a wait where it may', () => {
  const profile = profileOf([IDLE, 30_000], [OURS, 100], [OURS, 4_000], [OURS, 100], [IDLE, 2_000])
  expect(unbrokenMs(profile)).toBe(4.1)
  expect(busyMs(profile)).toBe(0.7)
})

it('what passed before the first step was waiting, though nothing says so', () => {
  expect(unbrokenMs(profileOf([IDLE, 30_000], [OURS, 10_000], [OURS, 100]))).toBe(0.1)
  expect(unbrokenMs(profileOf([OURS, 10_000], [OURS, 100]))).toBe(0.1)
})

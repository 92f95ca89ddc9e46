import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowAt } from '../../../src/domain/time/calendar.ts'
import type { Run, RunId } from '../../../src/domain/training/run.ts'
import { withPushed } from '../../../src/sources/pushed.ts'
import type { PushedRun } from '../../../src/sources/pushed-run.ts'
import type { PushReceived } from '../../../src/sources/source.ts'

const NOW = new Date('2026-03-10T18:00:00Z')
const window = windowAt(NOW, { timeZone: 'UTC', weekStartsOn: 'monday' })

const telling = (summary: number, meters: number | null, edited = false): PushedRun => ({
  id: `source:${summary}`,
  edited,
  remark: null,
  run:
    meters === null
      ? null
      : {
          startedAt: NOW.getTime() - (summary + 1) * 86_400_000,
          offsetSeconds: 0,
          distanceMeters: meters,
          movingSeconds: 3_000,
          elapsedSeconds: 3_000,
          climbMeters: null,
          ground: 'road',
          marked: null,
          manual: false,
          device: null,
        },
})

type Telling = { run: PushedRun; at: Date }

/** What is stored after tellings came in some order, each by itself. */
function storedAfter(tellings: readonly Telling[]): Map<RunId, number> {
  let stored: Run[] = []
  const received = new Map<RunId, PushReceived>()
  for (const { run, at } of tellings) {
    const sync = withPushed({
      window,
      timeZone: 'UTC',
      stored,
      pushed: { runs: [run], at },
      received,
      unreadable: [],
    })
    stored = sync.runs
    for (const { id, edited } of sync.received) received.set(id, { at, edited })
  }
  return new Map(stored.map(({ id, distanceMeters }) => [id, distanceMeters]))
}

/** Edits and retypes of a few activities, each received at a time of its own. */
const history = fc
  .array(fc.tuple(fc.nat(3), fc.option(fc.integer({ min: 1, max: 42_195 })), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) =>
    all.map(([summary, meters, edited], time) => ({
      run: telling(summary, meters, edited),
      at: new Date(NOW.getTime() + time),
    })),
  )

describe('pushed runs', () => {
  it('end in the same state in whatever order they come, and however often', () => {
    const shuffled = history.chain((tellings) =>
      fc.tuple(
        fc.constant(tellings),
        fc.shuffledSubarray([...tellings, ...tellings], { minLength: tellings.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([tellings, anyOrder]) => {
        expect(storedAfter(anyOrder)).toEqual(storedAfter(tellings))
      }),
    )
  })

  it('are no longer what was recorded once they were edited, however often the recording is told again', () => {
    const at = (time: number) => new Date(NOW.getTime() + time)
    const recorded = telling(0, 9_000)
    const edited = telling(0, 8_000, true)
    const all = [recorded, edited, recorded].map((run, time) => ({ run, at: at(time) }))
    expect(storedAfter(all).get('source:0')).toBe(8_000)
  })

  it('take the runner’s own day where the source does not say whose clock it was', () => {
    const { run, id } = telling(0, 10_000)
    const late = {
      id,
      edited: false,
      remark: null,
      run: run && { ...run, offsetSeconds: null, startedAt: Date.parse('2026-03-10T02:00:00Z') },
    }
    const pushed = { runs: [late], at: NOW }
    const sync = withPushed({
      window,
      timeZone: 'America/Denver',
      stored: [],
      pushed,
      received: new Map(),
      unreadable: [],
    })
    expect(sync.runs[0]?.localDate).toBe('2026-03-09')
  })
})

/** Whatever happens to a log and in whatever order: what has been said is never said again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import { daysBetween, localDateOf } from '../../../src/domain/time/calendar.ts'
import { endOf, type Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aRun, Diary, weekly } from '../builders.ts'

type Event =
  | { kind: 'add'; meters: number; minutes: number }
  | { kind: 'edit'; nth: number; meters: number }
  | { kind: 'delete' | 'bring-back'; nth: number }
  | { kind: 'wait'; minutes: number }
  | { kind: 'send' }

const nth = fc.nat(3)
const meters = fc.integer({ min: 500, max: 45_000 })
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), meters, minutes: fc.integer({ min: 10, max: 240 }) }),
  fc.record({ kind: fc.constant('edit' as const), nth, meters }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'bring-back' as const), nth }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 2_500 }) }),
  fc.constant({ kind: 'send' as const }),
)

const someEvents = fc.array(anEvent, { minLength: 5, maxLength: 45 })

/** A runner's life in events, and all that was said in it. */
class Life {
  now = new Date('2024-06-10T06:00:00Z')
  runs: Run[] = weekly('2024-05-06', [40, 40, 40, 40, 40])
  deleted: Run[] = []
  said: Nudge[] = []
  readonly diary: Diary

  constructor(quiet: boolean, wantsMassages: boolean) {
    this.diary = new Diary({
      selfReports: { ...nothingReported, massageMessages: wantsMassages },
      timeZone: 'America/New_York',
      quietHours: quiet ? { from: '21:00', to: '08:00' } : null,
    })
  }

  live(event: Event): void {
    this.happen(event)
    // no two syncs begin in one instant
    this.now = new Date(+this.now + 1)
    this.diary.sync(this.runs, this.now)
  }

  private happen(event: Event): void {
    if (event.kind === 'wait') this.now = new Date(+this.now + event.minutes * 60_000)
    if (event.kind === 'add') this.add(event.meters, event.minutes)
    if (event.kind === 'send') this.send()
    if (event.kind === 'edit') {
      const target = this.recent(this.runs, event.nth)
      this.runs = this.runs.map((run) => (run === target ? { ...run, distanceMeters: event.meters } : run))
    }
    if (event.kind === 'delete') this.move(this.recent(this.runs, event.nth), false)
    if (event.kind === 'bring-back') this.move(this.recent(this.deleted, event.nth), true)
  }

  private recent = (runs: Run[], nth: number) => runs.at(-1 - nth)

  private add(distanceMeters: number, minutes: number): void {
    const startedAt = this.now
    const localDate = localDateOf(startedAt, 'America/New_York')
    const run = aRun({ startedAt, localDate, distanceMeters, movingSeconds: minutes * 60, manual: true })
    this.runs = [...this.runs, run]
    this.now = new Date(+endOf(run) + 60_000)
  }

  private move(run: Run | undefined, back: boolean): void {
    if (!run) return
    const rest = (runs: Run[]) => runs.filter(({ id }) => id !== run.id)
    this.runs = back ? [...rest(this.runs), run] : rest(this.runs)
    this.deleted = back ? rest(this.deleted) : [...rest(this.deleted), run]
  }

  private send(): void {
    const before = new Set(this.diary.nudges.filter(({ state }) => state === 'sent').map(({ id }) => id))
    this.diary.send()
    this.said.push(...this.diary.nudges.filter(({ id, state }) => state === 'sent' && !before.has(id)))
  }
}

/** Lives in which it once decided something else the second time. */
const FOUND: [boolean, boolean, Event[]][] = [
  [
    false,
    false,
    [
      { kind: 'add', meters: 500, minutes: 90 },
      { kind: 'edit', nth: 1, meters: 500 },
      { kind: 'delete', nth: 2 },
      { kind: 'delete', nth: 2 },
      { kind: 'bring-back', nth: 0 },
      { kind: 'wait', minutes: 60 },
      { kind: 'delete', nth: 0 },
      { kind: 'add', meters: 2_176, minutes: 150 },
      { kind: 'edit', nth: 1, meters: 41_825 },
      { kind: 'send' },
    ],
  ],
  [
    false,
    false,
    [
      { kind: 'add', meters: 10_000, minutes: 150 },
      { kind: 'add', meters: 11_001, minutes: 10 },
      { kind: 'wait', minutes: 2_211 },
      { kind: 'wait', minutes: 1_948 },
      { kind: 'edit', nth: 1, meters: 500 },
      { kind: 'send' },
      { kind: 'add', meters: 500, minutes: 10 },
      { kind: 'edit', nth: 0, meters: 500 },
      { kind: 'send' },
      { kind: 'wait', minutes: 1 },
    ],
  ],
  [
    false,
    false,
    [
      { kind: 'delete', nth: 0 },
      { kind: 'add', meters: 10_000, minutes: 150 },
      { kind: 'add', meters: 19_231, minutes: 10 },
      { kind: 'add', meters: 500, minutes: 10 },
      { kind: 'wait', minutes: 1_082 },
      { kind: 'bring-back', nth: 0 },
      { kind: 'add', meters: 25_000, minutes: 44 },
      { kind: 'wait', minutes: 1 },
      { kind: 'delete', nth: 3 },
    ],
  ],
]

it('a nudge is said once, one per run, one a day and two a week; deciding twice decides nothing more', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), someEvents, (quiet, wantsMassages, events) => {
      const life = new Life(quiet, wantsMassages)
      for (const event of events) {
        life.live(event)
        expect(life.diary.sync(life.runs, life.now)).toEqual([])
      }
      const { said } = life
      expect(new Set(said.map(({ id }) => id)).size).toBe(said.length)
      const ofRuns = said.flatMap(({ run }) => run ?? [])
      expect(new Set(ofRuns).size).toBe(ofRuns.length)
      for (const { id, run, dueAt } of said) {
        const kept = life.diary.nudges.find((nudge) => nudge.id === id)
        expect(kept).toMatchObject({ run, dueAt, state: 'sent' })
      }

      const capped = said.filter(({ rule }) => rule !== 'race-effort' && rule !== 'early-return')
      const inOrder = capped.toSorted((a, b) => +a.dueAt - +b.dueAt)
      const days = inOrder.map(({ dueAt }) => localDateOf(dueAt, 'America/New_York'))
      expect(new Set(days).size).toBe(days.length)
      for (const [index, day] of days.entries()) {
        const third = days[index + 2]
        if (third) expect(daysBetween(day, third)).toBeGreaterThanOrEqual(7)
      }
    }),
    { numRuns: 150, seed: 20_261_128, examples: FOUND },
  )
}, 30_000)

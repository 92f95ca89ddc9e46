import { describe, expect, it } from 'vitest'
import { isTest, type OperatorNotice, operatorsTurn } from '../../../src/domain/delivery/operator-mail.ts'

const now = new Date('2026-03-10T18:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const notice = (over: Partial<OperatorNotice> & { id: string }): OperatorNotice => ({
  about: `check-up ${over.id}`,
  state: 'scheduled',
  createdAt: ago(HOUR_MS),
  dueAt: now,
  sentAt: null,
  ...over,
})
const untried = (id: string) => ({ id, state: 'scheduled' as const, firstTriedAt: null })

describe('what the operator is told', () => {
  it('goes when nothing went before', () => {
    const a = notice({ id: 'a' })
    expect(operatorsTurn(untried('a'), [a], now)).toEqual({ kind: 'tell', notices: [a] })
  })

  it.each([
    ['a millisecond short of a day after the last one', DAY_MS - 1, 'wait'],
    ['a day after it', DAY_MS, 'tell'],
  ])('%s: %s', (_, ms, kind) => {
    const last = notice({ id: 'z', state: 'delivered', sentAt: ago(ms) })
    const turn = operatorsTurn(untried('a'), [notice({ id: 'a' }), last], now)
    expect(turn.kind).toBe(kind)
    if (turn.kind === 'wait') expect(turn.until).toEqual(new Date(ago(ms).getTime() + DAY_MS))
  })

  it('counts from the last of several', () => {
    const sent = [2 * DAY_MS, HOUR_MS, DAY_MS].map((ms, index) =>
      notice({ id: `z${index}`, state: 'sent', sentAt: ago(ms) }),
    )
    const turn = operatorsTurn(untried('a'), [notice({ id: 'a' }), ...sent], now)
    expect(turn).toEqual({ kind: 'wait', until: new Date(ago(HOUR_MS).getTime() + DAY_MS) })
  })

  it('goes all at once, with the first of those that are due', () => {
    const all = [
      notice({ id: 'c' }),
      notice({ id: 'b' }),
      notice({ id: 'a', dueAt: new Date(now.getTime() + 1) }),
      notice({ id: '0', state: 'cancelled' }),
    ]
    expect(operatorsTurn(untried('b'), all, now)).toEqual({ kind: 'tell', notices: all.slice(0, 2) })
    const turn = operatorsTurn(untried('c'), all, now)
    expect(turn).toEqual({ kind: 'wait', until: new Date(now.getTime() + HOUR_MS / 12) })
  })

  it('waits for another that is on its way, and of two on their way the first goes', () => {
    const [a, b, c] = [
      notice({ id: 'a' }),
      notice({ id: 'b', state: 'sending' }),
      notice({ id: 'c', state: 'sending' }),
    ]
    const sending = (id: string) => ({ id, state: 'sending' as const, firstTriedAt: now })
    expect(operatorsTurn(untried('a'), [a, b], now).kind).toBe('wait')
    expect(operatorsTurn(sending('b'), [a, b, c], now)).toEqual({ kind: 'tell', notices: [a, b, c] })
    expect(operatorsTurn(sending('c'), [a, b, c], now).kind).toBe('wait')
  })

  it('is the same mail again where it was tried: what was made or fell due since waits', () => {
    const triedAt = ago(HOUR_MS)
    const mine = notice({ id: 'a', createdAt: now, dueAt: now })
    const then = notice({ id: 'b', createdAt: triedAt, dueAt: triedAt })
    const since = [
      notice({ id: 'c', createdAt: ago(HOUR_MS - 1), dueAt: triedAt }),
      notice({ id: 'd', createdAt: triedAt }),
    ]
    const turn = operatorsTurn({ ...mine, firstTriedAt: triedAt }, [mine, then, ...since], now)
    expect(turn).toEqual({ kind: 'tell', notices: [mine, then] })
  })
})

it('a test is told by what it is about', () => {
  expect(
    ['test 2026-03-10T18:00:00.000Z', 'check-up a/b', 'many-sign-ins test day'].map((about) =>
      isTest({ about }),
    ),
  ).toEqual([true, false, false])
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  aboutLink,
  linkMinutes,
  nextLinkMinutes,
  type UnusedLink,
} from '../../../src/domain/delivery/sign-in-links.ts'

const NOW = new Date('2026-03-10T18:00:00Z')
const ago = (minutes: number, over: Partial<UnusedLink> = {}): UnusedLink => ({
  createdAt: new Date(NOW.getTime() - minutes * 60_000),
  minutes: 15,
  mayHaveArrived: true,
  ...over,
})
const next = (unused: UnusedLink[], isBusy = false) => nextLinkMinutes(unused, NOW, { isBusy })

it('the first few links follow each other after five minutes', () => {
  expect(next([])).toBe(15)
  expect(next([ago(4)])).toBeNull()
  expect(next([ago(5)])).toBe(15)
  expect(next([ago(5), ago(10), ago(15)])).toBe(15)
})

it('after four that nobody used, the next comes when the last has had its time, and works for hours', () => {
  const four = [ago(14), ago(30), ago(40), ago(50)]
  expect(next(four)).toBeNull()
  expect(next([ago(15), ...four.slice(1)])).toBe(240)
  expect(next([ago(239, { minutes: 240 }), ...four])).toBeNull()
  expect(next([ago(240, { minutes: 240 }), ...four])).toBe(240)
})

it('those of yesterday count no more', () => {
  expect(next([ago(24 * 60), ago(24 * 60 + 5), ago(24 * 60 + 10), ago(24 * 60 + 15)])).toBe(15)
  expect(next([ago(241, { minutes: 240 }), ago(300), ago(310), ago(24 * 60)])).toBe(15)
  expect(next([ago(241, { minutes: 240 }), ago(300), ago(310), ago(24 * 60 - 1)])).toBe(240)
})

it('one that cannot have arrived is waited for no longer than a quick one', () => {
  const lost = ago(5, { minutes: 240, mayHaveArrived: false })
  expect(next([lost, ago(300), ago(310), ago(320), ago(330)])).toBe(240)
})

it('while many are asked for, each address has one at a time', () => {
  expect(next([], true)).toBe(240)
  expect(next([ago(5)], true)).toBeNull()
  expect(next([ago(15)], true)).toBe(240)
})

it('however often strangers ask, a link that works is in the mailbox, and few mails are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 400 }), (gaps) => {
      let at = NOW
      let links: UnusedLink[] = []
      for (const gap of gaps) {
        at = new Date(at.getTime() + gap * 60_000)
        const minutes = nextLinkMinutes(links, at, { isBusy: false })
        if (minutes !== null) links = [{ createdAt: at, minutes, mayHaveArrived: true }, ...links]
        const [last] = links
        expect(at.getTime() - (last?.createdAt.getTime() ?? 0)).toBeLessThan((last?.minutes ?? 0) * 60_000)
        const lately = links.filter(({ createdAt }) => at.getTime() - createdAt.getTime() < 86_400_000)
        expect(lately.length).toBeLessThanOrEqual(10)
      }
    }),
  )
})

it('a delivery says for how long its link works', () => {
  expect(linkMinutes(aboutLink(240))).toBe(240)
  expect(linkMinutes(aboutLink(15))).toBe(15)
  expect(linkMinutes('what an older version wrote')).toBe(15)
})

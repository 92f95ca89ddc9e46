/** No sentence claims what was not looked at: who has a phone, what left, what a run was, which average, which limit. */
import { describe, expect, it } from 'vitest'
import { DELIVERY_STATES, hasLeft } from '../../src/domain/delivery/deliveries.ts'
import { NUDGE_STATES, type Nudge } from '../../src/domain/nudges/nudge.ts'
import { nothingReported } from '../../src/domain/training/runner.ts'
import { composeRedFlag } from '../../src/messages/account/red-flag.ts'
import { answerOnPage, answerTo } from '../../src/messages/account/text-answers.ts'
import { thisWeekWords } from '../../src/messages/nudge/headroom.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import { NudgePage, type NudgeProps } from '../../src/pages/me/nudge/nudge.tsx'
import type { NudgeLine } from '../../src/pages/me/nudge/nudge-line.ts'
import { arrivalTag, headlineOf } from '../../src/pages/me/nudge/words.ts'
import { State, type StateProps } from '../../src/pages/me/training/first-steps.tsx'
import { distance } from '../../src/text/distances.ts'
import { heldBackSentence } from '../../src/text/labels/held-back.ts'
import { aRunner } from '../domain/builders.ts'
import { findings, headrooms, steps } from './every.ts'
import { aNudge, aRaceEffort, aSpike, operator } from './said.ts'

const TODAY = '2024-11-03'
const reader = { units: 'km', today: TODAY } as const

/** What only somebody with a phone can do: a verb of texting, or a command in capitals. */
const COMMAND =
  /\b[Tt]ext(ed|ing)?\b|\b(BOOKED|CHANGE|DONE|SORE|ILL|INJURED|WELL|CLEARED|SNOOZE|LONG|WHY|STOP|START|HELP)\b/

describe('a command is named to nobody who may have no phone', () => {
  const known = { reader, headroom: null, wellFirst: null, clinician: null, why: null, operator }
  const replies = [
    ...(
      [
        'red-flag',
        'ill',
        'injured',
        'well',
        'cleared',
        'not-cleared',
        'no-such-day',
        'help',
        'unknown',
        'long',
        'why',
      ] as const
    ).map((kind) => ({ kind })),
    ...[TODAY, null].flatMap((date) => [
      { kind: 'booked', date } as const,
      { kind: 'change', date } as const,
      { kind: 'simulation', date } as const,
    ]),
    { kind: 'done', date: TODAY },
    { kind: 'sore', areas: [], strength: 'mild', flag: null },
    { kind: 'sore', areas: ['calves'], strength: 'mild', flag: null },
    { kind: 'snooze', days: 3 },
    { kind: 'suggestions', back: true },
    { kind: 'suggestions', back: false },
    { kind: 'race', race: null },
    { kind: 'legs', state: 'ill', areas: [], strength: 'mild', flag: null },
    { kind: 'legs', state: 'pain', areas: ['knee'], strength: 'strong', flag: null },
    { kind: 'sleep', sleep: 'badly' },
    { kind: 'time-off', date: TODAY, why: 'ill' },
    { kind: 'long-run-day', weekday: 6 },
  ] as const

  it.each(replies)('on the page behind a link: $kind', (reply) => {
    expect(answerOnPage(reply, known)).not.toMatch(COMMAND)
  })

  it('in no mail', () => {
    const mail = composeRedFlag({ since: TODAY, reader, operator, page: 'https://x.example/me' })
    expect(mail.text).not.toMatch(COMMAND)
    for (const [finding] of findings) expect(composeNudge(aNudge(finding)).text).not.toMatch(COMMAND)
  })

  it('but to who texts', () => {
    expect(answerTo({ kind: 'booked', date: TODAY }, known)).toContain('Text CHANGE')
    expect(answerTo({ kind: 'ill' }, known)).toContain('text WELL')
  })
})

const aNudgeRow = (over: Partial<Nudge> = {}): Nudge => ({
  id: 'n1',
  rule: 'long-run-spike',
  subject: 'run:strava:12',
  run: 'strava:12',
  state: 'sent',
  why: null,
  runGone: false,
  policyVersion: '2026-11.2',
  createdAt: new Date('2024-11-03T12:00:00Z'),
  dueAt: new Date('2024-11-03T12:20:00Z'),
  findings: [aSpike()],
  ...over,
})

type Line = Pick<NudgeLine, 'deliveryStates' | 'unaddressed'>

const pageOf = (
  nudge: Nudge,
  deliveryStates: Line['deliveryStates'],
  { unaddressed = null, said = null }: Partial<Pick<Line, 'unaddressed'> & Pick<NudgeProps, 'said'>> = {},
) =>
  String(
    NudgePage({
      who: { words: '', states: [], asRead: null },
      nudge: { ...nudge, deliveryStates, unaddressed },
      runner: aRunner(),
      today: TODAY,
      now: new Date(`${TODAY}T12:00:00Z`),
      isWell: true,
      said,
      reasons: [],
      asks: [],
      sent: deliveryStates.map((state, n) => ({
        ...{ id: `${n}`, kind: 'nudge', state, why: null, at: nudge.dueAt, to: 'a@b.example' },
        ...{ channel: 'email', nudge: null },
      })),
      attribution: null,
    }),
  )

const NEVER_LEFT =
  /before anything was sent|Nothing was sent|no address to send|could not be sent within|>withdrawn<|>held back</

describe('the page of a nudge', () => {
  const whys = ['gone', 'stale', 'not-well', 'outranked', null] as const
  const all = NUDGE_STATES.flatMap((state) =>
    whys.flatMap((why) => DELIVERY_STATES.map((delivery) => ({ state, why, delivery }))),
  )

  it.each(all)('does not contradict what left: $state, $why, $delivery', ({ state, why, delivery }) => {
    const page = pageOf(aNudgeRow({ state, why }), [delivery])
    if (hasLeft(delivery)) {
      expect(page).not.toMatch(NEVER_LEFT)
      if (why) expect(page).not.toContain(heldBackSentence(why))
    }
    if (!hasLeft(delivery) || delivery === 'bounced') expect(page).not.toContain('Why you got this')
  })

  const lines = NUDGE_STATES.flatMap((state) =>
    ([null, 'no-address', 'not-worth-it'] as const).flatMap((unaddressed) =>
      [[], ...DELIVERY_STATES.map((each) => [each])].map((deliveryStates) => ({
        ...{ state, unaddressed, deliveryStates },
      })),
    ),
  )
  const said = { subject: 'Two easy days now', parts: [], suggests: false }

  it.each(lines)(
    'tells of what arrived only where something may have: $state, $unaddressed, $deliveryStates',
    ({ state, unaddressed, deliveryStates }) => {
      const mayHave =
        deliveryStates.some((each) => hasLeft(each) && each !== 'bounced') ||
        // its deliveries are kept for a while
        (state === 'sent' && deliveryStates.length === 0)
      const nudge = aNudgeRow({ state })
      const page = pageOf(nudge, deliveryStates, { unaddressed, said })
      if (!mayHave) expect(page).not.toMatch(/differ from what arrived|Why you got this/)
      if (mayHave) expect(page).not.toMatch(/Not sent yet|did not reach you|been sent yet/)
      expect(arrivalTag({ ...nudge, deliveryStates, unaddressed }) === 'message').toBe(mayHave)
      // what waits may still come, and what does not never will
      if (deliveryStates.every((each) => each === 'cancelled') && state === 'cancelled')
        expect(page).not.toMatch(/yet|to come/)
    },
  )

  it.each([
    ['waiting', [], null, 'message to come'],
    ['released', [], null, 'message to come'],
    ['released', ['scheduled'], null, 'message to come'],
    ['released', [], 'no-address', 'not sent'],
    ['held-back', [], null, 'held back'],
    ['cancelled', [], null, 'withdrawn'],
    ['sent', ['bounced'], null, 'not sent'],
    ['sent', ['failed'], null, 'not sent'],
    ['sent', ['delivered', 'scheduled'], null, 'message'],
    ['sent', [], null, 'message'],
  ] as const)('is tagged beside its run: %s with %j, %s', (state, deliveryStates, unaddressed, tag) => {
    expect(arrivalTag({ state, deliveryStates, unaddressed })).toBe(tag)
  })

  it('says what else may have changed than the run, where a nudge is no longer true', () => {
    const words = heldBackSentence('gone')
    for (const cause of ['deleted', 'changed', 'taken out', 'settings', 'sources'])
      expect(words).toContain(cause)
  })
})

describe('a run', () => {
  const titled = (known: 'marked' | 'entered' | 'marathon-length', distanceMeters: number) => {
    const lead = aRaceEffort({ known, distanceMeters })
    return headlineOf({ rule: lead.rule, findings: [lead] }, (meters) => distance(meters, 'km'))
  }
  it('that nobody called a race is called none, and one that somebody did is', () => {
    expect(titled('marathon-length', 45_000)).toBe('A run of marathon length: 45.0 km')
    expect(titled('marathon-length', 52_000)).toBe('An ultra: 52.0 km')
    expect(titled('marked', 21_100)).toBe('A race: 21.1 km')
    expect(titled('entered', 21_100)).toBe('A race: 21.1 km')
  })
})

describe('this week', () => {
  it('has one average beside it: none of the last four weeks where the steps have a measure of their own', () => {
    const ways = steps.filter(({ kind }) => ['no-running', 'easy-runs', 'part-of-usual-week'].includes(kind))
    expect(ways.length).toBeGreaterThan(2)
    for (const headroom of headrooms) {
      if (!headroom) continue
      for (const step of ways)
        expect(thisWeekWords({ headroom, steps: [step] }, reader)).not.toMatch(/averaged|\d/)
    }
  })

  it('says what an average waits for as the rules have it', () => {
    const unknown = headrooms.find((each) => each?.run.kind === 'none' && each.run.why === 'too-few-runs')
    expect(unknown && thisWeekWords({ headroom: unknown, steps: [] }, reader)).toBe(
      'Your weekly average is told once it reaches 15 km and your log goes back three weeks.',
    )
  })
})

describe('where we write to you', () => {
  const noted = (reach: StateProps['reach']) =>
    String(
      State({
        ...{ sources: [], source: { state: 'active' }, waits: false, reach },
        ...{ asksMassage: false, asksLastMassage: null, asksInjury: null },
      }),
    )
  it('is unknown only to who gave no address at all', () => {
    expect(noted('none')).toContain('has no address to write to yet')
    for (const reach of ['waiting', 'off', 'confirmed'] as const)
      expect(noted(reach)).not.toContain('has no address')
    expect(noted('waiting')).toContain('not confirmed')
    expect(noted('off')).toContain('switched off')
    expect(nothingReported.massageMessages).toBe(false)
  })
})

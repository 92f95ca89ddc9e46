/** Walks over every message that can be composed and refuses what no runner should read. */
import { describe, expect, it } from 'vitest'
import { massageOf } from '../../src/domain/advice/advice.ts'
import { nothingReported } from '../../src/domain/training/runner.ts'
import { CAUTION } from '../../src/messages/massage/massage.ts'
import { explain } from '../../src/messages/nudge/explain.ts'
import { composeNudge } from '../../src/messages/nudge/nudge.ts'
import type { NudgeToSay } from '../../src/messages/nudge/nudge-to-say.ts'
import { nudgeSms } from '../../src/messages/nudge/sms.ts'
import { advices, findings, stepsBesideHeadrooms } from './every.ts'
import { faultsOf, missing, type Rendered } from './faults.ts'
import { aNudge, aSpike, operator, someAdvice, someRecovery } from './said.ts'

/** The day on which `aNudge` is read. */
const TODAY = '2024-11-03'

/** A name that would break out of the page, were it not escaped. */
const awkward = { ...operator, name: 'Łódź <img src=x onerror=y> & “Sons”' }

function* everyNudge(): Generator<{ selfReports: NudgeToSay; figures: readonly string[] }> {
  for (const [place, [finding, ...figures]] of findings.entries()) {
    for (const advice of place === 0 ? [...advices, ...stepsBesideHeadrooms] : advices) {
      for (const massageMessages of [true, false]) {
        for (const units of ['km', 'mi'] as const) {
          const runner = { units, timeZone: 'UTC', selfReports: { ...nothingReported, massageMessages } }
          const selfReports = aNudge(finding, { advice, runner, operator: awkward })
          const isForADoctor = massageOf(advice).kind === 'see-a-clinician' || advice.kind === 'not-well'
          yield { selfReports, figures: units === 'km' && !isForADoctor ? figures : [] }
        }
      }
    }
  }
}

const supported = (selfReports: NudgeToSay): NudgeToSay => {
  const [lead] = selfReports.findings
  const others = findings.map(([finding]) => finding).filter(({ rule }) => rule !== lead.rule)
  return { ...selfReports, findings: [lead, ...others] }
}

describe('every nudge that can be composed', () => {
  it('is free of claims, broken figures and offers nobody agreed to', () => {
    let count = 0
    const faults = new Map<string, string>()
    for (const { selfReports, figures } of everyNudge()) {
      const message = composeNudge(selfReports)
      // only a plan may be booked, and only by those who agreed
      const mayBook =
        selfReports.runner.selfReports.massageMessages && massageOf(selfReports.advice).kind === 'suggest'
      const booking = mayBook ? selfReports.links.booking : null
      const [{ rule }] = selfReports.findings
      const found = [
        ...faultsOf(message, { booking }),
        ...missing(message.text, figures).map((each) => `no ${each}`),
      ]
      if (selfReports.runner.units === 'mi' && / km\b/.test(message.text)) found.push('kilometres for miles')
      for (const fault of found) faults.set(`${rule}: ${fault}`, message.subject)
      count += 1
    }
    expect(Object.fromEntries(faults)).toEqual({})
    expect(count).toBeGreaterThan(9_000)
  })

  it('is so with supporting findings beside the leading one', () => {
    const faults = findings.flatMap(([finding]) => {
      const selfReports = supported(aNudge(finding))
      return faultsOf(composeNudge(selfReports), { booking: selfReports.links.booking })
    })
    expect(faults).toEqual([])
  })

  it('shows nothing of the same outing beside a race', () => {
    const [race] = findings.filter(([{ rule }]) => rule === 'race-effort')
    if (!race) throw new Error('no race among the findings')
    const alone = aNudge(race[0])
    expect(composeNudge(supported(alone)).text).toBe(composeNudge(alone).text)
  })

  it('fits two segments with a link as long as links get', () => {
    for (const { selfReports } of everyNudge()) {
      const text = `https://legwork-of-some-running-club.example.workers.dev/n/${'a'.repeat(23)}`
      const { units } = selfReports.runner
      const sms = nudgeSms({ ...selfReports, links: { ...selfReports.links, text } }, { units, today: TODAY })
      expect(sms).toContain(text)
      expect(sms).not.toContain(selfReports.links.why)
      expect(faultsOf({ subject: 'a subject', html: '', text: '', sms }, { booking: 'yes' })).toEqual([])
    }
  })

  it('speaks of every band in the same words', () => {
    const facts = { distanceMeters: 28_040, longestMeters: 20_100 }
    const texts = (['small', 'moderate', 'large'] as const).map(
      (band) => composeNudge(aNudge(aSpike({ ...facts, band }))).text,
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('has no hard word for a step of at most 3.5 km', () => {
    for (const plannedStep of [true, false]) {
      const recovery = someRecovery({ tone: { plannedStep, softWords: true, afterInjury: false } })
      const selfReports = aNudge(aSpike({ distanceMeters: 23_000 }), { advice: someAdvice({ recovery }) })
      const { subject, text, sms } = composeNudge(selfReports)
      expect(`${subject} ${text} ${sms}`.replaceAll(selfReports.links.why, '')).not.toMatch(
        /spike|sudden|\btoo\b|injur/i,
      )
    }
  })
})

describe('every explanation', () => {
  it('has figures, a rule and a source, and claims nothing', () => {
    for (const units of ['km', 'mi'] as const) {
      for (const [finding] of findings) {
        const { sentence, rule, source, policyVersion } = explain(finding, { units })
        expect(sentence).toMatch(/\d/)
        const said = { subject: 'an explanation', html: '', text: `${sentence} ${rule}` }
        expect(faultsOf(said, { booking: null })).toEqual([])
        expect(source.length).toBeGreaterThan(20)
        expect(policyVersion).toMatch(/^\d{4}-\d{2}(\.\d+)?$/)
      }
    }
  })
})

describe('the refusal of a bad message', () => {
  const good: Rendered = composeNudge(aNudge())
  const faults = (spoilt: Partial<Rendered>, booking: string | null = 'yes') =>
    faultsOf({ ...good, ...spoilt }, { booking })

  it('lets a good one through', () => expect(faults({})).toEqual([]))

  it.each([
    ['predicts', 'This predicts an injury.'],
    ['prevents', 'Easy days prevent injuries.'],
    ['lowers a risk', 'Massage lowers the risk of injury.'],
    ['gives a personal risk', 'Your risk is up by 64%.'],
    ['speeds recovery', 'It speeds up recovery.'],
    ['heals faster', 'You will recover faster.'],
    ['flushes', 'It flushes out lactate.'],
    ['breaks up adhesions', 'It breaks up adhesions.'],
    ['improves performance', 'It improves performance.'],
    ['allows a distance', 'You can run 22.0 km today.'],
    ['calls it a spike', 'That was a sudden spike.'],
    ['scolds', 'You ran too far.'],
    ['shouts', 'Well done!'],
    ['has lost a figure', 'You ran NaN km.'],
    ['has lost a word', 'You ran on undefined.'],
    ['shows an object', 'You ran [object Object].'],
    ['counts wrongly', 'It was 1 days ago.'],
    ['counts wrongly in words', 'Take two day easy, or one easy days.'],
    ['stumbles', 'Easy days .'],
    ['suggests without a caution', 'If you like: 30 minutes of gentle Swedish massage.'],
  ])('refuses a text that %s', (_, text) => {
    expect(faults({ text })).not.toEqual([])
  })

  it('refuses an offer without consent, markup from outside, and a text message that is long, foreign or bare', () => {
    expect(faults({ text: `${good.text} Booking is open.` }, null)).toContain('booking without consent')
    expect(faults({ html: '<p><img src=x></p>' })).toContain('unescaped')
    const sms = good.sms ?? ''
    expect(faults({ sms: sms.replace('Two', `${'Very '.repeat(40)}two`) })).toContain('sms of 3 segments')
    expect(faults({ sms: sms.replace('Sunday', 'Sunday –') })).toContain('sms outside GSM-7')
    expect(faults({ sms: sms.replace(' STOP to end', '') })).toContain('sms without sender or way out')
    expect(faults({ text: `60 minutes of massage. ${CAUTION}`, html: '' })).toEqual([
      'suggestion without caution in html',
    ])
    expect(missing(good.text, ['28.0 km', '31.0 km'])).toEqual(['31.0 km'])
  })
})

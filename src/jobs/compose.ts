/** The words of a delivery, composed at the moment of sending. */

import { type Dependencies, practiceOf } from '../dependencies.ts'
import { type MassageAdvice, massageOf, type WellFirst } from '../domain/advice/advice.ts'
import { asksAboutPause } from '../domain/advice/advise.ts'
import { CODE_MINUTES } from '../domain/delivery/consent.ts'
import { linkRules } from '../domain/delivery/links.ts'
import { linkMinutes } from '../domain/delivery/sign-in-links.ts'
import type { EventDraft } from '../domain/events/event.ts'
import { adviceOn, type Unsaid } from '../domain/replay/sync.ts'
import { localDateOf } from '../domain/time/calendar.ts'
import { buildLog } from '../domain/training/log.ts'
import type { NotWell } from '../domain/training/well.ts'
import { makeLink, makeTextLink } from '../links.ts'
import { nudgeWords } from '../messages/events/event-words.ts'
import type { NudgeToSay } from '../messages/nudge/nudge-to-say.ts'
import { onChannel, type Said } from '../messages/on-channel.ts'
import type { Summed } from '../messages/summary/summed.ts'
import { attributionOf } from '../sources/attribution.ts'
import type { ClaimedForRunner } from '../store/delivery/claim.ts'
import { nudgeFacts } from './events/sync-events.ts'
import { operatorOf } from './operator.ts'
import { summaryFacts } from './summary.ts'

type Composed = Said & {
  kind: 'said'
  suggested: boolean
  /** For what it was told to see to that first and to do nothing else. */
  notWell: NotWell | null
  askedPause: boolean
  /** What endpoints are told once it is sent. */
  event: EventDraft | null
}

const STALE: Unsaid = { kind: 'unsaid', why: 'stale' }

/** Or why nothing is left to say: it has left with the cache, its channel does not carry it, a massage is no longer due. */
export async function compose(
  dependencies: Dependencies,
  claimed: ClaimedForRunner,
  unsubscribeToken: string,
  now: Date,
): Promise<Composed | Unsaid> {
  const { BASE_URL } = dependencies.config
  const { delivery, contact } = claimed
  const operator = operatorOf(dependencies)
  const unsubscribeUrl = `${BASE_URL}/unsubscribe/${unsubscribeToken}`
  const say = onChannel[contact.channel]

  switch (delivery.kind) {
    case 'confirm':
      // whoever has the address hears of it; whoever asked for it is told nothing
      if (claimed.address.isTaken) return plain(say.taken({ link: `${BASE_URL}/sign-in`, operator }))
      return plain(say.confirm?.({ ...(await proofOf(dependencies, claimed)), operator }))
    case 'sign-in': {
      const minutes = linkMinutes(delivery.about)
      const link = `${BASE_URL}/sign-in/${await makeLink(dependencies, 'sign-in', delivery, minutes)}`
      return plain(say['sign-in']?.({ link, operator, minutes }))
    }
    case 'reply':
      return delivery.words === null ? STALE : plain(say.reply?.({ words: delivery.words }))
    case 'red-flag': {
      const { timeZone, units } = claimed.runner
      const reader = { units, today: localDateOf(now, timeZone) }
      const since = localDateOf(delivery.createdAt, timeZone)
      return plain(say['red-flag']?.({ since, reader, operator, page: `${BASE_URL}/me` }))
    }
    case 'test':
      return plain(say.test?.({ settings: `${BASE_URL}/me/settings`, unsubscribeUrl, operator }))
    case 'notice': {
      const facts = await noticeFacts(dependencies, claimed)
      return facts ? plain(say.notice?.({ ...facts, operator, unsubscribeUrl })) : STALE
    }
    case 'nudge': {
      const facts = await nudgeToSay(dependencies, claimed, unsubscribeUrl, now)
      return facts.kind === 'unsaid'
        ? facts
        : sentNudge(claimed, facts, suggesting(say.nudge?.(facts), massageOf(facts.advice)))
    }
    case 'summary': {
      const summed = await summaryFor(dependencies, claimed, unsubscribeUrl, now)
      return summed ? suggesting(say.summary?.(summed), massageOf(summed.facts)) : STALE
    }
  }
}

export const plain = (said: Said | undefined): Composed | Unsaid =>
  said ? { ...said, kind: 'said', suggested: false, askedPause: false, notWell: null, event: null } : STALE

const suggesting = (said: Said | undefined, massage: MassageAdvice | WellFirst): Composed | Unsaid =>
  said
    ? {
        ...said,
        kind: 'said',
        suggested: massage.kind === 'suggest',
        askedPause: asksAboutPause(massage),
        notWell: massage.kind === 'not-well' ? massage.why : null,
        event: null,
      }
    : STALE

async function sentNudge(
  { nudge, nudgeConnectionId, contact }: ClaimedForRunner,
  { advice, runner, now }: NudgeToSay,
  composed: Composed | Unsaid,
): Promise<Composed | Unsaid> {
  if (!nudge || composed.kind === 'unsaid') return composed
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const event: EventDraft = {
    type: 'nudge.sent',
    about: nudge.id,
    facts: { ...(await nudgeFacts(nudge)), channel: contact.channel },
    words: nudgeWords(nudge.rule, advice, reader),
    connectionId: nudgeConnectionId,
  }
  return { ...composed, event }
}

/** What its owner shows to confirm an address: a link to follow, or a code to type. */
async function proofOf({ secrets, config }: Dependencies, { delivery, contact }: ClaimedForRunner) {
  const link = `${config.BASE_URL}/verify/${await makeLink({ secrets }, 'verify', delivery)}`
  const [code = ''] = await secrets.codes(`${contact.id} ${delivery.id}`)
  return { link, hours: linkRules.verify.minutes / 60, code, minutes: CODE_MINUTES }
}

/** A notice is about a source, `reconnect <source> <when>`, or about an endpoint, `endpoint-off <endpoint> <when>`. */
async function noticeFacts({ sources, store, config }: Dependencies, { delivery }: ClaimedForRunner) {
  const [what, of = ''] = delivery.about.split(' ')
  if (what !== 'endpoint-off') {
    return { link: `${config.BASE_URL}/`, sourceLabel: sources[of]?.label ?? 'your source' }
  }
  const endpoint = await store.endpoints.find(delivery.runnerId, of)
  // who has switched it on again or removed it meanwhile knows
  if (endpoint?.state !== 'off' || !endpoint.offWhy) return null
  const link = `${config.BASE_URL}/me/webhooks/${endpoint.id}`
  return { link, host: new URL(endpoint.url).host, why: endpoint.offWhy }
}

const logOf = ({ runs, runner }: ClaimedForRunner, now: Date) =>
  buildLog(runs, {
    weekStartsOn: runner.weekStartsOn,
    excluded: runner.excluded,
    until: localDateOf(now, runner.timeZone),
  })

/** An offer goes only to a contact that agreed to massage messages. */
const readerOf = ({ runner, contact }: ClaimedForRunner) => ({
  ...runner,
  selfReports: { ...runner.selfReports, massageMessages: contact.massage },
})

/** Where something is told with one tap; the same at every try, for it is part of one message. */
const actOf = async ({ secrets, config }: Dependencies, { delivery }: ClaimedForRunner): Promise<string> =>
  `${config.BASE_URL}/act/${await makeLink({ secrets }, 'act', delivery)}`

/** Where this one nudge is shown to whoever has the mail. */
const lookOf = async ({ secrets, config }: Dependencies, { delivery }: ClaimedForRunner): Promise<string> =>
  `${config.BASE_URL}/nudge/${await makeLink({ secrets }, 'look', delivery)}`

/** The same for whoever has the text, as short as is safe. */
const lookInText = async ({ secrets, config }: Dependencies, delivery: { id: string }): Promise<string> =>
  `${config.BASE_URL}/n/${await makeTextLink({ secrets }, delivery)}`

async function nudgeToSay(
  dependencies: Dependencies,
  claimed: ClaimedForRunner,
  unsubscribeUrl: string,
  now: Date,
): Promise<(NudgeToSay & { kind: 'to-say' }) | Unsaid> {
  const { nudge, runner, runs } = claimed
  const { BASE_URL, BOOKING_URL } = dependencies.config
  if (!nudge?.findings) return STALE
  const advice = adviceOn(nudge, logOf(claimed, now), runner, practiceOf(dependencies), now)
  if (advice.kind === 'unsaid') return advice
  return {
    kind: 'to-say',
    findings: nudge.findings,
    advice,
    runner: readerOf(claimed),
    now,
    links: {
      why: `${BASE_URL}/me/nudges/${nudge.id}`,
      look: await lookOf(dependencies, claimed),
      text: await lookInText(dependencies, claimed.delivery),
      settings: `${BASE_URL}/me/settings`,
      unsubscribeUrl,
      act: await actOf(dependencies, claimed),
      booking: BOOKING_URL ?? null,
    },
    operator: operatorOf(dependencies),
    attribution: attributionOf(runs),
  }
}

/** Null when the window is not there to be summed up. */
async function summaryFor(
  dependencies: Dependencies,
  claimed: ClaimedForRunner,
  unsubscribeUrl: string,
  now: Date,
): Promise<Summed | null> {
  const { BASE_URL, BOOKING_URL } = dependencies.config
  const { runs, recentNudges } = claimed
  if (runs.length === 0) return null
  const runner = readerOf(claimed)
  return {
    facts: summaryFacts(logOf(claimed, now), runner, recentNudges, practiceOf(dependencies), now),
    runner,
    links: {
      training: `${BASE_URL}/me`,
      act: await actOf(dependencies, claimed),
      settings: `${BASE_URL}/me/settings`,
      unsubscribeUrl,
      booking: BOOKING_URL ?? null,
    },
    operator: operatorOf(dependencies),
    attribution: attributionOf(runs),
  }
}

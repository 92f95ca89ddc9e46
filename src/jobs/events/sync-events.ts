/** The events of a sync: what it decided of nudges and findings, and the week that is over. */
import type { Practice } from '../../domain/advice/advice.ts'
import { derivedFacts } from '../../domain/events/derived-facts.ts'
import type { EventDraft, EventWords, Facts } from '../../domain/events/event.ts'
import { keyOfFinding, type NudgeEvent, nudgeEvents } from '../../domain/events/told-of-nudges.ts'
import type { Nudge } from '../../domain/nudges/nudge.ts'
import { adviceOn } from '../../domain/replay/sync.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { TrainingLog, Week } from '../../domain/training/log.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { findingWords, nudgeWords, weekWords } from '../../messages/events/event-words.ts'
import { hashOf } from '../../secrets.ts'

/** What a sync saw and decided, as far as events tell of it. */
export type SyncToTell = {
  connectionId: string
  before: readonly Nudge[]
  nudges: readonly Nudge[]
  /** Of these, what goes to endpoints alone. */
  said: readonly Nudge[]
  weekStart: string | null
  log: TrainingLog
  runner: Runner
}

export async function syncEvents(sync: SyncToTell, practice: Practice, now: Date): Promise<EventDraft[]> {
  const told = [
    ...nudgeEvents(sync.before, sync.nudges, now),
    ...sync.said.map((nudge) => ({ type: 'nudge.sent', nudge }) as const),
  ]
  const drafts = await Promise.all(told.map((each) => draftOf(each, sync, practice, now)))
  const week = sync.log.weeks.find(({ weekStart }) => weekStart === sync.weekStart)
  return [...drafts, ...(week ? [weekDraft(week, sync)] : [])]
}

async function draftOf(
  told: NudgeEvent,
  { connectionId, log, runner }: SyncToTell,
  practice: Practice,
  now: Date,
): Promise<EventDraft> {
  const { nudge, type } = told
  if (told.type === 'finding.detected') {
    const { finding } = told
    const facts = derivedFacts(finding)
    return { type, about: keyOfFinding(finding), facts, words: findingWords(finding), connectionId }
  }
  // a nudge may be made and taken back again, and is sent once
  const about = told.type === 'nudge.sent' ? nudge.id : `${nudge.id} ${nudge.createdAt.getTime()}`
  if (told.type === 'nudge.cancelled') {
    const facts = { ...(await nudgeFacts(nudge)), why: nudge.why }
    return { type, about, facts, words: null, connectionId }
  }
  const advice = adviceOn(nudge, log, runner, practice, now)
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const words: EventWords =
    advice.kind === 'unsaid' ? findingWords(nudge) : nudgeWords(nudge.rule, advice, reader)
  const facts = { ...(await nudgeFacts(nudge)), dueAt: nudge.dueAt.toISOString() }
  return { type, about, facts, words, connectionId }
}

/** By `nudge` events of one nudge are known to belong together; its own key has the number of a run in it. */
export async function nudgeFacts({ id, rule, findings }: Nudge): Promise<Facts> {
  const [lead, ...others] = findings ?? []
  return {
    nudge: (await hashOf(`nudge ${id}`)).slice(0, 16),
    ...(lead ? derivedFacts(lead) : { rule }),
    alsoTrue: others.map(derivedFacts),
  }
}

function weekDraft({ weekStart, distanceMeters, movingSeconds, runs }: Week, sync: SyncToTell): EventDraft {
  // the totals of a single run are that run's own
  const totals = runs > 1 ? { distanceMeters, movingSeconds } : {}
  return {
    type: 'week.completed',
    about: weekStart,
    facts: { weekStart, runs, ...totals },
    words: weekWords({ weekStart, distanceMeters, runs }, sync.runner),
    connectionId: sync.connectionId,
  }
}

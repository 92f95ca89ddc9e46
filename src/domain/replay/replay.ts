/** What the service would have said to a runner, had it been there all along: a log walked through in time. */
import { type Advice, type MassageAdvice, massageOf, type WellFirst } from '../advice/advice.ts'
import { asksAboutPause, massageNow } from '../advice/advise.ts'
import { massageClockByItself } from '../advice/massage-clock.ts'
import { mayLeave, REMEMBERED_DAYS } from '../delivery/deliveries.ts'
import { nextReviewAt } from '../delivery/schedule.ts'
import { isOpen, MEMORY_MS, type Nudge } from '../nudges/decide.ts'
import { advicePolicy } from '../policy/advice.ts'
import { assessRun, type Finding } from '../rules/index.ts'
import { daysBetween, type LocalDate, localDateOf, weekStartOf } from '../time/calendar.ts'
import type { TrainingLog } from '../training/log.ts'
import { endOf, type Run, stoppedAt } from '../training/run.ts'
import type { Runner, SelfReports, Suggestion } from '../training/runner.ts'
import { adviceOn, syncAt, trainingAt } from './sync.ts'

/** A nudge that would have been sent: what it rests on, the advice at that moment, and the day on which it was said. */
export type Said = {
  nudge: Nudge
  findings: Facts
  advice: Advice
  at: Date
  date: LocalDate
}

type Facts = NonNullable<Nudge['findings']>

/** A weekly summary that would have been sent, with what it said of a massage. */
type Summed = { weekStart: LocalDate; massage: MassageAdvice | WellFirst; at: Date; date: LocalDate }

export type Replay = {
  /** Oldest first; days on which a massage was due are among them where that was said. */
  findings: readonly Finding[]
  said: readonly Said[]
  summaries: readonly Summed[]
  /** Decided and not sent, with the reason, oldest first. */
  heldBack: readonly Nudge[]
}

/** What the runner of a log is taken to do with massage suggestions: nothing, or book the first day that fits. */
export type Habit = 'ignores' | 'books'

/** A watch uploads a few minutes after it was stopped. */
const ARRIVAL_MS = 5 * 60_000

/** When the service hears of a run. @example arrivalOf(run) // five minutes after its watch was stopped */
export const arrivalOf = (run: Run) => stoppedAt(run).getTime() + ARRIVAL_MS

/** Open on all days, to be booked a day ahead. */
const PRACTICE = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

/** After four weeks without a run nothing comes by the calendar alone. */
const STOPPED_MS = 32 * 86_400_000

const DAY_MS = 86_400_000

/** Longer than the window, whatever the zone and the weekday. */
const LONGEST_WINDOW_MS = 18 * 7 * DAY_MS

const SOONEST_MASSAGE_DAYS = Math.min(
  ...Object.values(advicePolicy.clock.dueDays.peak),
  advicePolicy.clock.onceDays,
)

/** Everything a runner can want. */
const WANTS = { recovery: true, massage: true, summary: true }

/** A message on its way: it leaves when it is due, if it may then. */
type Message = { kind: 'nudge' | 'summary'; about: Nudge['id'] | LocalDate; createdAt: Date; dueAt: Date }

/**
 * Replays a whole log: every run arrives a few minutes after its end; what is due is looked at again and sent; mornings
 * and summaries come by the calendar. Each sync decides by `syncAt` and each message leaves by `mayLeave`, as they do
 * in the service. Findings are those of the whole log.
 *
 * @example replay(log, runner, 'ignores').said
 * // [{ nudge: { rule: 'big-long-run', … }, at: 2024-11-03T14:20:00Z, date: '2024-11-03' }]
 */
export function replay(
  log: TrainingLog,
  runner: Runner,
  habit: Habit,
  { summaries = true }: { summaries?: boolean } = {},
): Replay {
  const runs = [...log.counted, ...log.notCounted.map(({ run }) => run)].sort(
    (a, b) => arrivalOf(a) - arrivalOf(b),
  )
  const said: Said[] = []
  const summed: Summed[] = []
  const decided = new Map<Nudge['id'], Nudge>()
  const outbox = new Map<string, Message>()
  /** Whatever was in the outbox once: nothing is said again. */
  const posted = new Set<string>()
  let book = new Map<Nudge['id'], Nudge>()
  let asTold = runner
  let arrived = 0
  /** The first run that may still be in the window. */
  let kept = 0
  let reviewAt = Number.POSITIVE_INFINITY

  const write = (nudge: Nudge) => {
    book.set(nudge.id, nudge)
    // what has left the window without its facts stays in the record with them
    if (nudge.findings) decided.set(nudge.id, nudge)
  }
  const post = (message: Message) => {
    const id = `${message.kind} ${message.about}`
    if (posted.has(id)) return
    posted.add(id)
    outbox.set(id, message)
  }
  const known = (now: Date) => {
    while (arrivalAt(runs, kept) < now.getTime() - LONGEST_WINDOW_MS) kept += 1
    return runs.slice(kept, arrived)
  }
  const forget = (now: Date) => {
    const remembered = localDateOf(new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS), runner.timeZone)
    const suggestions = asTold.selfReports.suggestions.filter(({ date }) => date >= remembered)
    asTold = telling(asTold, { suggestions })
  }
  const sync = (now: Date) => {
    const since = now.getTime() - MEMORY_MS
    book = new Map([...book].filter(([, each]) => each.findings || each.createdAt.getTime() >= since))
    const seen = syncAt(known(now), asTold, [...book.values()], now)
    for (const nudge of seen.nudges) write(nudge)
    for (const { state, id, dueAt } of book.values()) {
      if (state === 'released') post({ kind: 'nudge', about: id, createdAt: now, dueAt })
    }
    if (summaries && seen.summary) {
      post({ kind: 'summary', about: seen.summary.weekStart, createdAt: now, dueAt: seen.summary.dueAt })
    }
    const last = runs[arrived - 1]
    const stopped = !last || now.getTime() - endOf(last).getTime() > STOPPED_MS
    reviewAt = stopped ? Number.POSITIVE_INFINITY : seen.reviewAt.getTime()
  }
  /** The runner after a message: it may have carried a suggestion, and they may have followed it. */
  const heard = (massage: MassageAdvice | WellFirst, { kind }: Message, now: Date) => {
    const date = localDateOf(now, runner.timeZone)
    if (asksAboutPause(massage)) asTold = afterQuestion(asTold, date)
    if (massage.kind !== 'suggest') return
    asTold = afterSuggestion(massage, asTold, habit, { date, inSummary: kind === 'summary' })
  }
  const sayNudge = (message: Message, asKnown: TrainingLog, now: Date) => {
    const nudge = book.get(message.about)
    if (!nudge?.findings) return
    const advice = adviceOn(nudge, asKnown, asTold, PRACTICE, now)
    if (advice.kind === 'unsaid') return
    const date = localDateOf(now, runner.timeZone)
    const sent: Nudge = { ...nudge, state: 'sent' }
    write(sent)
    said.push({ nudge: sent, findings: nudge.findings, advice, at: now, date })
    heard(massageOf(advice), message, now)
  }
  const saySummary = (message: Message, asKnown: TrainingLog, now: Date) => {
    const massage = massageNow(asKnown, asTold, PRACTICE, now)
    const date = localDateOf(now, runner.timeZone)
    summed.push({ weekStart: message.about, massage, at: now, date })
    heard(massage, message, now)
  }
  const deliver = (message: Message, id: string, now: Date) => {
    const nudge = book.get(message.about) ?? null
    const standing = { channel: 'email', contact: 'confirmed', preferences: WANTS } as const
    const gate = mayLeave({ ...message, ...standing, nudge, nudges: [...book.values()] }, asTold, now)
    if (gate.kind === 'later') {
      outbox.set(id, { ...message, dueAt: gate.at })
      return
    }
    outbox.delete(id)
    // nothing is taken back between its release and this: both are of one moment
    if (gate.kind === 'never') return
    const { log: asKnown } = trainingAt(known(now), asTold, now)
    if (message.kind === 'nudge') sayNudge(message, asKnown, now)
    else saySummary(message, asKnown, now)
  }

  for (let at = nextMoment(); Number.isFinite(at); at = nextMoment()) {
    const now = new Date(at)
    const before = arrived
    forget(now)
    while (arrivalAt(runs, arrived) <= at) arrived += 1
    const isDue = [...book.values()].some(({ state, dueAt }) => state === 'waiting' && dueAt <= now)
    if (arrived > before || isDue || (reviewAt <= at && !isQuiet(asTold, book, now))) sync(now)
    else if (reviewAt <= at) reviewAt = nextReviewAt(asTold, now).getTime()
    for (const [id, message] of [...outbox]) if (message.dueAt <= now) deliver(message, id, now)
  }

  function nextMoment(): number {
    const waiting = [...book.values()].filter(({ state }) => state === 'waiting')
    const due = [...waiting, ...outbox.values()].map(({ dueAt }) => dueAt.getTime())
    return Math.min(arrivalAt(runs, arrived), reviewAt, ...due)
  }

  const due = said.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'massage-due')
  const found = log.counted.flatMap((run) => assessRun(log, run, runner))
  return {
    findings: [...found, ...due].sort((a, b) => daysBetween(b.date, a.date)),
    said,
    summaries: summed,
    heldBack: [...decided.values()].filter(({ state }) => state === 'held-back' || state === 'cancelled'),
  }
}

/** A morning on which a sync changes nothing: nothing waits, no summary is due, and no massage can be. */
function isQuiet(runner: Runner, book: ReadonlyMap<string, Nudge>, now: Date): boolean {
  const today = localDateOf(now, runner.timeZone)
  if (weekStartOf(today, runner.weekStartsOn) === today) return false
  if ([...book.values()].some(isOpen)) return false
  return massageClockByItself(runner, today).days < SOONEST_MASSAGE_DAYS
}

const arrivalAt = (runs: readonly Run[], place: number) => {
  const run = runs[place]
  return run ? arrivalOf(run) : Number.POSITIVE_INFINITY
}

function afterSuggestion(
  { plan }: Extract<MassageAdvice, { kind: 'suggest' }>,
  runner: Runner,
  habit: Habit,
  sent: Pick<Suggestion, 'date' | 'inSummary'>,
): Runner {
  const { suggestions, treatments } = runner.selfReports
  const booked = habit === 'books' ? plan.days.slice(0, 1) : []
  return telling(runner, {
    suggestions: [...suggestions, { ...sent, answered: habit === 'books' }],
    treatments: [...treatments, ...booked.map((day) => ({ date: day, state: 'booked' as const }))],
  })
}

const afterQuestion = (runner: Runner, askedOn: LocalDate): Runner =>
  telling(runner, { pause: { ...runner.selfReports.pause, askedOn } })

const telling = (runner: Runner, told: Partial<SelfReports>): Runner => ({
  ...runner,
  selfReports: { ...runner.selfReports, ...told },
})

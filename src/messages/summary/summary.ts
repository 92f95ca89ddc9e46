/** The weekly summary: the week, how it lies among the last eight, what it leaves open, and one small reminder. */

import { chartDay, day } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { roadLine } from '../../text/road.ts'
import { capital } from '../../text/sentences.ts'
import { wellFirst } from '../massage/clinician.ts'
import { headroomBeside, weekRoomBeside } from '../nudge/headroom.ts'
import { whyTheBreak } from '../nudge/questions.ts'
import { stepItems } from '../nudge/steps.ts'
import { type EmailDocument, footFor, type Mail, type Part } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'
import { heldBackItem } from './held-back.ts'
import { legsQuestions, lighterWords } from './legs.ts'
import { summaryMassage } from './massage.ts'
import { highGround, reminderFor } from './reminders.ts'
import type { SummaryFacts, Summed, WeekAhead } from './summed.ts'
import { overviewOf, subjectOf, weekWords } from './week.ts'

/** @example composeSummary({ facts, runner, links, operator }).subject // 'Your week: 52.3 km in five runs' */
export function composeSummary(summed: Summed): Mail {
  const letter = summaryDocument(summed)
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

function summaryDocument(summed: Summed): EmailDocument {
  const { facts, runner, links, operator } = summed
  const reader = { units: runner.units, today: facts.today }
  return {
    subject: subjectOf(facts.weeks.at(-1), reader),
    parts: [
      ...(facts.kind === 'not-well' ? [{ kind: 'lead', words: wellFirst(facts.why, reader) } as const] : []),
      { kind: 'lead', words: weekWords(facts.weeks.at(-1), reader) },
      ...paragraphs(overviewOf(facts, reader)),
      ...bars(facts, reader),
      ...(facts.kind === 'well' ? ahead(facts, reader) : []),
      ...heldBack(facts, reader),
      ...breakQuestion(summed, reader),
      ...(facts.kind === 'well' ? summaryMassage(facts, summed, reader) : []),
      actOf(summed),
      ...legsQuestions(summed),
      ...(facts.kind === 'well' ? reminder(facts, reader) : []),
    ],
    foot: footFor(
      operator,
      [
        { words: 'Settings', href: links.settings },
        { words: 'Unsubscribe', href: links.unsubscribeUrl },
      ],
      summed.attribution,
    ),
  }
}

const reminder = (facts: SummaryFacts, reader: Reader): Part[] => [
  { kind: 'heading', words: 'A small reminder' },
  ...paragraphs([highGround(facts.highRunOn, reader) ?? reminderFor(facts.today, facts)]),
]

function actOf({ facts, runner, links }: Summed): Part {
  const mayBook =
    facts.kind === 'well' && runner.selfReports.massageMessages && facts.massage.kind === 'suggest'
  return mayBook && links.booking
    ? { kind: 'act', words: 'Find a time', href: links.booking }
    : { kind: 'act', words: 'See your training', href: links.training }
}

const paragraphs = (words: readonly (string | null)[]): Part[] =>
  words.flatMap((each) => (each === null ? [] : [{ kind: 'paragraph', words: each }]))

const SHOWN_WEEKS = 8

function bars({ weeks }: SummaryFacts, { units }: Reader): Part[] {
  const shown = weeks.slice(-SHOWN_WEEKS)
  const most = Math.max(1, ...shown.map(({ distanceMeters }) => distanceMeters))
  if (shown.length < 2) return []
  return [
    {
      kind: 'bars',
      label: `The last ${count(shown.length, 'week')}`,
      bars: shown.map(({ weekStart, distanceMeters, isCutBack }) => ({
        label: chartDay(weekStart),
        figure: distance(distanceMeters, units),
        share: distanceMeters / most,
        note: isCutBack ? 'lighter' : null,
      })),
    },
  ]
}

function ahead({ headroom, steps, lighterWeek, road }: WeekAhead, reader: Reader): Part[] {
  const items = stepItems(steps, reader)
  const parts: Part[] = [
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...paragraphs([
      lighterWeek && lighterWords(lighterWeek, reader),
      headroomBeside({ headroom, steps }, reader),
      weekRoomBeside({ headroom, steps }, reader),
      roadLine(road, reader.units),
    ]),
  ]
  return parts.length > 0 ? [{ kind: 'heading', words: 'The week ahead' }, ...parts] : []
}

function heldBack({ heldBack: held }: SummaryFacts, reader: Reader): Part[] {
  if (held.length === 0) return []
  const items = held.map(({ finding, why }) => heldBackItem(finding, why, reader))
  return [
    { kind: 'heading', words: 'Noticed, without a message' },
    { kind: 'list', items },
  ]
}

function breakQuestion({ facts, links }: Summed, reader: Reader): Part[] {
  const { shortBreak } = facts
  if (!shortBreak) return []
  const off = `${capital(count(shortBreak.facts.daysOff, 'day'))} off before ${day(shortBreak.date, reader)}`
  return whyTheBreak(`${off}: were you ill, injured, or was it planned?`, shortBreak.date, links.act)
}

/** A nudge as it is said: what happened, what to do, massage where it fits, one way to act, the way out. */

import type { MassageAdvice, MassagePlan, Recovery, ToDo } from '../../domain/advice/advice.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { day } from '../../text/days.ts'
import type { Reader } from '../../text/reader.ts'
import { wordsOf } from '../../text/rules/index.ts'
import type { Called } from '../../text/rules/shape/words.ts'
import { lookedAtFirst, wellFirst } from '../massage/clinician.ts'
import { CAUTION, noMassage, suggestion, where, whyNow } from '../massage/massage.ts'
import { whyThis } from '../massage/reasons.ts'
import { therapistNote } from '../massage/therapist.ts'
import { type EmailDocument, footFor, type Mail, type Part } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'
import { THIN_AIR } from '../summary/reminders.ts'
import { headroomBeside } from './headroom.ts'
import type { NudgeToSay } from './nudge-to-say.ts'
import { questionsOf, whatOnlyTheyKnow } from './questions.ts'
import { nudgeSms } from './sms.ts'
import { stepItems } from './steps.ts'
import { subjectOf } from './subject.ts'

/** A nudge in each of its renderings. */
export type Message = Mail & { sms: string }

/** @example composeNudge({ findings, advice, runner, now, links, operator }).subject // '28 km on Sunday: two easy days now' */
export function composeNudge(nudge: NudgeToSay): Message {
  const letter = nudgeDocument(nudge)
  return {
    subject: letter.subject,
    html: htmlOf(letter),
    text: textOf(letter),
    sms: nudgeSms(nudge, readerOf(nudge)),
  }
}

const readerOf = ({ runner, now }: NudgeToSay): Reader => ({
  units: runner.units,
  today: localDateOf(now, runner.timeZone),
})

export function nudgeDocument(nudge: NudgeToSay): EmailDocument {
  const { links, operator, findings, advice } = nudge
  const act = actOf(nudge)
  const href = links.look ?? links.why
  const why = { words: 'Why did I get this?', href }
  const foot = [
    { words: 'Settings', href: links.settings },
    { words: 'Unsubscribe', href: links.unsubscribeUrl },
  ]
  return {
    subject: subjectOf(findings[0], advice, readerOf(nudge)),
    parts: [
      ...(advice.kind === 'not-well' ? wellFirstThen(advice.why, nudge) : told(advice, nudge)),
      act,
      ...questionsOf(nudge, readerOf(nudge)),
      ...forTheTherapist(nudge),
    ],
    foot: footFor(operator, act.href === href ? foot : [why, ...foot], nudge.attribution),
  }
}

/** Who is not well is told so first, then what happened, and of nothing to do about it. */
function wellFirstThen(why: NotWell, nudge: NudgeToSay): Part[] {
  const { findings, advice } = nudge
  const reader = readerOf(nudge)
  const [finding] = findings
  const happened =
    finding.rule === 'massage-due' ? [] : [wordsOf[finding.rule].opening(finding, advice, reader).lead]
  return [
    { kind: 'lead', words: wellFirst(why, reader) },
    ...happened.map((words) => ({ kind: 'paragraph', words }) as const),
  ]
}

const told = (toDo: ToDo, nudge: NudgeToSay): Part[] => [
  ...opening(toDo, nudge),
  ...whatOnlyTheyKnow(nudge),
  ...ahead(toDo, nudge),
  ...massage(toDo, nudge),
]

function opening({ massage: advised, simulation }: ToDo, nudge: NudgeToSay): Part[] {
  const { findings, advice } = nudge
  const [finding, ...supporting] = findings
  const reader = readerOf(nudge)
  const { lead, more } = wordsOf[finding.rule].opening(finding, advice, reader)
  if (finding.rule === 'massage-due' && advised.kind === 'see-a-clinician') return []
  // beside a race nothing else of its outing is worth a word
  const others =
    finding.rule === 'race-effort'
      ? []
      : supporting.flatMap((each) => wordsOf[each.rule].alsoTrue(each, reader, called(finding, reader)) ?? [])
  return [
    { kind: 'lead', words: lead },
    ...(others.length > 0 ? [{ kind: 'paragraph', words: others.join(' ') } as const] : []),
    ...(more ? [{ kind: 'paragraph', words: more } as const] : []),
    ...(simulation === 'known'
      ? [{ kind: 'paragraph', words: 'It counts here as a race simulation.' } as const]
      : []),
  ]
}

/** A run is “it” only where the opening has told of one. */
function called({ rule, date }: Finding, reader: Reader): Called {
  if (wordsOf[rule].tellsOf === 'one-run') return { it: 'It', that: 'That' }
  const run = `${day(date, reader)}'s run`
  return { it: run, that: run }
}

function ahead(advice: ToDo, nudge: NudgeToSay): Part[] {
  const reader = readerOf(nudge)
  const items = stepItems(advice.recovery.steps, reader)
  const words = headroomBeside(advice.recovery, reader)
  return [
    ...(items.length > 0 ? [{ kind: 'heading', words: 'The next days' } as const] : []),
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...(words ? [{ kind: 'paragraph', words } as const] : []),
    ...(advice.isHighGround
      ? [{ kind: 'paragraph', words: `The run was well above your usual ground. ${THIN_AIR}` } as const]
      : []),
  ]
}

function massage({ massage: advised }: ToDo, nudge: NudgeToSay): Part[] {
  const reader = readerOf(nudge)
  switch (advised.kind) {
    case 'suggest':
      return planned(advised, nudge)
    case 'none': {
      const words = noMassage(advised.why, reader)
      return words ? [{ kind: 'paragraph', words }] : []
    }
    case 'see-a-clinician':
      return [
        {
          kind: nudge.findings[0].rule === 'massage-due' ? 'lead' : 'paragraph',
          words: lookedAtFirst(advised.why, reader),
        },
      ]
  }
}

type Suggestion = Extract<MassageAdvice, { kind: 'suggest' }>

function planned(advised: Suggestion, nudge: NudgeToSay): Part[] {
  const { plan, why: cause } = advised
  const reader = readerOf(nudge)
  const why = whyThis(plan, reader)
  const places = where(plan.areas, reader)
  const words = suggestion(advised, reader)
  // a message about massage has opened with it
  const isDue = nudge.findings[0].rule === 'massage-due'
  return [
    ...(isDue ? [] : [{ kind: 'heading', words: 'Massage' } as const]),
    { kind: 'paragraph', words: isDue ? words : `${whyNow(cause, plan, reader)} ${words}` },
    { kind: 'paragraph', words: why ? `${places} ${why}` : places },
    { kind: 'caution', words: CAUTION },
    ...(mayBook(nudge)
      ? [
          {
            kind: 'paragraph',
            words: `You book with ${nudge.operator.name}, who runs this Legwork.`,
          } as const,
        ]
      : []),
  ]
}

/** Nothing to do today: it is handed on later, and stands behind what is to be pressed now. */
function forTheTherapist(nudge: NudgeToSay): Part[] {
  const { advice } = nudge
  if (advice.kind !== 'well' || advice.massage.kind !== 'suggest') return []
  const words = therapistNote(heeding(advice.recovery, advice.massage.plan), readerOf(nudge))
  return [{ kind: 'copy', label: 'For your therapist', words }]
}

/** The note names no long or hard run on a day that is to have nothing hard. */
function heeding({ steps }: Recovery, plan: MassagePlan): MassagePlan {
  const key = plan.tellTherapist.nextKeySession
  const rests = steps.some((step) => step.kind === 'no-hard-run' && key !== null && key <= step.until)
  return rests ? { ...plan, tellTherapist: { ...plan.tellTherapist, nextKeySession: null } } : plan
}

/** An offer is advertising: it goes only to those who agreed, and only where a massage is suggested. */
const mayBook = ({ advice, runner, links }: NudgeToSay) =>
  advice.kind === 'well' &&
  advice.massage.kind === 'suggest' &&
  runner.selfReports.massageMessages &&
  links.booking !== null

function actOf(nudge: NudgeToSay): Extract<Part, { kind: 'act' }> {
  const { booking, why, look = why } = nudge.links
  return mayBook(nudge) && booking
    ? { kind: 'act', words: 'Find a time', href: booking }
    : { kind: 'act', words: 'See why you got this', href: look }
}

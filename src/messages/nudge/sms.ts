/** A nudge as a text message: what happened, the first thing to do, and a massage only with its caution. */

import { choiceShort } from '../../text/days.ts'
import type { Reader } from '../../text/reader.ts'
import { lookedAtShort, NOT_UNTIL_CLEARED, wellFirstShort } from '../massage/clinician.ts'
import { CAUTION_SHORT, massageName } from '../massage/massage.ts'
import { SAY_SO_SHORT } from '../massage/reasons.ts'
import { smsOf } from '../render/sms.ts'
import type { NudgeToSay } from './nudge-to-say.ts'
import { nowSentence } from './steps.ts'
import { shortOf } from './subject.ts'

export function nudgeSms(nudge: NudgeToSay, reader: Reader): string {
  const { findings, advice, links } = nudge
  const link = links.text ?? links.why
  if (advice.kind === 'not-well') {
    const { why } = advice
    const happened = findings[0].rule === 'massage-due' ? [] : [shortOf(findings[0], advice, reader)]
    const ifRoom = why.reason === 'red-flag' ? [NOT_UNTIL_CLEARED] : happened
    return smsOf({ opening: wellFirstShort(why), ifRoom, link })
  }
  const { massage: advised } = advice
  const [step] = advice.recovery.steps
  switch (advised.kind) {
    case 'suggest': {
      // one piece each, so that a suggestion never goes without its caution
      const fits = `${massageName(advised.plan)} would fit ${choiceShort(advised.plan.days, reader)}. ${CAUTION_SHORT}`
      const { technique } = advised.plan
      const sayso = technique === 'deep-tissue' || technique === 'trigger-point' ? [SAY_SO_SHORT] : []
      if (findings[0].rule === 'massage-due') return smsOf({ opening: fits, ifRoom: sayso, link })
      const ifRoom = [...(step ? [nowSentence(step, reader)] : []), fits]
      return smsOf({ opening: shortOf(findings[0], advice, reader), ifRoom, link })
    }
    case 'see-a-clinician': {
      const lookedAt = lookedAtShort(advised.why)
      if (findings[0].rule === 'massage-due') return smsOf({ opening: lookedAt, ifRoom: [], link })
      const ifRoom = [lookedAt, ...(step ? [nowSentence(step, reader)] : [])]
      return smsOf({ opening: shortOf(findings[0], advice, reader), ifRoom, link })
    }
    case 'none': {
      const ifRoom = step ? [nowSentence(step, reader)] : []
      return smsOf({ opening: shortOf(findings[0], advice, reader), ifRoom, link })
    }
  }
}

/** The massage page, and what is said on it. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { removeTreatment } from '../../actions/calendar/treatments.ts'
import { setHealth, wantSuggestionsBack } from '../../actions/self-reports.ts'
import type { MassageAdvice, WellFirst } from '../../domain/advice/advice.ts'
import { massageNow } from '../../domain/advice/advise.ts'
import { isPlan, massagePlan } from '../../domain/advice/massage-plan.ts'
import { sorenessOf } from '../../domain/advice/soreness.ts'
import { AREAS, HEALTH_STATES, isArea } from '../../domain/training/runner.ts'
import { lookedAtFirst, wellFirstShort } from '../../messages/massage/clinician.ts'
import { CAUTION, noMassage, suggestion, where, whyNow } from '../../messages/massage/massage.ts'
import { whyThis } from '../../messages/massage/reasons.ts'
import { therapistNote } from '../../messages/massage/therapist.ts'
import { MassagePage, type MassageProps } from '../../pages/me/massage/massage.tsx'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf } from '../lib/form.ts'
import { logOf } from '../lib/training-log.ts'
import { noSuch } from '../lib/wrong.ts'
import { ANSWERS, isAnswer, todayOf } from './answers.ts'

/** Soreness older than this is no news on the body. */
const LATELY_DAYS = 14

const healthSchema = z.object({ state: z.enum(HEALTH_STATES), cleared: z.literal('yes').optional() })

const NOT_CLEARED = 'A warning sign stands. When a doctor has cleared you, say so under “How I am”.'

export const massageRoutes = new Hono<AppEnv>()

massageRoutes.get('/', (c) => {
  const training = c.get('training')
  const { config } = dependenciesOf(c)
  const { runner } = training
  const [now, today] = [nowOf(c), todayOf(c)]
  const log = logOf(training, now)
  const reader = { units: runner.units, today }
  const practice = { openDays: config.OPEN_DAYS, leadDays: config.BOOKING_LEAD_DAYS }
  const advice = massageNow(log, runner, practice, now)
  const plan = massagePlan(log, runner, practice, null, now)
  const mayWork = advice.kind === 'suggest' || advice.kind === 'none'
  const mayOffer = advice.kind === 'suggest' && runner.selfReports.massageMessages && config.BOOKING_URL
  return c.html(
    <MassagePage
      who={c.get('who')}
      runner={runner}
      today={today}
      next={{
        words: nextWords(advice, reader),
        caution: advice.kind === 'suggest' ? CAUTION : null,
        rests: advice.kind === 'none' && advice.why.reason === 'paused',
        booking: mayOffer ? { href: mayOffer, operator: config.OPERATOR_NAME } : null,
      }}
      therapist={mayWork && isPlan(plan) ? therapistNote(plan.tellTherapist, reader) : null}
      sore={soreLately(c)}
      chosen={AREAS.find((area) => area === c.req.query('area')) ?? 'calves'}
    />,
  )
})

massageRoutes.post('/remove', async (c) => {
  const { date } = await formOf(c, z.object({ date: z.iso.date() }), 'Which one?')
  if (!(await removeTreatment(dependenciesOf(c), c.get('runnerId'), date, nowOf(c)))) throw noSuch('massage')
  return c.redirect('/me/massage#had', 303)
})

massageRoutes.post('/health', async (c) => {
  const told = await formOf(c, healthSchema, 'Well, ill, injured, or one of the warning signs.')
  const health = { state: told.state, since: todayOf(c), cleared: told.cleared === 'yes' }
  const noted = await setHealth(dependenciesOf(c), c.get('runnerId'), health, nowOf(c))
  if (!noted.ok) throw new HTTPException(409, { message: NOT_CLEARED })
  return c.redirect('/me/massage', 303)
})

massageRoutes.post('/back', async (c) => {
  await wantSuggestionsBack(dependenciesOf(c), c.get('runnerId'), nowOf(c))
  return c.redirect('/me/massage', 303)
})

massageRoutes.post('/:answer', async (c) => {
  const answer = c.req.param('answer')
  if (!isAnswer(answer)) throw new HTTPException(404, { message: 'The address may be old or mistyped.' })
  await ANSWERS[answer](c)
  return c.redirect(answer === 'sore' ? '/me/massage#sore' : '/me/massage#had', 303)
})

function nextWords(advice: MassageAdvice | WellFirst, reader: Reader): string[] {
  switch (advice.kind) {
    case 'suggest': {
      const { plan, why } = advice
      const reasons = whyThis(plan, reader)
      return [
        `${whyNow(why, plan, reader)} ${suggestion(advice, reader)}`,
        where(plan.areas, reader),
        reasons,
      ].filter(Boolean)
    }
    case 'none':
      return [noMassage(advice.why, reader) ?? quietWords(advice.why)]
    case 'see-a-clinician':
      return [lookedAtFirst(advice.why, reader)]
    case 'not-well':
      return [wellFirstShort(advice.why)]
  }
}

/** Reasons that a message keeps to itself. */
function quietWords(why: Extract<MassageAdvice, { kind: 'none' }>['why']): string {
  switch (why.reason) {
    case 'spoken-of-lately':
      return `Nothing is due now. Legwork counts ${count(why.afterDays, 'day')} from the last massage, the last time one was suggested, or the day you connected; ${why.daysSince === 0 ? 'that began today' : `so far it is ${count(why.daysSince, 'day')}`}.`
    case 'paused':
      return 'Massage suggestions rest for now, for the last two found no answer.'
    default:
      return 'None is suggested at this stage of training.'
  }
}

function soreLately(c: Context<AppEnv>): MassageProps['sore'] {
  const reports = sorenessOf(c.get('training').runner.selfReports, todayOf(c), LATELY_DAYS)
  // the latest of an area is the one that counts, and it comes first
  return new Map(
    [...reports].reverse().flatMap(({ area, strength }) => (isArea(area) ? [[area, strength]] : [])),
  )
}

/** The massage page, and what is said on it. */
import { Hono } from 'hono'
import * as z from 'zod'
import { removeTreatment } from '../../actions/calendar/treatments.ts'
import { setHealth, wantSuggestionsBack } from '../../actions/self-reports.ts'
import { AREAS, HEALTH_STATES } from '../../domain/training/runner.ts'
import { MassagePage } from '../../pages/me/massage/massage.tsx'
import { healthWords } from '../../text/labels/health.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm } from '../lib/forms/read.ts'
import { massageShown } from '../lib/massage-shown.ts'
import { ANSWERS, isAnswer, on, todayOf } from './answers.ts'

const healthSchema = z.lazy(() =>
  z.object({ state: z.enum(HEALTH_STATES), cleared: z.literal('yes').optional() }),
)

const NOT_CLEARED = 'You reported a warning sign. When a doctor has cleared you, say so under “How are you?”.'

export const massageRoutes = new Hono<AppEnv>()

massageRoutes.get('/', (c) => {
  const training = c.get('training')
  const { therapist, sore, ...next } = massageShown(dependenciesOf(c), training, nowOf(c))
  return c.html(
    <MassagePage
      who={c.get('who')}
      runner={training.runner}
      today={todayOf(c)}
      next={next}
      therapist={therapist}
      sore={sore}
      chosen={AREAS.filter((area) => c.req.queries('area')?.includes(area))}
    />,
  )
})

const removeSchema = z.lazy(() => z.object({ date: z.iso.date() }))

massageRoutes.post('/remove', async (c) => {
  const form = await readForm(c, removeSchema, { date: 'Choose which one to remove.' })
  if (!form.ok) return refuse(c, form.error)
  const { date } = form.value
  const had = await removeTreatment(dependenciesOf(c), c.get('runnerId'), date, nowOf(c))
  return saved(c, had ? `Removed: the massage ${on(c, date)}.` : 'There is no such massage any more.', 'had')
})

massageRoutes.post('/health', async (c) => {
  const form = await readForm(c, healthSchema, { state: 'Choose well, ill, injured, or a warning sign.' })
  if (!form.ok) return refuse(c, form.error)
  const { state, cleared } = form.value
  const health = { state, since: todayOf(c), cleared: cleared === 'yes' }
  const noted = await setHealth(dependenciesOf(c), c.get('runnerId'), health, nowOf(c))
  if (!noted.ok) return refuseFor(c, NOT_CLEARED, 'state')
  return saved(c, state === 'well' ? WELL : `Noted: ${healthWords[state]}.`, 'health')
})

const WELL = 'Good to hear. Noted: you are well.'

massageRoutes.post('/back', async (c) => {
  await wantSuggestionsBack(dependenciesOf(c), c.get('runnerId'), nowOf(c))
  return saved(c, 'Saved. Massage suggestions are back on.', 'next')
})

massageRoutes.post('/:answer', async (c) => {
  const answer = c.req.param('answer')
  if (!isAnswer(answer)) return c.notFound()
  const noted = await ANSWERS[answer](c)
  return noted.ok
    ? saved(c, noted.value, answer === 'sore' || answer === 'not-sore' ? 'sore' : 'had')
    : refuse(c, noted.error)
})

/** The massage page, and what is said on it. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { removeTreatment } from '../../actions/calendar/treatments.ts'
import { setHealth, wantSuggestionsBack } from '../../actions/self-reports.ts'
import { AREAS, HEALTH_STATES } from '../../domain/training/runner.ts'
import { MassagePage } from '../../pages/me/massage/massage.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf } from '../lib/form.ts'
import { massageShown } from '../lib/massage-shown.ts'
import { noSuch } from '../lib/wrong.ts'
import { ANSWERS, isAnswer, todayOf } from './answers.ts'

const healthSchema = z.object({ state: z.enum(HEALTH_STATES), cleared: z.literal('yes').optional() })

const NOT_CLEARED = 'A warning sign stands. When a doctor has cleared you, say so under “How I am”.'

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

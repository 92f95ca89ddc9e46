/** A nudge's own page, and what the runner says to it. */

import { type Context, Hono } from 'hono'
import { notWell } from '../../domain/training/well.ts'
import { NudgePage } from '../../pages/me/nudge/nudge.tsx'
import { attributionOf } from '../../sources/attribution.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, saved } from '../lib/forms/answer.ts'
import { type NudgeRow, saidOf } from '../lib/nudge-said.ts'
import { isRead } from '../lib/standing/is-read.ts'
import { logOf } from '../lib/training-log.ts'
import { noSuch } from '../lib/wrong.ts'
import { ANSWERS, isAnswer, todayOf } from './answers.ts'
import { questionsOn } from './nudge-questions.ts'
import { reasonsOf } from './nudge-reasons.ts'
import { lineOf, sentLines } from './settings-page.tsx'

export const nudgeRoutes = new Hono<AppEnv>()

nudgeRoutes.get('/:id', (c) => {
  const training = c.get('training')
  const nudge = nudgeAt(c, c.req.param('id'))
  const { runner } = training
  const read = isRead(dependenciesOf(c), training, nowOf(c)) ? training : null
  const log = read && logOf(read, nowOf(c))
  const isWell = notWell(runner.selfReports, todayOf(c)) === null
  return c.html(
    <NudgePage
      who={c.get('who')}
      nudge={lineOf(nudge, training)}
      runner={runner}
      today={todayOf(c)}
      now={nowOf(c)}
      said={read && saidOf(dependenciesOf(c), read, nudge, nowOf(c))}
      isWell={isWell}
      reasons={log ? reasonsOf(nudge.findings ?? [], log, runner) : []}
      asks={log && nudge.findings ? questionsOn(nudge.findings[0], log, runner) : []}
      sent={sentLines(training, nowOf(c)).filter((line) => line.nudge?.id === nudge.id)}
      attribution={attributionOf(training.runs)}
    />,
  )
})

nudgeRoutes.post('/:id/:answer', async (c) => {
  nudgeAt(c, c.req.param('id'))
  const answer = c.req.param('answer')
  if (!isAnswer(answer)) return c.notFound()
  const noted = await ANSWERS[answer](c)
  return noted.ok ? saved(c, noted.value, 'answer') : refuse(c, noted.error)
})

/** A nudge of the runner who is signed in; anybody else's is as if it did not exist. */
function nudgeAt(c: Context<AppEnv>, id: string): NudgeRow {
  const nudge = c.get('training').nudges.find((each) => each.id === id)
  if (!nudge) throw noSuch('nudge')
  return nudge
}

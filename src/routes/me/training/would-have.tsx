/** A message of the weeks before there were any, put together as it would have been then. */
import { type Context, Hono } from 'hono'
import { practiceOf } from '../../../dependencies.ts'
import { advise } from '../../../domain/advice/advise.ts'
import { hasSettled } from '../../../domain/nudges/decide.ts'
import { SENSITIVITIES } from '../../../domain/policy/rules.ts'
import { PREVIEW_WEEKS, type WouldHaveSaid, wouldHaveSaid } from '../../../domain/replay/would-have-said.ts'
import { localDateOf } from '../../../domain/time/calendar.ts'
import type { TrainingLog } from '../../../domain/training/log.ts'
import { stoppedAt } from '../../../domain/training/run.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { notWell } from '../../../domain/training/well.ts'
import { nudgeDocument } from '../../../messages/nudge/nudge.ts'
import { headlineOf } from '../../../pages/me/nudge/words.ts'
import { WouldHavePage } from '../../../pages/me/nudge/would-have.tsx'
import type { WouldHaveProps } from '../../../pages/me/training/would-have.tsx'
import type { Training } from '../../../store/runner/runners.ts'
import { distance } from '../../../text/distances.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { isRead, type ReadTraining } from '../../lib/standing/is-read.ts'
import { logOf } from '../../lib/training-log.ts'
import { noSuch } from '../../lib/wrong.ts'
import { reasonsOf } from '../nudge-reasons.ts'

/** What would have been said, until something was: it takes longer than the rest of a page, and teaches once. */
export function wouldHave(training: Training, log: TrainingLog, now: Date): WouldHaveProps | null {
  if (training.runs.length === 0 || training.nudges.some(hasSettled)) return null
  return {
    said: wouldHaveSaid(log, training.runner, now),
    weeks: Math.min(PREVIEW_WEEKS, Math.max(1, log.weeks.length)),
  }
}

export const wouldHaveRoutes = new Hono<AppEnv>()

wouldHaveRoutes.get('/', (c) => {
  const training = c.get('training')
  const { date, rule } = c.req.query()
  // another than the runner's own, to choose it by
  const sensitivity =
    SENSITIVITIES.find((each) => each === c.req.query('sensitivity')) ?? training.runner.sensitivity
  const runner = { ...training.runner, sensitivity }
  if (!isRead(dependenciesOf(c), training, nowOf(c))) throw noSuch('nudge')
  const log = logOf(training, nowOf(c))
  const found = wouldHaveSaid(log, runner, nowOf(c)).find(
    (each) => each.date === date && each.findings[0].rule === rule,
  )
  if (!found) throw noSuch('nudge')
  const { findings } = found
  // who is not well now is shown none of the figures and steps of that day
  const isWell = notWell(runner.selfReports, localDateOf(nowOf(c), runner.timeZone)) === null
  return c.html(
    <WouldHavePage
      who={c.get('who')}
      runner={runner}
      date={found.date}
      isWell={isWell}
      title={headlineOf(
        { rule: findings[0].rule, findings },
        isWell ? (meters) => distance(meters, runner.units) : null,
      )}
      said={documentOf(c, training, runner, found, isWell ? found.at : nowOf(c))}
      reasons={reasonsOf(isWell ? findings : [], log, runner)}
    />,
  )
})

function documentOf(
  c: Context<AppEnv>,
  training: ReadTraining,
  as: Runner,
  { findings }: WouldHaveSaid,
  at: Date,
) {
  const { config } = dependenciesOf(c)
  const known = { ...training, runs: training.runs.filter((run) => stoppedAt(run) <= at) }
  const runner = {
    ...as,
    selfReports: { ...as.selfReports, suggestions: [] },
  }
  const { subject, parts } = nudgeDocument({
    findings,
    advice: advise(findings, logOf(known, at), runner, practiceOf({ config }), at),
    runner,
    now: at,
    links: { why: '/me', settings: '/me/settings', unsubscribeUrl: '/me/settings', booking: null },
    operator: { name: config.OPERATOR_NAME, address: config.OPERATOR_ADDRESS, email: config.OPERATOR_EMAIL },
  })
  // nothing of that day is to be pressed any more
  return { subject, parts: parts.filter(({ kind }) => kind !== 'act') }
}

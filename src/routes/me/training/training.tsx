/** The training page from what the store holds. */

import type { Context } from 'hono'
import { refresh } from '../../../actions/connections.ts'
import { asksMassage } from '../../../actions/settings.ts'
import { practiceOf } from '../../../dependencies.ts'
import { advise } from '../../../domain/advice/advise.ts'
import { asksLastMassage, isNew } from '../../../domain/advice/massage-clock.ts'
import type { ContactState } from '../../../domain/delivery/contacts.ts'
import { hasSettled } from '../../../domain/nudges/decide.ts'
import { shownHeadroom } from '../../../domain/overview/headroom-shown.ts'
import { lighterWeek } from '../../../domain/overview/lighter-week.ts'
import { roadToRace } from '../../../domain/overview/road.ts'
import { chartOf } from '../../../domain/overview/week-chart.ts'
import type { RecoveryStep } from '../../../domain/recovery/steps.ts'
import { localDateOf } from '../../../domain/time/calendar.ts'
import type { TrainingLog } from '../../../domain/training/log.ts'
import { phaseOf } from '../../../domain/training/phase.ts'
import { raceOver } from '../../../domain/training/race-over.ts'
import { wellFirstShort } from '../../../messages/massage/clinician.ts'
import { howLong, thisWeekWords } from '../../../messages/nudge/headroom.ts'
import { stepItems } from '../../../messages/nudge/steps.ts'
import { lighterWords } from '../../../messages/summary/legs.ts'
import { stageWords } from '../../../pages/me/training/stage.ts'
import { TrainingPage } from '../../../pages/me/training/training.tsx'
import { attributionOf } from '../../../sources/attribution.ts'
import type { Training } from '../../../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../../lib/context.ts'
import { isRead } from '../../lib/standing/is-read.ts'
import { atSourceOf, sourceEntries } from '../../lib/standing/sources-shown.ts'
import { type Waiting, waitingOf } from '../../lib/standing/waiting.ts'
import { logOf, noLog } from '../../lib/training-log.ts'
import { lineOf } from '../settings-page.tsx'
import { wouldHave } from './would-have.tsx'

/** What the page waits for; whoever waits has it asked for. */
export async function waited(c: Context<AppEnv>): Promise<Waiting> {
  const { source } = c.get('training')
  if (source?.state === 'active' && !source.syncedAt) await refresh(dependenciesOf(c), source.id, nowOf(c))
  return waitingOf(c)
}

export async function trainingPage(c: Context<AppEnv>) {
  const training = c.get('training')
  const { runner, source, contacts } = training
  const now = nowOf(c)
  const { isWaiting } = await waited(c)
  const today = localDateOf(now, runner.timeZone)
  const reader = { units: runner.units, today }
  const isThere = isRead(dependenciesOf(c), training, now)
  const log = isThere ? logOf(training, now) : noLog(training, now)
  const chart = chartOf(log, runner, now)
  const shown = shownHeadroom(log, runner, now)
  const lighter = lighterWeek(log, runner, now)
  const steps = stepsAhead(c, log)
  const nudges = training.nudges.map((nudge) => lineOf(nudge, training))
  return c.html(
    <TrainingPage
      who={c.get('who')}
      runner={runner}
      today={today}
      lighter={lighter && lighterWords(lighter, reader)}
      log={log}
      chart={chart}
      week={
        chart.find(({ weekStart, when }) => weekStart === c.req.query('week') && when !== 'ahead')
          ?.weekStart ?? null
      }
      road={roadToRace(log, runner, now)}
      where={stageWords(phaseOf(log, runner, today), raceOver(log, runner, today), runner, reader)}
      shown={shown}
      words={{
        run: howLong(shown, reader, wellFirstShort),
        week: thisWeekWords({ headroom: shown, steps }, reader),
      }}
      steps={stepItems(steps, reader)}
      nudges={nudges}
      would={isThere ? wouldHave(training, log, now) : null}
      attribution={attributionOf(training.runs)}
      led={new Map(nudges.flatMap((nudge) => (nudge.run ? [[nudge.run, nudge]] : [])))}
      atSource={atSourceOf(dependenciesOf(c))}
      isRead={isThere}
      state={{
        source,
        sources: sourceEntries(dependenciesOf(c), training, now),
        waits: isWaiting,
        reach: reachOf(contacts),
        asksMassage: asksMassage(training, now),
        asksInjury: training.asksInjury && isNew(runner, now) ? today : null,
        asksLastMassage: asksLastMassage(runner, now) ? today : null,
      }}
    />,
  )
}

function reachOf(contacts: Training['contacts']): 'confirmed' | 'waiting' | 'off' | 'none' {
  const has = (...states: ContactState[]) => contacts.some(({ state }) => states.includes(state))
  if (has('confirmed')) return 'confirmed'
  return has('unconfirmed') ? 'waiting' : contacts.length > 0 ? 'off' : 'none'
}

/** The weeks after a marathon are the longest that anything asks for. */
const STEPS_DAYS = 21

/** What the latest nudge that was said still asks for. */
function stepsAhead(c: Context<AppEnv>, log: TrainingLog): readonly RecoveryStep[] {
  const { runner, nudges } = c.get('training')
  const { config } = dependenciesOf(c)
  const since = new Date(nowOf(c).getTime() - STEPS_DAYS * 86_400_000)
  const latest = nudges.find(
    (nudge) => hasSettled(nudge) && nudge.rule !== 'massage-due' && nudge.createdAt > since,
  )
  if (!latest?.findings) return []
  const practice = practiceOf({ config })
  const advice = advise(latest.findings, log, runner, practice, nowOf(c))
  return advice.kind === 'well' ? advice.recovery.steps : []
}

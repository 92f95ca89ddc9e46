/** Recent runs: what each led to, and why any of them is not counted. */

import { hasSettled } from '../../../domain/nudges/decide.ts'
import type { TrainingLog } from '../../../domain/training/log.ts'
import type { Run, RunId } from '../../../domain/training/run.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'
import { heldBackSentence } from '../../../text/labels/held-back.ts'
import { nudgeState } from '../../../text/labels/nudges.ts'
import { uncountedWords } from '../../../text/labels/runs.ts'
import { count } from '../../../text/plurals.ts'
import { capital } from '../../../text/sentences.ts'
import { duration } from '../../../text/times.ts'
import type { NudgeLine } from '../nudge/nudge-line.ts'
import { arrivalTag, nameOf } from '../nudge/words.ts'

const SHOWN = 8

/** Runs with the nudge each led to, if any. */
export type RunsProps = {
  log: TrainingLog
  led: ReadonlyMap<RunId, NudgeLine>
  units: Units
  /** A run at its source, in the words that source asks for; null where it asks for none. */
  atSource: (id: RunId) => { words: string; href: string } | null
}

/** All runs, counted or not, newest first. */
export const linesOf = (log: TrainingLog) =>
  [...log.counted.map((run) => ({ run, why: null })), ...log.notCounted].sort(
    (a, b) => b.run.startedAt.getTime() - a.run.startedAt.getTime(),
  )

export const Runs = ({ log, led, units, atSource }: RunsProps) => {
  const all = linesOf(log)
  // a run recorded twice would push the week out of sight
  const lines = all.filter(({ why }) => why !== 'overlap').slice(0, SHOWN)
  const oldest = lines.at(-1)
  if (!oldest) return null
  const twice = all.filter(({ run, why }) => why === 'overlap' && run.startedAt >= oldest.run.startedAt)
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Recent runs</h2>
      <ul class="plain card runs">
        {lines.map(({ run, why }) => (
          <li>
            <RunLine run={run} why={why} led={led} units={units} atSource={atSource} />
          </li>
        ))}
      </ul>
      {twice.length > 0 ? (
        <p class="soft small">
          {capital(count(twice.length, 'more run'))} in these days{' '}
          {twice.length === 1 ? 'overlaps' : 'overlap'} a longer one and {twice.length === 1 ? 'is' : 'are'}{' '}
          not counted. Choose the week above to see {twice.length === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
    </section>
  )
}

type RunLineProps = Omit<RunsProps, 'log'> & { run: Run; why: keyof typeof uncountedWords | null }

/** A run in one line; what it led to, where it is kept and whether it counts is behind it. */
export const RunLine = ({ run, why, led, units, atSource }: RunLineProps) => (
  <details>
    <summary>
      <span class="row">
        <span>
          {shortDay(run.localDate)} {run.marked ? <span class="tag">{run.marked}</span> : null}{' '}
          {run.ground === 'road' ? null : <span class="tag">{run.ground}</span>}{' '}
          {why ? <span class="tag">not counted</span> : <LedTag nudge={led.get(run.id)} />}
        </span>
        <span class="number">
          {distance(run.distanceMeters, units)} · {duration(run.movingSeconds)}
        </span>
      </span>
    </summary>
    {why ? null : <Led nudge={led.get(run.id)} />}
    <div class="row soft small">
      <span>{[why && uncountedWords[why], run.device].filter(Boolean).join(' · ')}</span>
      <AtSource link={atSource(run.id)} />
      {why === null || why === 'excluded' ? (
        <Count id={run.id} of={shortDay(run.localDate)} isExcluded={why === 'excluded'} />
      ) : null}
    </div>
  </details>
)

const LedTag = ({ nudge }: { nudge: NudgeLine | undefined }) =>
  nudge ? <span class="tag">{arrivalTag(nudge)}</span> : null

const Led = ({ nudge }: { nudge: NudgeLine | undefined }) =>
  nudge ? (
    <p class="small">
      <a href={`/me/nudges/${nudge.id}`}>{nameOf(nudge)}</a>{' '}
      <span class="soft">
        {hasSettled(nudge) || !nudge.why
          ? nudgeState(nudge.state, nudge.deliveryStates, nudge.unaddressed)
          : heldBackSentence(nudge.why)}
      </span>
    </p>
  ) : null

/** A run may have been deleted at its source without a word: then only the runner knows. */
const Count = ({ id, of, isExcluded }: { id: RunId; of: string; isExcluded: boolean }) => {
  const words = isExcluded ? 'Count it again' : "Don't count it"
  return (
    <form method="post" action={`/me/runs/${isExcluded ? 'include' : 'exclude'}`}>
      <button type="submit" class="quiet" name="run" value={id} aria-label={`${words}: ${of}`}>
        {words}
      </button>
    </form>
  )
}

/** The words and their weight are the source's own rule. */
const AtSource = ({ link }: { link: ReturnType<RunsProps['atSource']> }) =>
  link ? (
    <a href={link.href} rel="noreferrer">
      <strong>{link.words}</strong>
    </a>
  ) : null

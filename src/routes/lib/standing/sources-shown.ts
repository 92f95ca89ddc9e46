/** The sources of this installation, as a runner's pages show them: connected or not, counting or waiting, read or not. */
import { accountOf, type Dependencies } from '../../../dependencies.ts'
import { type SourceStanding, sourceStanding } from '../../../domain/standing/source-standing.ts'
import type { RunId } from '../../../domain/training/run.ts'
import type { SourceEntry } from '../../../pages/me/settings/sources.tsx'
import type { RunsProps } from '../../../pages/me/training/runs.tsx'
import type { Training } from '../../../store/runner/runners.ts'
import { asReadWords, standingWords } from '../../../text/source-standing.ts'

export type SourceShown = {
  standing: SourceStanding
  /** What is the matter; null while all is well. */
  words: string | null
  /** How old what is here is; null when nothing is. */
  asRead: string | null
}

/** How a connection stands, in words; null where its source is no longer set up here. */
export function sourceShown(
  { sources }: Pick<Dependencies, 'sources'>,
  training: Pick<Training, 'runner' | 'source' | 'runs'>,
  connection: Training['connections'][number],
  now: Date,
): SourceShown | null {
  const source = sources[accountOf(connection.id).source]
  if (!source) return null
  const sendsByItself = source.pushing !== null
  // of a source that waits beside the one that counts the runs are not read here
  const runs = connection.id === training.source?.id ? training.runs.length : 1
  const standing = sourceStanding(connection, { sendsByItself, runs }, now)
  const reader = { label: source.label, sendsByItself, timeZone: training.runner.timeZone }
  return {
    standing,
    words: standingWords(standing, reader, now),
    asRead: asReadWords(standing, reader, now),
  }
}

/** The same of the source of record; null without one. */
export const recordShown = (
  dependencies: Pick<Dependencies, 'sources'>,
  training: Pick<Training, 'runner' | 'source' | 'runs'>,
  now: Date,
): SourceShown | null => training.source && sourceShown(dependencies, training, training.source, now)

export function sourceEntries(dependencies: Dependencies, training: Training, now: Date): SourceEntry[] {
  const { connections, source: record } = training
  return Object.values(dependencies.sources).map(({ name, label, button }) => {
    const connection = connections.find(({ id }) => accountOf(id).source === name)
    const shown = connection && sourceShown(dependencies, training, connection, now)
    return {
      name,
      label,
      button,
      connectionId: connection?.id ?? null,
      state: connection?.state ?? 'active',
      isSourceOfRecord: connection !== undefined && connection.id === record?.id,
      words: shown?.words ?? shown?.asRead ?? null,
    }
  })
}

/** A run at its source, where that source asks to be linked to. */
export const atSourceOf =
  ({ sources }: Pick<Dependencies, 'sources'>): RunsProps['atSource'] =>
  (id: RunId) => {
    const [source = '', activity = ''] = id.split(':')
    const link = sources[source]?.activity
    return link ? { words: link.words, href: `${link.href}${activity}` } : null
  }

/** The sources of this installation, as a runner's pages show them: connected or not, counting or waiting. */
import { accountOf, type Dependencies } from '../../dependencies.ts'
import type { RunId } from '../../domain/training/run.ts'
import type { SourceEntry } from '../../pages/me/settings/sources.tsx'
import type { RunsProps } from '../../pages/me/training/runs.tsx'
import type { Training } from '../../store/runner/runners.ts'

export function sourceEntries(
  { sources }: Dependencies,
  { connections, source: record }: Training,
): SourceEntry[] {
  return Object.values(sources).map(({ name, label, button }) => {
    const connection = connections.find(({ id }) => accountOf(id).source === name)
    return {
      name,
      label,
      button,
      connectionId: connection?.id ?? null,
      state: connection?.state ?? 'active',
      isSourceOfRecord: connection !== undefined && connection.id === record?.id,
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

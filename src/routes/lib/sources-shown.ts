/** The sources of this installation, as a runner's pages show them: connected or not, counting or waiting. */
import { accountOf, type Dependencies } from '../../dependencies.ts'
import type { SourceEntry } from '../../pages/me/settings/sources.tsx'
import type { Training } from '../../store/runner/runners.ts'

export function sourceEntries(
  { sources }: Dependencies,
  { connections, source: record }: Training,
): SourceEntry[] {
  return Object.values(sources).map(({ name, label }) => {
    const connection = connections.find(({ id }) => accountOf(id).source === name)
    return {
      name,
      label,
      connectionId: connection?.id ?? null,
      state: connection?.state ?? 'active',
      isSourceOfRecord: connection !== undefined && connection.id === record?.id,
    }
  })
}

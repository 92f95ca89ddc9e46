/** What the installation notes of itself: one value under each key, as JSON. */
import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { installation } from './schema/index.ts'

/** `base-url`: where the Worker is, learned from whoever held the operator's token first. */
type InstallationKey = 'base-url'

export const installationStore = (db: Database) => ({
  /** Where the Worker is, where that was learned. */
  async baseUrl(): Promise<string | null> {
    const key: InstallationKey = 'base-url'
    const [row] = await db.select().from(installation).where(eq(installation.key, key))
    const url: unknown = row && JSON.parse(row.value)
    return typeof url === 'string' ? url : null
  },

  /** Stays what it was, where one was learned before. */
  async learnBaseUrl(url: string): Promise<void> {
    const row = { key: 'base-url' satisfies InstallationKey, value: JSON.stringify(url) }
    await db.insert(installation).values(row).onConflictDoNothing()
  },
})

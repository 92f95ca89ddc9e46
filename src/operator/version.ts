/** Which version this is, and what the database has to have gone through for it. */
import { entries } from '../../migrations/meta/_journal.json'
import { version } from '../../package.json'

export const VERSION: string = version

/** As the platform names it, without its ending. */
export const NEWEST_MIGRATION: string = entries.at(-1)?.tag ?? ''

/** What a token of the API may do. */
import type { TokenAccess } from '../../domain/access/tokens.ts'

/** @example accessWords.read // 'read' */
export const accessWords = {
  read: 'read',
  'read-and-write': 'read and write',
} satisfies Record<TokenAccess, string>

/** What the training page waits for, and what is said of it when a script of that page asks. */
import type { Context } from 'hono'
import { changesSoon } from '../../../domain/standing/source-standing.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../context.ts'
import { isRead } from './is-read.ts'
import { recordShown } from './sources-shown.ts'

export type Waiting = {
  /** Whether it changes by itself within moments. */
  isWaiting: boolean
  /** Whether there is training to show. */
  isRead: boolean
  /** How far it is, that it is here, or what is in the way. */
  words: string
}

export function waitingOf(c: Context<AppEnv>): Waiting {
  const training = c.get('training')
  const shown = recordShown(dependenciesOf(c), training, nowOf(c))
  const is = isRead(dependenciesOf(c), training, nowOf(c))
  if (!shown) return { isWaiting: false, isRead: is, words: '' }
  const { standing, words } = shown
  return {
    isWaiting: changesSoon(standing),
    isRead: is,
    words: standing.kind === 'read' ? 'Your last 17 weeks are here.' : (words ?? ''),
  }
}

/** What a runner who is well is told to do. */
import type { Advice, ToDo } from '../../../src/domain/advice/advice.ts'

/** @throws {Error} for who is not well and told of nothing to do */
export function toDo(advice: Advice): ToDo {
  if (advice.kind === 'not-well') throw new Error(`not well: ${advice.why.reason}`)
  return advice
}

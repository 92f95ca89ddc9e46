/** The key of an export, as whoever has it types or pastes it. It is never an argument: those are seen and kept. */
import { askLine } from '../command/ask-line.ts'

/** Empty where there is nobody who could type it. */
export const askForKey = async (): Promise<string> =>
  process.env.LEGWORK_MOVE_KEY?.trim() || ((await askLine('Key of the export: ', { isHidden: false })) ?? '')

/** A promise of the service, and how it is found broken: every line is one thing that was not as promised. */
import type { Somebody } from '../somebody.ts'
import type { World } from '../world.ts'

export type Checked = { world: World; everybody: readonly Somebody[]; start: number; end: number }
export type Promised = { name: string; broken(checked: Checked): Promise<string[]> | string[] }

export const timeOf = (at: number) => new Date(at).toISOString().slice(0, 16)

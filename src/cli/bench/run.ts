/** The parts one after the other: one that fails costs its own figures from there on, and no other's. */
import { inspect } from 'node:util'
import type { Figure } from './figure.ts'

type Part<Shared> = (shared: Shared, told: (progress: string) => void) => AsyncIterable<Omit<Figure, 'part'>>

export type Ran = { figures: Figure[]; failed: string[] }

export async function run<Shared>(
  parts: Readonly<Record<string, Part<Shared>>>,
  shared: Shared,
  told: (part: string, progress?: string) => void,
): Promise<Ran> {
  const figures: Figure[] = []
  const failed: string[] = []
  for (const [part, figuresOf] of Object.entries(parts)) {
    told(part)
    try {
      for await (const figure of figuresOf(shared, (progress) => told(part, progress))) {
        figures.push({ part, ...figure })
      }
    } catch (error) {
      failed.push(part)
      told(part, `failed: ${inspect(error)}`)
    }
  }
  return { figures, failed }
}

/** The countries' number plans, where the Worker asks for them when somebody types a number. */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

const PLANS = new URL('../../../assets/phone-numbers.json', import.meta.url)

export async function writeNumberPlans(): Promise<void> {
  // as JSON: what an import of that name gives is a script around it
  const plans = await readFile(resolve('libphonenumber-js/metadata.min.json'))
  const there = await readFile(PLANS).catch(() => null)
  // whoever reads them meanwhile never sees a half
  if (!there?.equals(plans)) await writeFile(PLANS, plans)
}

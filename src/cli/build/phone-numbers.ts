/** The countries' number plans, where the Worker asks for them when somebody types a number. */
import { copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** As JSON: what an import of that name gives is a script around it. */
export const writeNumberPlans = () =>
  copyFile(
    resolve('libphonenumber-js/metadata.min.json'),
    new URL('../../../assets/phone-numbers.json', import.meta.url),
  )

/** Phone numbers as E.164 has them. The countries' plans are no part of the Worker: few who come type a number. */
import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core'

/** What `npm run build` puts beside the Worker. */
export type Assets = Pick<Fetcher, 'fetch'>

export type ReadNumber = (given: string) => Promise<string | null>

const PLANS = 'https://assets.example/phone-numbers.json'

/**
 * Reads a number that begins with a plus and its country; null when it is none.
 * @example await readNumber('+1 (505) 555-0123') // '+15055550123'
 */
export function phoneNumbers(assets: Assets): ReadNumber {
  let plans: MetadataJson | null = null
  return async (given) => {
    plans ??= await plansIn(assets)
    const number = parsePhoneNumberFromString(given.trim(), plans)
    return number?.isValid() ? number.number : null
  }
}

async function plansIn(assets: Assets): Promise<MetadataJson> {
  const answer = await assets.fetch(PLANS)
  if (!answer.ok) throw new Error('The countries’ number plans are not beside the Worker: npm run build.')
  return answer.json()
}

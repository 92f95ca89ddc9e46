/** JSON from outside with all its digits: `JSON.parse` rounds whole numbers beyond 2^53, and ids can be longer. */

/**
 * The value of a JSON text, in which a whole number too long to be exact is the text it was written as. Throws what
 * `JSON.parse` throws.
 *
 * @example parseJson('[9007199254740993, 7]') // ['9007199254740993', 7]
 */
export function parseJson(text: string): unknown {
  // asking about each value takes twice as long as reading them all
  if (!MAY_BE_LONG.test(text)) return JSON.parse(text)
  try {
    return JSON.parse(text, withAllDigits)
  } catch (error) {
    // the reviver goes down a level by a call: what lies too deep for that is read without it
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

/** Every whole number that is not exact has so many digits, or an exponent. */
const MAY_BE_LONG = /\d{16}|\d[eE]/

/** The runtime hands over the text a number was written as. One that doesn't gets null, which nobody takes for an id. */
function withAllDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return value
  return context?.source ?? null
}

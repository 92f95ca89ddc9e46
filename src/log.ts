/** Our own log lines: structured, and free of people. */
export function log(event: string, figures: Record<string, string | number>): void {
  console.log(JSON.stringify({ event, ...figures }))
}

/**
 * What broke, without whom it broke for: the database layer puts the values of a failed statement into its message, the
 * cause beneath it has only the engine's words. Addresses, headers and files that cannot be read are quoted by whoever
 * complains of them, with the keys in them: what is quoted is left out, and what stands before an address’s host or after its question mark.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof Error) return faultOf(error.cause)
  const [line = ''] = error.message.split('\n')
  const says = /failed query/i.test(line) ? 'a statement failed' : line
  return `${error.name}: ${withoutKeys(says).slice(0, 200)}`
}

const withoutKeys = (line: string): string =>
  line
    .replace(/".*/, '"…')
    .replace(/\/\/[^\s/@]*@/g, '//…@')
    .replace(/\?\S+/g, '?…')

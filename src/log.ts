/** Our own log lines: structured, and free of people. */
export function log(event: string, figures: Record<string, string | number>): void {
  console.log(JSON.stringify({ event, ...figures }))
}

/**
 * What broke, without whom it broke for: the database layer puts the values of a failed statement into its message, the
 * cause beneath it has only the engine's words.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof Error) return faultOf(error.cause)
  const [line = ''] = error.message.split('\n')
  return `${error.name}: ${/failed query/i.test(line) ? 'a statement failed' : line.slice(0, 200)}`
}

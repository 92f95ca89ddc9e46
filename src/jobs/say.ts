/** Our own log lines: structured, and free of people. */
export function say(event: string, figures: Record<string, string | number>): void {
  console.log(JSON.stringify({ event, ...figures }))
}

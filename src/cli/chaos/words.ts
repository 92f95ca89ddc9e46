/** What the command line says of seeds. */
import type { Outcome } from './run.ts'

const MOST_LINES = 6

/** What test/chaos/promises/lines.ts is called: that the log gives nothing away. */
const LOG_PROMISE = 'lines'

export function failure({ seed, broken }: Outcome, calm: boolean): string {
  const names = [...new Set(broken.map(([name]) => name))]
  const lines = names.flatMap((name) => {
    const own = broken.filter(([promise]) => promise === name).map(([, line]) => `    ${line}`)
    const more = own.length > MOST_LINES ? [`    … and ${own.length - MOST_LINES} more`] : []
    return [`  ${name}`, ...own.slice(0, MOST_LINES), ...more]
  })
  return [
    `seed ${seed} broke ${names.join(', ')}`,
    ...lines,
    `  again: npm run chaos -- --seed ${seed}${calm ? ' --calm' : ''}`,
  ].join('\n')
}

export const trace = (outcomes: readonly Outcome[]): string =>
  outcomes.flatMap((outcome) => outcome.trace).join('\n')

export function summary(outcomes: readonly Outcome[], asked: number, ms: number): string {
  const failed = outcomes.filter(({ broken }) => broken.length > 0)
  const promises = new Map<string, number[]>()
  for (const { seed, broken } of failed) {
    for (const name of new Set(broken.map(([promise]) => promise))) {
      promises.set(name, [...(promises.get(name) ?? []), seed])
    }
  }
  const sum = (name: string) => outcomes.reduce((total, { figures }) => total + (figures[name] ?? 0), 0)
  return [
    ...[...promises]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(
        ([name, seeds]) =>
          `${name}: broken in ${seeds.length} seeds (${seeds.sort((a, b) => a - b).join(', ')})`,
      ),
    `${outcomes.length - failed.length} of ${asked} seeds held, with ${sum('runners')} runners, ${sum('looks')} looks, ${sum('nudges')} nudges, ${sum('arrivals')} messages, ${sum('killed')} deaths of the Worker`,
    `${sum('lines')} lines of its log searched for secrets, addresses, numbers, names and activities: ${promises.has(LOG_PROMISE) ? 'some give something away' : 'none found'}`,
    `${Math.round(ms / 1000)} s`,
  ].join('\n')
}

/** A figure of the bench, and the table they stand in. */

export type Figure = {
  part: string
  what: string
  value: number
  unit: string
  /** What it may be at the most, or has to be at the least. */
  budget?: { most: number } | { least: number }
}

export const isWithin = ({ value, budget }: Figure): boolean =>
  !budget || ('most' in budget ? value <= budget.most : value >= budget.least)

/** @example shownNumber(0.9444) // '0.94' */
const shownNumber = (value: number): string => {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

const shownBudget = ({ budget }: Figure) =>
  budget ? ('most' in budget ? `≤ ${shownNumber(budget.most)}` : `≥ ${shownNumber(budget.least)}`) : ''

/** The figures of each part in a Markdown table, which a terminal shows as well. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.part,
    figure.what,
    `${shownNumber(figure.value)}${figure.unit && ` ${figure.unit}`}`,
    shownBudget(figure),
    figure.budget ? (isWithin(figure) ? 'met' : 'not met') : '',
  ])
  const head = ['part', 'what', 'measured', 'budget', '']
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 2 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (at === 2 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

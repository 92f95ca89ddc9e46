/** A figure of the bench, and the table they stand in. */

export type Figure = {
  part: string
  /** What does it, where the same is told of several. */
  of?: string
  what: string
  value: number
  unit: string
  /** What it may be at the most, or has to be at the least. */
  budget?: { most: number } | { least: number }
  /** For whoever looks into it: another run may have another in its place. */
  isDetail?: true
}

export const isWithin = ({ value, budget }: Figure): boolean =>
  !budget || ('most' in budget ? value <= budget.most : value >= budget.least)

/** @example shownNumber(0.9444) // '0.94' */
export const shownNumber = (value: number): string => {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export const shownValue = ({ value, unit }: Figure): string => `${shownNumber(value)}${unit && ` ${unit}`}`

export const shownBudget = ({ budget }: Figure): string =>
  budget ? ('most' in budget ? `≤ ${shownNumber(budget.most)}` : `≥ ${shownNumber(budget.least)}`) : ''

/** The figures of each part in a Markdown table, which a terminal shows as well. */
export const table = (figures: readonly Figure[]): string =>
  tableOf(
    ['part', 'what', 'measured', 'budget', ''],
    figures.map((figure) => [
      figure.part,
      figure.of === undefined ? figure.what : `${figure.of}: ${figure.what}`,
      shownValue(figure),
      shownBudget(figure),
      figure.budget ? (isWithin(figure) ? 'met' : 'not met') : '',
    ]),
  )

/** Figures stand to the right, words to the left. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const isFigures = head.map((_, at) => at > 0 && rows.every((row) => /^(\**[\d≤≥]|$)/.test(row[at] ?? '')))
  const padded = (cell: string, at: number) =>
    isFigures[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)
  const line = (cells: readonly string[]) => `| ${cells.map(padded).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (isFigures[at] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

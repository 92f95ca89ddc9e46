/** Several runs of the bench as the chapters of `docs/benchmarks.md`: of each figure the median, and from where to where it went. */
import { type Figure, isWithin, median, shownBudget, shownNumber, shownValue, tableOf } from './figure.ts'

/** A figure of every run. */
type Repeated = Figure & { values: readonly number[] }

const TITLES: Readonly<Record<string, string>> = {
  bundle: 'The Worker as it is deployed',
  domain: 'Ten years of a log',
  files: 'Training files',
  webhook: 'A webhook, beside the barest Worker that puts the same body on the same queue',
  asked: 'What each deed asks for',
  processor: 'Processor time of each deed',
  mail: 'From the webhook to the mail',
  costs: 'What a month takes',
}

/** One figure of each name, in the order of the first run; what only took part in one of them is left out. */
export function together(runs: readonly (readonly Figure[])[]): Repeated[] {
  const [first = [], ...others] = runs
  const key = ({ part, of, what }: Figure) => `${part} ${of} ${what}`
  return first.flatMap((figure) => {
    if (figure.isDetail) return []
    const values = runs.flatMap((run) =>
      run.filter((each) => key(each) === key(figure)).map(({ value }) => value),
    )
    return values.length === others.length + 1 ? [{ ...figure, value: median(values), values }] : []
  })
}

/** A chapter for each part: what is told of several of a kind in a table of those, the rest line by line. */
export function chapters(figures: readonly Repeated[]): string {
  const parts = [...new Set(figures.map(({ part }) => part))]
  return parts
    .map((part) => {
      const its = figures.filter((figure) => figure.part === part)
      const lines = its.filter(({ of }) => of === undefined)
      const tables = [
        lines.length > 0 ? lineByLine(lines) : '',
        ofEach(its.filter(({ of }) => of !== undefined)),
      ]
      return [`### ${TITLES[part] ?? part}`, ...tables.filter((table) => table !== '')].join('\n\n')
    })
    .join('\n\n')
}

const lineByLine = (figures: readonly Repeated[]) =>
  tableOf(
    ['what', 'median', 'from … to', 'budget', ''],
    figures.map((figure) => [
      figure.what,
      shownValue(figure),
      `${shownNumber(Math.min(...figure.values))} … ${shownNumber(Math.max(...figure.values))}`,
      shownBudget(figure),
      figure.budget ? (isWithin(figure) ? 'met' : '**not met**') : '',
    ]),
  )

function ofEach(figures: readonly Repeated[]): string {
  const whats = [...new Set(figures.map(({ what }) => what))]
  const each = [...new Set(figures.map(({ of = '' }) => of))]
  if (each.length === 0) return ''
  const cell = (of: string, what: string) => {
    const figure = figures.find((one) => one.of === of && one.what === what)
    if (!figure) return ''
    return isWithin(figure) ? shownValue(figure) : `**${shownValue(figure)}** (${shownBudget(figure)})`
  }
  return tableOf(
    ['', ...whats],
    each.map((of) => [of, ...whats.map((what) => cell(of, what))]),
  )
}

const [FROM, TO] = [
  '<!-- figures: npm run bench -- --runs 3 --into docs/benchmarks.md -->',
  '<!-- /figures -->',
]

/** The text with new figures between its two marks. */
export function withFigures(text: string, figures: string): string {
  const [from, to] = [text.indexOf(FROM), text.indexOf(TO)]
  if (from < 0 || to < from)
    throw new Error(`No place for figures: expected the lines “${FROM}” and “${TO}”.`)
  return `${text.slice(0, from + FROM.length)}\n\n${figures}\n\n${text.slice(to)}`
}

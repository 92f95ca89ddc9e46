/** “Try it on your own history”: a chosen or dropped file goes to a worker beside the page, and the report comes back. */
import { SENSITIVITIES } from '../domain/policy/rules.ts'
import { WEEK_STARTS } from '../domain/time/calendar.ts'
import { UNITS } from '../domain/training/runner.ts'
import { DATE_ORDERS } from '../files/training-file.ts'
import type { Ask, Said } from './asked.ts'

const MOST_BYTES = 20_000_000

const oneOf = <T extends string>(choices: readonly [T, ...T[]], given: string | undefined): T =>
  choices.find((each) => each === given) ?? choices[0]

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-try]')) tryWith(form)

function tryWith(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const units = form.querySelector<HTMLSelectElement>('[name=units]')
  const dates = form.querySelector<HTMLSelectElement>('[name=dates]')
  const status = form.querySelector<HTMLElement>('[role=status]')
  const report = form.parentElement?.querySelector<HTMLElement>('.report')
  if (!input || !units || !dates || !status || !report) return
  const { try: workerUrl = '', zone, weekStart, sensitivity } = form.dataset
  let reading: Worker | null = null

  const start = (files: readonly File[]) => {
    reading?.terminate()
    report.replaceChildren()
    const name = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`
    const tooLarge = files.find((file) => file.size > MOST_BYTES && !isZip(file))
    if (tooLarge) return say(`${tooLarge.name} is larger than 20 MB. ${SMALLER}`, true)
    say(`Reading ${name} …`)
    reading = new Worker(workerUrl, { type: 'module' })
    reading.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data, name))
    reading.addEventListener('error', () => say(TOO_OLD, true))
    const ask: Ask = {
      files,
      dates: DATE_ORDERS.find((each) => each === dates.value) ?? null,
      timeZone: zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
      supposed: {
        weekStartsOn: oneOf(WEEK_STARTS, weekStart),
        sensitivity: oneOf(SENSITIVITIES, sensitivity || 'standard'),
        timeZone: null,
        units: oneOf(UNITS, units.value),
        races: [],
        massages: 'ignored',
      },
    }
    return reading.postMessage(ask)
  }

  const hear = (said: Said, name: string) => {
    if ('doing' in said) return say(said.doing)
    reading?.terminate()
    if ('refused' in said) {
      if (said.asksDates) dates.closest('div')?.removeAttribute('hidden')
      return say(said.refused, true)
    }
    say(`Done: the report on ${name} stands below. It is gone when you leave this page.`)
    dress(said.css)
    report.innerHTML = `<h2 tabindex="-1">What Legwork would have sent</h2>${said.report}`
    return report.querySelector('h2')?.focus()
  }

  const say = (words: string, isWrong = false) => {
    status.textContent = words
    status.classList.toggle('wrong', isWrong)
  }

  for (const field of [input, units, dates]) {
    field.addEventListener('change', () => input.files?.length && start([...input.files]))
  }
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    form.classList.add('over')
  })
  form.addEventListener('dragleave', () => form.classList.remove('over'))
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    form.classList.remove('over')
    if (!event.dataTransfer?.files.length) return
    input.files = event.dataTransfer.files
    start([...event.dataTransfer.files])
  })
}

/** Of a zip only the log in it is read, where it lies. */
const isZip = ({ name }: File) => /\.zip$/i.test(name)

const SMALLER = 'Give the zip as you got it, or take the log alone out of it.'
const TOO_OLD = 'This browser can’t make the report: it may be too old. A newer one can.'

let dressed = false

/** A style sheet that is made here needs no leave of the page’s policy. */
function dress(css: string): void {
  if (dressed) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  dressed = true
}

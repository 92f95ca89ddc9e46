/** A form as it was filled in, with what is wrong beside its fields, written into the page as it goes out. */
import { Misfit as MisfitLine } from '../../../pages/layout/forms/answer.tsx'
import type { Entered, Misfit } from './shapes.ts'
import { type Field, type Form, fieldOf, idOf, nesting, valueIn } from './survey.ts'

export type Sent = { form: Form; place: number; entered: Entered; misfits: readonly Misfit[] }

/** Fills the form in as it was, marks what is wrong, and opens what hides it. */
export function writeForm(page: HTMLRewriter, { form, place, entered, misfits }: Sent): void {
  const said = saidOf(form, misfits)
  const forms = nesting()
  const around = { details: nesting(), label: nesting(), fieldset: nesting() }
  let within = false
  let chosen: readonly string[] = []
  /** A field may stand outside of its form, and name it. */
  const isOurs = (element: Element) => {
    const named = element.getAttribute('form')
    return named === null ? within : named === form.id
  }
  const saidAt = (is: (each: Said) => boolean) => said.find(is)
  const say = (element: Element, { id, words }: Said) =>
    void element.after(String(<MisfitLine id={id} words={words} />), { html: true })
  const mark = (element: Element) => {
    const name = element.getAttribute('name') ?? ''
    const about = said.find((each) => each.field.name === name)
    if (!about || element.getAttribute('type') === 'hidden') return
    if (!about.field.id && !about.isNamed) {
      about.isNamed = true
      element.setAttribute('id', idOf(about.field))
    }
    const described = [element.getAttribute('aria-describedby'), about.id].filter(Boolean).join(' ')
    element.setAttribute('aria-describedby', described)
    if (about.field.kind === 'other' || about.field.kind === 'checkbox')
      element.setAttribute('aria-invalid', 'true')
    if (about.after === 'field' && !about.isSaid) {
      about.isSaid = true
      say(element, about)
    }
  }
  page
    .on('details', {
      element(element) {
        if (form.details.includes(around.details.enter(element))) element.setAttribute('open', '')
      },
    })
    .on('form', {
      element(element) {
        within = forms.enter(element) === place
        element.onEndTag(() => {
          within = false
        })
      },
    })
    .on('label', {
      element(element) {
        const at = around.label.enter(element)
        const about = saidAt(({ after, field }) => after === 'label' && field.label === at)
        if (about) say(element, about)
      },
    })
    .on('fieldset', {
      element(element) {
        const at = around.fieldset.enter(element)
        const about = saidAt(({ after, field }) => after === 'legend' && field.fieldset === at)
        if (about?.field.kind !== 'radio') return
        element.setAttribute('role', 'radiogroup')
        element.setAttribute('aria-invalid', 'true')
        element.setAttribute('aria-describedby', about.id)
      },
    })
    .on('legend', {
      element(element) {
        const at = around.fieldset.innermost()
        const about = saidAt(({ after, field }) => after === 'legend' && field.fieldset === at)
        if (about) say(element, about)
      },
    })
    .on('input', {
      element(element) {
        if (!isOurs(element)) return
        fill(element, entered)
        mark(element)
      },
    })
    .on('select', {
      element(element) {
        chosen = []
        if (!isOurs(element)) return
        chosen = entered[element.getAttribute('name') ?? ''] ?? []
        mark(element)
      },
    })
    .on('option', {
      element(element) {
        if (chosen.length === 0) return
        tick(element, 'selected', chosen.includes(valueIn(element)))
      },
    })
    .on('button', {
      element(element) {
        if (isOurs(element)) mark(element)
      },
    })
}

type Said = {
  id: string
  words: string
  field: Field
  after: 'field' | 'label' | 'legend'
  isSaid: boolean
  isNamed: boolean
}

/** Where each sentence stands: below its field, its box, or the question that several answers belong to. */
const saidOf = (form: Form, misfits: readonly Misfit[]): Said[] =>
  misfits.flatMap((misfit, number) => {
    const field = fieldOf(form, misfit.field)
    if (!field) return []
    const isChoice = field.kind === 'radio' || field.kind === 'checkbox'
    const after =
      isChoice && field.fieldset !== null ? 'legend' : isChoice && field.label !== null ? 'label' : 'field'
    return [{ words: misfit.words, id: `problem-${number + 1}`, field, after, isSaid: false, isNamed: false }]
  })

/** Nothing that was never sent is filled in: passwords and files. */
function fill(input: Element, entered: Entered): void {
  const type = input.getAttribute('type') ?? 'text'
  const given = entered[input.getAttribute('name') ?? '']
  if (type === 'hidden' || type === 'password' || type === 'file') return
  if (type === 'radio' && !given) return
  if (type === 'radio' || type === 'checkbox') {
    tick(input, 'checked', given?.includes(valueIn(input, 'on')) ?? false)
  } else if (given?.[0] !== undefined) {
    const before = input.getAttribute('value') ?? ''
    if (before !== written(given[0])) input.setAttribute('data-saved', before)
    input.setAttribute('value', written(given[0]))
  }
}

/** What is filled in is not saved: `data-saved` tells a script what is, where that is something else. */
function tick(element: Element, attribute: 'checked' | 'selected', on: boolean): void {
  const isSaved = element.hasAttribute(attribute)
  if (isSaved !== on) element.setAttribute('data-saved', isSaved ? 'yes' : 'no')
  if (on) element.setAttribute(attribute, '')
  else element.removeAttribute(attribute)
}

/** The rewriter writes attributes as they stand in the page, and sees to quotes alone. */
const written = (value: string) => value.replaceAll('&', '&amp;')

/** Which forms a page has, and where everything of them stands: what has to be known before anything is written into it. */

/** A field in the order of the page, and what stands around it, each by its place in that order. */
export type Field = {
  name: string
  kind: 'hidden' | 'button' | 'radio' | 'checkbox' | 'other'
  value: string
  id: string | null
  label: number | null
  fieldset: number | null
}

export type Form = { id: string | null; action: string; fields: Field[]; details: number[] }
export type Survey = { forms: Form[]; ids: Set<string> }

/** One that has no address of its own is sent to `page`. */
export async function surveyOf(html: string, page: string): Promise<Survey> {
  const survey: Survey = { forms: [], ids: new Set() }
  const around = { details: nesting(), label: nesting(), fieldset: nesting() }
  let form: Form | null = null
  /** Fields that stand outside of the form they name. */
  const elsewhere = new Map<string, Field[]>()
  const field = (element: Element, kind: Field['kind']) => {
    const named = element.getAttribute('form')
    if (named !== null && !elsewhere.has(named)) elsewhere.set(named, [])
    const fields = named === null ? form?.fields : elsewhere.get(named)
    fields?.push({
      name: element.getAttribute('name') ?? '',
      kind,
      value: valueIn(element),
      id: element.getAttribute('id'),
      label: around.label.innermost(),
      fieldset: around.fieldset.innermost(),
    })
  }
  const looking = new HTMLRewriter()
    .on('[id]', { element: (each) => void survey.ids.add(each.getAttribute('id') ?? '') })
    .on('details', { element: (each) => void around.details.enter(each) })
    .on('label', { element: (each) => void around.label.enter(each) })
    .on('fieldset', { element: (each) => void around.fieldset.enter(each) })
    .on('form', {
      element(element) {
        form = {
          id: element.getAttribute('id'),
          action: element.getAttribute('action') ?? page,
          fields: [],
          details: around.details.all(),
        }
        survey.forms.push(form)
        element.onEndTag(() => {
          form = null
        })
      },
    })
    .on('input', { element: (element) => field(element, kindOf(element)) })
    .on('select, textarea', { element: (element) => field(element, 'other') })
    .on('button', { element: (element) => field(element, 'button') })
  await looking.transform(new Response(html)).text()
  for (const { id, fields } of survey.forms) fields.unshift(...(elsewhere.get(id ?? '') ?? []))
  return survey
}

const KINDS = ['hidden', 'radio', 'checkbox'] as const

const kindOf = (input: Element): Field['kind'] =>
  KINDS.find((kind) => kind === input.getAttribute('type')) ?? 'other'

/** Elements of a kind, numbered in the order of the page, and those that are open at this place. */
export function nesting() {
  const open: number[] = []
  let count = 0
  return {
    enter(element: Element): number {
      const place = count++
      open.push(place)
      element.onEndTag(() => void open.pop())
      return place
    },
    innermost: () => open.at(-1) ?? null,
    all: () => [...open],
  }
}

/**
 * The form that was sent, among those with its address: its hidden fields say the same, it has the fields that are
 * wrong, and its buttons the one that was pressed. Null where the page has none of them.
 */
export function formSent(
  { forms }: Survey,
  action: string,
  entered: Readonly<Record<string, readonly string[]>>,
  wrong: readonly string[],
): number | null {
  const fits = ({ fields }: Form) =>
    fields.reduce((sum, { name, kind, value }) => {
      const given = entered[name]
      if (kind === 'hidden') return given && !given.includes(value) && value !== '' ? sum - 1_000 : sum
      const same = given?.includes(value) ? 2 : 0
      return sum + (given ? 1 + same : 0) + (wrong.includes(name) ? 10 : 0)
    }, 0)
  const [best] = forms
    .map((form, place) => ({ place, form, fit: fits(form) }))
    .filter(({ form, fit }) => form.action === action && fit >= 0)
    .sort((a, b) => b.fit - a.fit)
  return best?.place ?? null
}

/** The first field of that name that can be seen. */
export const fieldOf = (form: Form | null, name: string | null): Field | null =>
  form?.fields.find((field) => field.name === name && field.kind !== 'hidden') ?? null

export const idOf = (field: Field) => field.id ?? `field-${field.name}`

const ENTITIES = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** What a field sends: the rewriter reads attributes as they stand in the page. */
export const valueIn = (element: Element, otherwise = ''): string =>
  Object.entries(ENTITIES).reduce(
    (text, [entity, character]) => text.replaceAll(entity, character),
    element.getAttribute('value') ?? otherwise,
  )

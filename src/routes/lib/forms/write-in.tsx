/** What was said of a form, written into the page it stands on as it goes out: pages know nothing of it. */
import { Kept, Problems, Saved } from '../../../pages/layout/forms/answer.tsx'
import type { Flash } from './shapes.ts'
import { type Form, fieldOf, formSent, idOf, surveyOf } from './survey.ts'
import { writeForm } from './write-form.tsx'

/** The page with its answer: a summary on top that leads to the fields, and the form as it was filled in. */
export async function writeIn(html: string, flash: Flash): Promise<string> {
  const survey = await surveyOf(html, flash.page)
  const page = new HTMLRewriter()
  if (flash.kind === 'saved') {
    const words = String(<Saved words={flash.words} />)
    if (flash.at !== null && survey.ids.has(flash.at)) {
      page.on(`[id="${flash.at}"]`, { element: (element) => void element.after(words, { html: true }) })
    } else onTop(page, words)
    return rewritten(page, html)
  }
  const misfits = flash.kind === 'refused' ? flash.misfits : []
  const wrong = misfits.flatMap(({ field }) => field ?? [])
  const place = formSent(survey, flash.action, flash.entered, wrong)
  const form = place === null ? null : (survey.forms[place] ?? null)
  if (flash.kind === 'kept') {
    const isFilled = form !== null && hasFields(form)
    onTop(page, String(<Kept isFilled={isFilled} tooLong={flash.tooLong} />))
  } else {
    page.on('title', { element: (title) => void title.prepend('Problem: ') })
    const problems = misfits.map(({ field, words }) => ({ words, href: linkTo(form, field) }))
    onTop(
      page,
      String(<Problems problems={problems} tooLong={flash.tooLong} saves={!DOORS.test(flash.action)} />),
    )
  }
  if (form && place !== null) writeForm(page, { form, place, entered: flash.entered, misfits })
  return rewritten(page, html)
}

/** Whoever sends these wants to come in: there is nothing that could be saved. */
const DOORS = /^\/(?:sign-in|connect|operator\/sign-in)(?:\/|$)/

const rewritten = (page: HTMLRewriter, html: string) => page.transform(new Response(html)).text()

const onTop = (page: HTMLRewriter, words: string) =>
  page.on('main', { element: (main) => void main.prepend(words, { html: true }) })

const hasFields = ({ fields }: Form) => fields.some(({ kind }) => kind !== 'hidden' && kind !== 'button')

function linkTo(form: Form | null, name: string | null): string | null {
  const field = fieldOf(form, name)
  return field && `#${idOf(field)}`
}

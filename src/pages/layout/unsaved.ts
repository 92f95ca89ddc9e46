/**
 * Settings that are changed and not saved yet: they are counted beside the button, and leaving asks first. What came back
 * filled in is not saved either: where it differs, `data-saved` has what is.
 */
export const UNSAVED_SCRIPT = `
const choices = document.getElementById('choices')
if (choices) {
  const wasOn = (each, byDefault) => each.dataset.saved ? each.dataset.saved === 'yes' : byDefault
  const wasChosen = (each) => wasOn(each, each.defaultSelected)
  const asSaved = (field) =>
    field.type === 'checkbox' ? field.checked === wasOn(field, field.defaultChecked)
    : field.options ? [...field.options].every((each) => each.selected === wasChosen(each)) || (field.selectedIndex === 0 && ![...field.options].some(wasChosen))
    : field.value === (field.dataset.saved ?? field.defaultValue)
  const changed = () =>
    new Set([...choices.elements].filter((each) => each.name && each.type !== 'hidden' && !asSaved(each)).map((each) => each.name)).size
  const show = () => {
    const count = changed()
    choices.classList.toggle('changed', count > 0)
    choices.querySelector('[role="status"]').textContent = count === 0 ? '' : count === 1 ? '1 change' : count + ' changes'
  }
  let saving = false
  document.addEventListener('input', show)
  choices.addEventListener('submit', () => { saving = true })
  addEventListener('beforeunload', (event) => { if (!saving && changed() > 0) event.preventDefault() })
  addEventListener('pageshow', () => { saving = false; show() })
}
`

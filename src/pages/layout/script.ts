/** The one script: what it adds, pages do without. It shows what waits for it in space that is already there. */
import { fingerprint } from './fingerprint.ts'
import { UNSAVED_SCRIPT } from './unsaved.ts'

const ENHANCE = `
for (const button of document.querySelectorAll('[data-zone]')) {
  const field = document.getElementById(button.dataset.zone)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!field || !zone || zone === field.value) continue
  button.textContent = 'Use ' + zone + ', as in your browser'
  button.classList.remove('waits')
  button.addEventListener('click', () => { field.value = zone; field.dispatchEvent(new Event('input', { bubbles: true })); button.classList.add('waits'); field.focus() })
}
for (const button of document.querySelectorAll('[data-copy]')) {
  const words = document.getElementById(button.dataset.copy)
  if (!words || !navigator.clipboard) continue
  button.classList.remove('waits')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(words.textContent)
    button.textContent = 'Copied'
  })
}

for (const shape of document.querySelectorAll('a[data-area]')) {
  const box = document.querySelector('input[name="area"][value="' + shape.dataset.area + '"]')
  if (!box) continue
  const show = () => {
    shape.classList.toggle('chosen', box.checked)
    shape.setAttribute('aria-pressed', box.checked)
  }
  const press = (event) => { event.preventDefault(); box.click() }
  shape.setAttribute('role', 'button')
  shape.addEventListener('click', press)
  shape.addEventListener('keydown', (event) => { if (event.key === ' ') press(event) })
  box.addEventListener('change', show)
  show()
}
`

export const SCRIPT = ENHANCE + UNSAVED_SCRIPT

export const SCRIPT_PATH = `/page-${fingerprint(SCRIPT)}.js`

/** The one script: what it adds, pages do without. It shows what waits for it in space that is already there. */
import { fingerprint } from './fingerprint.ts'

export const SCRIPT = `
for (const button of document.querySelectorAll('[data-zone]')) {
  const field = document.getElementById(button.dataset.zone)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!field || !zone || zone === field.value) continue
  button.textContent = 'Use ' + zone + ', as your browser says'
  button.classList.remove('waits')
  button.addEventListener('click', () => { field.value = zone; button.classList.add('waits'); field.focus() })
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
`

export const SCRIPT_PATH = `/page-${fingerprint(SCRIPT)}.js`

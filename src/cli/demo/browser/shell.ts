/** What keeps the demo's page alive: new mail and texts, the state of the steps, and the runner's “Authorise”. */
const LOOK_MS = 500
/** Long enough to see what is agreed to. */
const READ_MS = 1_200

const frame = document.querySelector<HTMLIFrameElement>('iframe[name=legwork]')
const letter = document.querySelector<HTMLIFrameElement>('iframe[name=letter]')
let pressed = ''
/** Between going down and coming up a finger means the button that was there. */
let isDown = false
let newest = document.getElementById('mails')?.dataset.newest ?? ''

/** Takes over what has changed since; whoever stands on a button goes on standing there. */
async function look(): Promise<void> {
  const answer = await fetch(location.pathname).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (isDown) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const now = fresh.getElementById(part.id)
    if (!now || now.innerHTML === part.dataset.seen) continue
    part.dataset.seen = now.innerHTML
    const focused = part.contains(document.activeElement) ? document.activeElement?.id : null
    part.replaceChildren(...now.childNodes)
    if (focused) document.getElementById(focused)?.focus()
    if (part.id === 'mails') open(now.dataset.newest ?? '')
  }
}

/** A new mail opens by itself. */
function open(mail: string): void {
  if (mail === newest) return
  newest = mail
  if (letter) letter.src = mail === '' ? 'about:blank' : `/demo/mail/${mail}`
}

function show(tab: 'legwork' | 'mail' | 'phone'): void {
  const radio = document.getElementById(`tab-${tab}`)
  if (radio instanceof HTMLInputElement) radio.checked = true
}

/** Where a narrow screen looks after each step. */
const TAB: Readonly<Record<string, 'mail' | 'phone'>> = {
  log: 'mail',
  reply: 'phone',
  text: 'phone',
  monday: 'mail',
  marathon: 'mail',
}

addEventListener('pointerdown', () => {
  isDown = true
})
for (const end of ['pointerup', 'pointercancel'] as const) {
  // the click comes first
  addEventListener(end, () =>
    setTimeout(() => {
      isDown = false
    }),
  )
}

document.addEventListener('submit', (event) => {
  const { target } = event
  if (!(target instanceof HTMLFormElement)) return
  pressed = new URL(target.action).pathname.split('/').at(-1) ?? ''
  const zone = target.elements.namedItem('zone')
  if (zone instanceof HTMLInputElement) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (pressed === 'read') pressInMail(event, target)
  else show(TAB[pressed] ?? 'legwork')
  if (pressed === 'text') setTimeout(() => target.reset())
})

/** The mail's button comes in sight and is seen to be pressed, and then its page opens. */
function pressInMail(event: SubmitEvent, form: HTMLFormElement): void {
  const button = letter?.contentDocument?.querySelector<HTMLElement>('a.button')
  if (!button) return
  event.preventDefault()
  show('mail')
  button.scrollIntoView({ block: 'center', behavior: 'smooth' })
  button.style.cssText += '; outline: 4px solid #e0a030; outline-offset: 4px'
  setTimeout(() => {
    show('legwork')
    form.submit()
  }, READ_MS)
}

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a[target=legwork]') : null
  if (link) show('legwork')
})

/** All of the mail, to its foot. */
function wholeMail(): void {
  const height = letter?.contentDocument?.documentElement.scrollHeight
  if (letter && height) letter.style.height = `${height}px`
}

letter?.addEventListener('load', () => {
  letter.style.height = ''
  wholeMail()
  letter.contentDocument?.addEventListener('click', ({ target }) => {
    if (target instanceof Node && target.parentElement?.closest('a')) show('legwork')
  })
})
addEventListener('resize', wholeMail)

frame?.addEventListener('load', () => {
  // Legwork itself is another origin, and nobody's business
  const { contentDocument: asked, contentWindow } = frame
  if (pressed !== 'connect' || !asked || !contentWindow?.location.pathname.endsWith('/oauth/authorize'))
    return
  setTimeout(() => asked.querySelector<HTMLButtonElement>('button[value=authorize]')?.click(), READ_MS)
})

// the newest text is in sight, whatever the window's height
const texts = document.getElementById('texts')
const toNewest = () => texts?.scrollTo({ top: texts.scrollHeight })
if (texts) {
  new ResizeObserver(toNewest).observe(texts)
  new MutationObserver(toNewest).observe(texts, { childList: true })
}

setInterval(() => {
  if (document.visibilityState === 'visible') void look()
}, LOOK_MS)

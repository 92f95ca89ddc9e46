/** The frame of every page of the sandbox: calm, readable on a phone, and plainly marked as simulated. */

import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

const style = `
:root { color-scheme: light dark; --ink: #1d2428; --soft: #5b666d; --paper: #f6f7f5; --card: #fff; --line: #d9dedb; --main: #1f6f54; --on-main: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eae8; --soft: #a0aaa6; --paper: #15191b; --card: #1e2427; --line: #363e42; --main: #7fcfb0; --on-main: #10201a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 1rem }
.banner { background: repeating-linear-gradient(-45deg, var(--line) 0 12px, transparent 12px 24px); border-bottom: 1px solid var(--line) }
.banner p { max-width: 52rem; margin: 0 auto; padding: .4rem 1rem; font-size: .875rem }
.banner span { background: var(--paper); padding: .1rem .4rem; border-radius: .3rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
a { color: var(--main) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; margin: 0 0 .75rem } .card > p:first-child { margin-top: 0 } .card > p:last-child { margin-bottom: 0 }
.stack > * { margin: 0 0 .9rem } .stack > *:last-child { margin-bottom: 0 }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center } .row form { display: inline }
.grid { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)) }
.note { color: var(--soft); font-size: .875rem } .tag { display: inline-block; white-space: nowrap; font-weight: normal; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; color: var(--soft) }
label { display: block } fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 }
input:not([type=radio], [type=checkbox]), select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .45rem .7rem; max-width: 100% }
.grid input, .grid select { width: 100% }
button { cursor: pointer; min-height: 2.5rem } button.main { background: var(--main); color: var(--on-main); border-color: var(--main) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
ul.plain { list-style: none; padding: 0; margin: 0 } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: .6rem; background: #fff }
.mail { display: block; text-decoration: none; color: inherit } .mail strong { color: var(--main) }
`

/** Takes over what has come since, and nothing else of the page: whoever is at a button or a field stays there. */
const lookAgain = (seconds: number) => `
setInterval(async () => {
  const answer = await fetch(location).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [part, now] = [document, fresh].map((each) => each.getElementById('live'))
  if (part.innerHTML === now.innerHTML) return
  document.title = fresh.title
  part.replaceChildren(...now.childNodes)
}, ${seconds * 1_000})`

/** `looksAgain`: every so many seconds, at the part with the id `live`; without JavaScript by hand. */
export async function page(
  title: string,
  body: Html,
  { status = 200, looksAgain = 0 } = {},
): Promise<Response> {
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · simulated</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <header class="banner">
          <p><span>Simulated. Nothing here leaves this computer. <a href="/">What is this?</a></span></p>
        </header>
        <main>
          ${body}
          ${looksAgain > 0 ? html`<noscript><p><a href="">Look again</a></p></noscript><script>${raw(lookAgain(looksAgain))}</script>` : ''}
        </main>
      </body>
    </html>`
  return new Response(String(document), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export function missing(what: string): Promise<Response> {
  return page('Not here', html`<h1>${what} isn't here</h1><p><a href="/">Back to the start</a></p>`, {
    status: 404,
  })
}

export function homePage(workerUrl: string): Promise<Response> {
  return page(
    'The simulated outside',
    html`<h1>This is the simulated outside</h1>
      <p>Legwork talks to Strava and Garmin and sends e-mail. Here all of it is simulated, so you can see all of it without an account
        anywhere.</p>
      <ul class="plain">
        <li class="card"><a href="${workerUrl}">Legwork</a><br />
          <span class="note">The real thing, running on this computer. Connect the simulated runner there first.</span></li>
        <li class="card"><a href="/strava/athletes">The simulated Strava app</a><br />
          <span class="note">Log a run, delete or edit one, or make Strava fail.</span></li>
        <li class="card"><a href="/garmin">The simulated Garmin Connect</a><br />
          <span class="note">The same runner with a watch: sync a run, edit one, leave.</span></li>
        <li class="card"><a href="/mailbox">The mailbox</a><br />
          <span class="note">Every e-mail Legwork sends arrives here, whatever the address.</span></li>
        <li class="card"><a href="/phone">The phone</a><br />
          <span class="note">Every text message arrives here, whatever the number, and you can text back.</span></li>
        <li class="card"><a href="/receiver">A receiver of webhooks</a><br />
          <span class="note">What Legwork posts to a program of yours arrives here, signed.</span></li>
      </ul>`,
  )
}

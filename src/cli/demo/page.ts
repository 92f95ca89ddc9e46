/** The demo's page: Legwork in the middle, a bar with the six steps above it, the mailbox and the phone beside it. */
import { html, raw } from 'hono/html'
import { type Markup, mailList, texting, textList, clock as timeOf } from './panes.ts'
import {
  EXTRAS,
  type Extra,
  isConnected,
  isDone,
  isFailing,
  isReady,
  nextStep,
  type Seen,
  STEPS,
  type Step,
} from './progress.ts'
import { runnerOf, type Stage } from './stage.ts'
import { STYLE } from './style.ts'
import { buttonFor, clockWords, extraButton, saying, waiting } from './words.ts'

const TABS = [
  { id: 'legwork', words: 'Legwork' },
  { id: 'mail', words: 'Mailbox' },
  { id: 'phone', words: 'Phone' },
] as const

/** What is marked `data-live` is brought up to date while the page is open; everything else stays as it was served. */
export function demoPage(stage: Stage, seen: Seen): Markup {
  const { sandbox, url } = stage
  const { shown, beside, isMoved } = clockWords(stage)
  const newest = sandbox.resend.mails.at(-1)
  const counts = { legwork: 0, mail: sandbox.resend.mails.length, phone: sandbox.twilio.texts.length }
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Legwork, a demo</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
<script type="module" src="/demo/shell.js"></script>
</head>
<body>
<header class="bar">
  <h1>Legwork <span class="tag">demo</span></h1>
  <ol class="steps" id="steps" data-live>${STEPS.map((step, place) => stepForm(step, place, stage, seen))}</ol>
  <p class="clock" id="clock" data-live><strong>${shown}</strong> <span class="${isMoved ? 'moved' : ''}">${beside}</span></p>
  <p class="saying" role="status" id="saying" data-live>${saying(stage, seen)}</p>
  <div class="extras" id="extras" data-live>${EXTRAS.map((extra) => extraForm(extra, stage, seen))}${restartForm(stage, seen)}</div>
</header>
<nav class="tabs" aria-label="What to look at">
  ${TABS.map(({ id, words }, place) => html`<label><input type="radio" name="tab" id="tab-${id}" ${place === 0 ? 'checked' : ''}> ${words} <span id="count-${id}" class="count" data-live>${counts[id] || ''}</span></label>`)}
</nav>
<main class="panes">
  <section class="pane legwork" aria-label="Legwork">
    <iframe name="legwork" title="Legwork" src="${url}${isDone('connect', stage, seen) ? '/me' : '/'}"></iframe>
  </section>
  <section class="pane mail" aria-labelledby="mailbox">
    <h2 id="mailbox">Mailbox <a class="soft" href="/mailbox" target="_blank">show headers</a></h2>
    <div id="mails" data-live data-newest="${newest?.id ?? ''}">${mailList(sandbox.resend.mails)}</div>
    <iframe name="letter" title="The mail that is open" src="${newest ? `/demo/mail/${newest.id}` : 'about:blank'}"></iframe>
  </section>
  <section class="pane phone" aria-labelledby="handset">
    <h2 id="handset">Phone <a class="soft" href="/phone" target="_blank">all numbers</a></h2>
    <div class="handset">
      <p class="status-bar" id="handset-time" data-live aria-hidden="true">${timeOf(stage.clock.now(), runnerOf(stage).timezone)}</p>
      <ol class="texts" id="texts" data-live>${textList(sandbox.twilio.texts)}</ol>
      <div id="texting" data-live>${texting(seen.doing !== null || sandbox.twilio.texts.length === 0)}</div>
      <form class="write" method="post" action="/demo/text" target="legwork">
        <label for="body">Text Legwork</label>
        <input id="body" name="body" autocomplete="off" placeholder="SORE CALVES"> <button>Send</button>
      </form>
    </div>
  </section>
</main>
<footer>${waiting(stage)}<br>
  <a href="/" target="_blank">Everything simulated</a> · <a href="${url}" target="_blank">Legwork by itself</a>
  <noscript> · Without JavaScript, reload this page to see what has come.</noscript></footer>
</body>
</html>`
}

function stepForm(step: Step, place: number, stage: Stage, seen: Seen): Markup {
  const done = isDone(step, stage, seen)
  const next = nextStep(stage, seen) === step
  const ready = isReady(step, stage, seen)
  const state = done ? 'done' : next || ready ? 'next' : 'ahead'
  return html`<li data-step="${step}" data-state="${state}">
    <form method="post" action="/demo/${step}" target="legwork">
      ${step === 'connect' ? html`<input type="hidden" name="zone">` : ''}
      <button id="step-${step}" title="${buttonFor(step, stage)}" ${ready ? '' : 'disabled'} ${next ? raw('aria-current="step"') : ''}>
        <span class="number" aria-hidden="true">${place + 1}${done ? '✓' : ''}</span> ${buttonFor(step, stage)}
        ${done ? html`<span class="hidden">, done</span>` : ''}
      </button>
    </form>
  </li>`
}

function extraForm(extra: Extra, stage: Stage, seen: Seen): Markup {
  const ready =
    isDone('confirm', stage, seen) && seen.doing === null && (extra === 'fail' || !isFailing(stage))
  const act = extra === 'fail' && isFailing(stage) ? 'mend' : extra
  return html`<form method="post" action="/demo/${act}" target="legwork">
    <button id="extra-${extra}" class="quiet" ${ready ? '' : 'disabled'}>${extraButton(extra, stage)}</button>
  </form>`
}

function restartForm(stage: Stage, seen: Seen): Markup {
  const ready = isConnected(stage) && seen.doing === null
  return html`<form method="post" action="/demo/restart" target="legwork">
    <button id="restart" class="quiet" ${ready ? '' : 'disabled'}>Start over</button>
  </form>`
}

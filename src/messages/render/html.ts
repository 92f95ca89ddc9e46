/** A letter as an e-mail: tables and inline styles as mail clients need, readable in the dark and without images. */
import { html, raw } from 'hono/html'
import type { Bar, EmailDocument, Item, Link, Part } from './email-document.ts'

type Markup = ReturnType<typeof html>

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

const style = {
  page: 'margin:0;padding:0;background:#f4f2ee',
  sheet: 'max-width:600px;margin:0 auto;background:#fffdfa;border-radius:10px',
  inside: `padding:28px 28px 24px;${FONT};font-size:17px;line-height:1.5;color:#22292b`,
  name: 'margin:0 0 18px;font-size:14px;letter-spacing:.02em;color:#5d6669',
  lead: 'margin:0 0 16px;font-size:21px;line-height:1.4',
  words: 'margin:0 0 16px',
  heading: 'margin:26px 0 8px;font-size:17px;line-height:1.4;font-weight:600',
  list: 'margin:0 0 16px;padding:0 0 0 22px',
  question: 'margin:0 0 6px',
  item: 'margin:0 0 6px;padding-left:2px',
  label: 'margin:0 0 4px;font-size:14px;color:#5d6669',
  copy: 'margin:0 0 16px;padding:12px 16px;border-left:3px solid #9db9bb;background:#f1f4f2;font-size:16px',
  caution: 'margin:0 0 16px;font-size:14px;line-height:1.45;color:#5d6669',
  act: 'margin:22px 0 18px',
  button:
    'display:inline-block;padding:12px 22px;border-radius:8px;background:#1f5c63;color:#ffffff;text-decoration:none;font-weight:600',
  answer:
    'display:inline-block;margin:0 6px 8px 0;padding:9px 14px;border:1px solid #1f5c63;border-radius:8px;color:#1f5c63;text-decoration:none;white-space:nowrap',
  foot: `padding:20px 28px 32px;${FONT};font-size:14px;line-height:1.55;color:#5d6669`,
  link: 'color:#1f5c63;text-decoration:underline',
  chart: 'width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px',
  chartLabel: 'padding:3px 10px 3px 0;white-space:nowrap;text-align:left;font-weight:400;color:#5d6669',
  chartFigure: 'padding:3px 0 3px 10px;white-space:nowrap;text-align:right',
  note: 'color:#5d6669',
  bar: 'height:14px;border-radius:3px;background:#7fa8ab;font-size:0;line-height:0',
} as const

/** What inline styles cannot say: the dark, and less margin on a phone. */
const SHEET = raw(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.inside,.foot{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){
.page{background:#12171a!important}
.sheet{background:#1b2225!important}
.inside{color:#e9e6e0!important}
.quiet{color:#a3adaf!important}
.copy{background:#232c2f!important;border-color:#557a7d!important}
.button{background:#a5d3d6!important;color:#10191b!important}
.link{color:#a5d3d6!important;border-color:#a5d3d6!important}
.bar{background:#5e9499!important}
}
</style>`)

export function htmlOf(letter: EmailDocument): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
${SHEET}
</head>
<body class="page" style="${style.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="${style.page}"><tr><td style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" align="center" class="sheet" style="${style.sheet}"><tr><td class="inside" style="${style.inside}">
<p class="quiet" style="${style.name}">Legwork</p>
${letter.parts.map(partHtml)}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" align="center" style="max-width:600px;margin:0 auto"><tr><td class="foot quiet" style="${style.foot}">
${footHtml(letter.foot)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  if (page instanceof Promise) throw new Error('A letter has nothing to wait for')
  return String(page)
}

function partHtml(part: Part): Markup {
  switch (part.kind) {
    case 'lead':
      return html`<p style="${style.lead}">${part.words}</p>\n`
    case 'paragraph':
      return html`<p style="${style.words}">${part.words}</p>\n`
    case 'heading':
      return html`<h2 style="${style.heading}">${part.words}</h2>\n`
    case 'list':
      return html`<ul style="${style.list}">${part.items.map(itemHtml)}</ul>
`
    case 'copy':
      return html`<p class="quiet" style="${style.label}">${part.label}</p>\n<p class="copy" style="${style.copy}">${part.words}</p>\n`
    case 'caution':
      return html`<p class="quiet" style="${style.caution}">${part.words}</p>\n`
    case 'act':
      return html`<p style="${style.act}"><a class="button" href="${part.href}" style="${style.button}">${part.words}</a></p>\n`
    case 'question':
      return html`<p style="${style.question}">${part.words}</p>\n<p style="${style.words}">${part.answers.map(answerHtml)}</p>\n`
    case 'bars':
      return html`<table style="${style.chart}"><caption class="quiet" style="${style.label};text-align:left">${part.label}</caption>${part.bars.map(barHtml)}</table>\n`
  }
}

function barHtml({ label, figure, share, note }: Bar): Markup {
  const width = Math.round(share * 100)
  const drawn = width > 0 ? html`<div class="bar" style="${style.bar};width:${width}%">&nbsp;</div>` : ''
  const beside = note
    ? html`<span class="quiet" style="${style.note}">${note}&nbsp; </span>${figure}`
    : figure
  return html`<tr><th class="quiet" scope="row" style="${style.chartLabel}">${label}</th><td width="100%">${drawn}</td><td style="${style.chartFigure}">${beside}</td></tr>`
}

function itemHtml({ when, what }: Item): Markup {
  return html`<li style="${style.item}">${when ? html`<strong>${when}:</strong> ` : ''}${what}</li>`
}

/** A thumb hits it, and no line break cuts it in two. */
const answerHtml = ({ words, href }: Link): Markup =>
  html`<a class="link" href="${href}" style="${style.answer}">${words}</a> `

function spaced(links: readonly Link[]): Markup[] {
  return links.map(
    ({ words, href }, place) =>
      html`${place > 0 ? raw(' &nbsp;·&nbsp; ') : ''}<a class="link" href="${href}" style="${style.link}">${words}</a>`,
  )
}

function footHtml({ lines, links }: EmailDocument['foot']): Markup {
  return html`${links.length > 0 ? html`<p style="margin:0 0 10px">${spaced(links)}</p>` : ''}${lines.map((line) => html`<p style="margin:0 0 4px">${line}</p>`)}`
}

/** The one style sheet: calm, dense, readable on a phone in the rain, in light and in dark. */

import { OPERATOR_STYLE } from '../operator/operator.css.ts'
import { fingerprint } from './fingerprint.ts'
import { FORMS_STYLE } from './forms/style.css.ts'
import { SOURCE_BUTTONS_STYLE } from './source-buttons.css.ts'
import { TRAINING_STYLE } from './training.css.ts'

/** What pages stand on; browsers colour what surrounds them with it. */
export const GROUND = { light: '#fbfaf8', dark: '#14181a' } as const

const BASE = `
:root {
  color-scheme: light dark;
  --ground: ${GROUND.light}; --card: #fff; --ink: #1d2326; --soft: #5a656b; --line: #dfdcd6;
  --accent: #0b5f5a; --on-accent: #fff; --bar: #7aa7a3; --bar-now: #0b5f5a; --note: #fdf3dc; --note-ink: #5c4300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: ${GROUND.dark}; --card: #1c2225; --ink: #e8ebec; --soft: #a3afb5; --line: #333c40;
    --accent: #6cc5bd; --on-accent: #06201e; --bar: #3f6f6b; --bar-now: #6cc5bd; --note: #35290f; --note-ink: #f3dfae;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; text-wrap: pretty; }
header, main, footer { max-width: 58rem; margin: 0 auto; padding: 0 min(1rem, 5vw); }
main:focus { outline: none; }
.skip { position: absolute; left: 0; top: 0; padding: .75rem 1rem; background: var(--card); z-index: 1; } .skip:not(:focus) { clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; padding: 0; white-space: nowrap; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding-top: 1rem; }
header a { color: var(--ink); text-decoration: none; font-weight: 650; letter-spacing: .01em; }
header nav { display: flex; flex-wrap: wrap; gap: 0 1rem; } header nav a { font-weight: 400; color: var(--soft); } header > a, header nav a { padding: .3rem 0; }
header nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: 0 2px 0 var(--accent); }
header .who { flex: 1 0 100%; max-width: none; margin: .35rem 0 0; color: var(--soft); font-size: .875rem; text-align: right; overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: .875rem; padding-block: 2rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1.5rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; max-width: 38rem; } p, li, blockquote { text-wrap: pretty; }
code { overflow-wrap: anywhere; user-select: all; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
/* a finger needs 24 px; a line does not move for them */
a { color: var(--accent); padding-block: .35em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: min(1rem, 4vw); margin: .75rem 0; }
.card > :first-child { margin-top: 0; } .card > :last-child { margin-bottom: 0; }
.note { background: var(--note); color: var(--note-ink); border-radius: 10px; padding: .75rem min(1rem, 4vw); margin: 1rem 0; }
.note > :first-child { margin-top: 0; } .note > :last-child { margin-bottom: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: .75rem; }
.figures .card { margin: 0; }
.figure { font-size: 1.9rem; line-height: 1.1; font-weight: 650; font-variant-numeric: tabular-nums; margin: 0; }
.figure small { font-size: 1rem; font-weight: 400; color: var(--soft); }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain.card { margin: .75rem 0; padding: .25rem min(1rem, 4vw); }
ul.plain > li { border-top: 1px solid var(--line); padding: .6rem 0; }
ul.plain > li:first-child { border-top: 0; }
.row { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
.row > * { min-width: 0; }
.number { font-variant-numeric: tabular-nums; }
.tag { font-size: .8rem; border: 1px solid var(--line); border-radius: .8rem; padding: .05rem .55rem; color: var(--soft); display: inline-block; max-width: 100%; }
label { display: block; margin: .75rem 0 .2rem; font-weight: 550; }
input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 7px; padding: .5rem .6rem; width: 100%; max-width: 24rem; min-height: 2.75rem; }
label.check { font-weight: 400; display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: flex-start; max-width: 38rem; min-height: 1.75rem; } label.check > span { flex: 1 1 min(16rem, 70%); min-width: 0; }
input[type="checkbox"], input[type="radio"] { flex: none; width: 1.5rem; height: 1.5rem; min-height: 0; margin: 0; accent-color: var(--accent); }
button, .button { font: inherit; font-weight: 600; display: inline-block; max-width: 100%; border: 0; border-radius: 7px; min-height: 2.75rem; padding: .6rem 1.1rem; background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer; margin: .75rem .5rem 0 0; }
button.quiet { background: none; color: var(--accent); padding: .6rem 0; font-weight: 500; text-decoration: underline; }
svg.weeks { display: block; width: 100%; height: auto; }
svg.weeks rect { fill: var(--bar); } svg.weeks rect.now { fill: var(--bar-now); }
svg.weeks text { fill: var(--soft); font: 500 9px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg.weeks line { stroke: var(--line); }
details summary { cursor: pointer; color: var(--soft); padding: .4rem 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: right; padding: .25rem .4rem; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; } th:first-child, td:first-child { text-align: left; }
`

export const STYLE = BASE + TRAINING_STYLE + FORMS_STYLE + SOURCE_BUTTONS_STYLE + OPERATOR_STYLE

export const STYLE_PATH = `/style-${fingerprint(STYLE)}.css`

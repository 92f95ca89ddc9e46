/** The one style sheet: calm, dense, readable on a phone in the rain, in light and in dark. */
import { fingerprint } from './fingerprint.ts'
import { SOURCE_BUTTONS_STYLE } from './source-buttons.css.ts'
import { TRAINING_STYLE } from './training.css.ts'

const BASE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --card: #fff; --ink: #1d2326; --soft: #5a656b; --line: #dfdcd6;
  --accent: #0b5f5a; --on-accent: #fff; --bar: #7aa7a3; --bar-now: #0b5f5a; --note: #fdf3dc; --note-ink: #5c4300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181a; --card: #1c2225; --ink: #e8ebec; --soft: #a3afb5; --line: #333c40;
    --accent: #6cc5bd; --on-accent: #06201e; --bar: #3f6f6b; --bar-now: #6cc5bd; --note: #35290f; --note-ink: #f3dfae;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 58rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding-top: 1rem; }
header a { color: var(--ink); text-decoration: none; font-weight: 650; letter-spacing: .01em; }
header nav a { font-weight: 400; color: var(--soft); margin-left: 1rem; display: inline-block; padding: .3rem 0; }
header .who { flex: 1 0 100%; max-width: none; margin: 0; color: var(--soft); font-size: .875rem; text-align: right; overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: .875rem; padding-top: 2rem; padding-bottom: 2rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1.5rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; max-width: 38rem; }
code { overflow-wrap: anywhere; user-select: all; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: .75rem 0; }
.card > :first-child { margin-top: 0; } .card > :last-child { margin-bottom: 0; }
.note { background: var(--note); color: var(--note-ink); border-radius: 10px; padding: .75rem 1rem; margin: 1rem 0; }
.note > :first-child { margin-top: 0; } .note > :last-child { margin-bottom: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
.figures .card { margin: 0; }
.figure { font-size: 1.9rem; line-height: 1.1; font-weight: 650; font-variant-numeric: tabular-nums; margin: 0; }
.figure small { font-size: 1rem; font-weight: 400; color: var(--soft); }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain.card { margin: .75rem 0; padding: .25rem 1rem; }
ul.plain > li { border-top: 1px solid var(--line); padding: .6rem 0; }
ul.plain > li:first-child { border-top: 0; }
.row { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.tag { font-size: .8rem; border: 1px solid var(--line); border-radius: 99px; padding: .05rem .55rem; color: var(--soft); white-space: nowrap; }
label { display: block; margin: .75rem 0 .2rem; font-weight: 550; }
input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 7px; padding: .5rem .6rem; width: 100%; max-width: 24rem; min-height: 2.75rem; }
label.check { font-weight: 400; display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; max-width: 38rem; } label.check > span { flex: 1 1 16rem; }
label.check input { width: auto; min-height: 0; }
input[aria-invalid="true"] { border-color: #b4472c; border-width: 2px; }
.wrong { color: #b4472c; margin: .25rem 0; } 
@media (prefers-color-scheme: dark) { .wrong { color: #f19a83; } }
button, .button { font: inherit; font-weight: 600; display: inline-block; border: 0; border-radius: 7px; min-height: 2.75rem; padding: .6rem 1.1rem; background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer; margin: .75rem .5rem 0 0; }
button.quiet { background: none; color: var(--accent); padding: .6rem .2rem; font-weight: 500; text-decoration: underline; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; max-width: 24rem; }
svg.weeks { display: block; width: 100%; height: auto; }
svg.weeks rect { fill: var(--bar); } svg.weeks rect.now { fill: var(--bar-now); }
svg.weeks text { fill: var(--soft); font: 500 9px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg.weeks line { stroke: var(--line); }
details summary { cursor: pointer; color: var(--soft); padding: .4rem 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: right; padding: .25rem .4rem; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; } th:first-child, td:first-child { text-align: left; }
`

export const STYLE = BASE + TRAINING_STYLE + SOURCE_BUTTONS_STYLE

export const STYLE_PATH = `/style-${fingerprint(STYLE)}.css`

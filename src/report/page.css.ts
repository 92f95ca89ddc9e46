/** How the report looks: calm, on a phone and on a desk, by day and by night. */
import { raw } from 'hono/html'

/** The page around it, where it is a page of its own. */
export const pageCss = raw(`
:root { color-scheme: light dark }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 68rem; background: #fbfaf7;
  font: 16px/1.5 system-ui, sans-serif }
@media (prefers-color-scheme: dark) { body { background: #16191a } }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2 }
`)

/** Kept to itself, for it also stands within pages that have a look already. */
export const css = raw(`
.report { --paper: #fbfaf7; --card: #fff; --ink: #23302f; --quiet: #5d6b69; --line: #e2e0d8; --bar: #9db8b5; --say: #b4541a;
  color: var(--ink); overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { .report { --paper: #16191a; --card: #1e2324; --ink: #e6e9e6; --quiet: #9aa8a5;
  --line: #333a3b; --bar: #4f6f6c; --say: #f0a064 } }
.report {
h2 { margin: 2.5rem 0 .5rem; font-size: 1.2rem }
h3 { margin: 0; font-size: 1rem }
p { margin: .3rem 0 } .quiet, time, figcaption, summary, th { color: var(--quiet) }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1.2rem 0 }
dl div { min-width: 5.5rem } dt { color: var(--quiet); font-size: .85rem }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums }
.strip { display: grid; grid-template-columns: 2.2rem 1fr; gap: .4rem }
svg { display: block; overflow: visible } svg text { fill: var(--quiet); font-size: 11px }
rect { fill: var(--bar) } .grid { stroke: var(--line) } .ground { stroke: var(--quiet) }
.said { fill: var(--say) } .found { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.3 }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .85rem; color: var(--quiet) }
.key svg { display: inline-block; vertical-align: -1px; margin-right: .35rem }
.nudges { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: .8rem; margin: .8rem 0;
  padding: 0; list-style: none }
.nudges li { padding: .6rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  scroll-margin: 1rem }
.nudges li:target { border-color: var(--say); box-shadow: 0 0 0 1px var(--say) }
.nudges li:has(details[open]) { grid-column: 1 / -1 }
.nudges time { font-size: .85rem } .nudges p { font-size: .95rem; margin: .1rem 0 }
details { margin: .6rem 0 } .nudges details { margin: .3rem 0 0; font-size: .95rem } summary { cursor: pointer }
pre { white-space: pre-wrap; font: inherit; max-width: 40rem; margin: .8rem 0 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem 1.2rem .25rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: normal; white-space: nowrap } td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums }
}
@media print { .report .nudges li { break-inside: avoid } }
`)

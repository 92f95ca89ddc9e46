/** The demo's style: a slim bar, three panes that fill the window, tabs where it is narrow; light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2326; --soft: #59646a; --paper: #ecebe7; --card: #fff; --line: #d6d3cc; --main: #0b5f5a; --on-main: #fff; --in: #0b5f5a; --on-in: #fff; --out: #e9ecea; --note: #fdf3dc; --on-note: #5c4300 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebec; --soft: #a3afb5; --paper: #0e1214; --card: #1a2023; --line: #333c40; --main: #6cc5bd; --on-main: #06201e; --in: #2a716c; --on-in: #fff; --out: #2a3236; --note: #35290f; --on-note: #f3dfae } }
* { box-sizing: border-box }
html, body { height: 100% }
body { margin: 0; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif }
a { color: var(--main) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
.soft { color: var(--soft); font-size: 13px; font-weight: 400 }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.tag { font-size: 12px; font-weight: 500; color: var(--soft); border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .5rem; vertical-align: .12em }
.bar { display: flex; flex-wrap: wrap; gap: .35rem .9rem; align-items: center; padding: .6rem .9rem .5rem; background: var(--card); border-bottom: 1px solid var(--line) }
h1 { font-size: 17px; margin: 0; white-space: nowrap }
.steps { flex: 1 1 auto; display: flex; gap: .4rem; margin: 0; padding: 0; list-style: none; min-width: 0 }
.extras { display: flex; gap: .4rem }
form { margin: 0 }
button { font: inherit; font-size: 14px; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .35rem .6rem; min-height: 2.25rem; cursor: pointer; white-space: nowrap }
button:disabled { color: var(--soft); cursor: default; background: none }
[data-state=next] button:not(:disabled) { background: var(--main); color: var(--on-main); border-color: var(--main); font-weight: 600 }
[data-state=done] button { border-color: transparent }
.number { display: inline-grid; place-items: center; font-variant-numeric: tabular-nums; font-weight: 600; opacity: .85 }
.quiet { border-style: dashed }
.saying { flex: 1 0 24rem; margin: 0; min-height: 2.25rem; display: flex; align-items: center }
.clock { margin: 0 0 0 auto; text-align: right; font-size: 13px; line-height: 1.3; color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap }
.clock strong, .clock span { display: block } .clock strong { color: var(--ink); font-weight: 600 }
.moved { background: var(--note); color: var(--on-note); border-radius: .3rem; padding: 0 .35rem }
.tabs { display: none }
.panes { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(19rem, 25rem) 17.5rem; gap: .75rem; padding: .75rem }
.pane { min-width: 0; min-height: 0; display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: .7rem; overflow: hidden }
.pane h2 { display: flex; justify-content: space-between; align-items: baseline; font-size: 15px; margin: 0; padding: .55rem .8rem; border-bottom: 1px solid var(--line) }
iframe { display: block; width: 100%; border: 0; background: transparent }
.legwork iframe { flex: 1; min-height: 0 }
.mail { overflow-y: auto } .mail iframe { flex: none; min-height: 60% }
#mails { padding: .3rem .8rem } #mails p { margin: .3rem 0 }
.mails { list-style: none; margin: 0; padding: 0; max-height: 7.5rem; overflow-y: auto } .mails a { display: block; padding: .2rem 0; text-decoration: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.mails li + li { border-top: 1px solid var(--line) } .mails li:first-child a { font-weight: 600 }
.phone { background: none; border: 0 } .phone h2 { border: 0; padding-top: 0 }
.handset { flex: 1; min-height: 0; display: flex; flex-direction: column; gap: .5rem; background: var(--card); border: .45rem solid var(--ink); border-radius: 1.8rem; padding: .4rem .7rem .8rem }
@media (prefers-color-scheme: dark) { .handset { border-color: #3a4449 } }
.status-bar { margin: 0; text-align: center; font-size: 13px; font-weight: 600; font-variant-numeric: tabular-nums }
.texts { flex: 1; min-height: 0; overflow-y: auto; list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: .45rem }
.texts li { max-width: 88%; border-radius: .9rem; padding: .4rem .65rem; font-size: 14px; overflow-wrap: anywhere; white-space: pre-wrap }
.texts .out { background: var(--out); align-self: flex-start; border-bottom-left-radius: .2rem }
.texts .in { background: var(--in); color: var(--on-in); align-self: flex-end; border-bottom-right-radius: .2rem }
.quick { display: flex; flex-wrap: wrap; gap: .3rem } .quick button { font-size: 12px; min-height: 1.75rem; padding: .15rem .5rem; border-radius: 1rem }
.write { display: grid; grid-template-columns: 1fr auto; gap: .15rem .4rem } .write label { grid-column: 1 / 3; font-size: 12px; color: var(--soft) }
input { font: inherit; color: inherit; min-width: 0; background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; padding: .3rem .5rem }
footer { padding: 0 .9rem .5rem; font-size: 13px; color: var(--soft) }
@media (max-width: 1180px) { .steps { order: 1; flex: 1 0 100%; flex-wrap: wrap } .saying, .extras { order: 2 } .panes { grid-template-columns: minmax(0, 1fr) minmax(17rem, 22rem); grid-template-rows: 3fr 2fr } .legwork { grid-row: 1 / 3 } }
@media (max-width: 760px) {
  .bar { display: flex; flex-wrap: wrap; gap: .4rem; padding: .5rem .7rem }
  .steps { flex: 1 0 100%; flex-wrap: nowrap; gap: .25rem; order: 1; align-items: center }
  .steps li:not([data-state=next]) button { font-size: 0; padding: 0; width: 2rem; min-height: 2rem; overflow: hidden } .steps .number { font-size: 14px }
  .steps [data-state=next] { flex: 1 } .steps [data-state=next] button { width: 100%; min-height: 2.5rem }
  .extras { order: 2; flex: 1 0 100%; flex-wrap: wrap; gap: .25rem } .extras form { flex: 1 0 40% } .extras button { width: 100%; padding: .2rem; font-size: 13px; min-height: 2rem }
  .saying { order: 3; flex: 1 0 100%; font-size: 14px; min-height: 2.9em; align-items: flex-start } .clock { order: 0; display: flex; gap: .4rem; align-items: baseline; font-size: 12px }
  .tabs { display: flex } .tabs label { flex: 1; text-align: center; padding: .45rem 0; border-bottom: 3px solid transparent; background: var(--card); cursor: pointer }
  .tabs input { position: absolute; opacity: 0; pointer-events: none }
  .tabs label:has(:checked) { border-color: var(--main); font-weight: 600 } .tabs label:has(:focus-visible) { outline: 3px solid var(--main); outline-offset: -3px }
  .count:not(:empty) { display: inline-block; min-width: 1.3rem; border-radius: 1rem; background: var(--out); font-size: 12px; font-weight: 600 }
  .panes { display: block; padding: 0 } .pane { display: none; height: 100%; border: 0; border-radius: 0 }
  body:has(#tab-legwork:checked) .legwork, body:has(#tab-mail:checked) .mail, body:has(#tab-phone:checked) .phone { display: flex }
  .phone { padding: .6rem } .phone h2 { display: none } footer { padding: .3rem .7rem; border-top: 1px solid var(--line) }
}
`

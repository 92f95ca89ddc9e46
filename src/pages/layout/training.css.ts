/** The style of drawings and of what stands around them. */
export const TRAINING_STYLE = `
:root { --band: #d9e7e4; --mark: #8a5a00; --phase: #14504b; --flag: #1d2326; }
@media (prefers-color-scheme: dark) { :root { --band: #24403d; --mark: #e6b866; --phase: #8fd6cf; --flag: #e8ebec; } }
.where { color: var(--soft); margin: 0 0 1rem; }
.standing { display: grid; gap: .75rem; grid-template-columns: 1fr; }
.standing .card { margin: 0; }
.standing h2, h2.inside { margin: 0 0 .25rem; font-size: .875rem; font-weight: 600; color: var(--soft); }
.big { font-size: 2.6rem; line-height: 1; font-weight: 680; letter-spacing: -.02em; font-variant-numeric: tabular-nums; margin: .25rem 0 .5rem; }
.big small { font-size: 1.1rem; font-weight: 450; letter-spacing: 0; color: var(--soft); }
form > h2.inside { margin-top: 1rem; } details.history { margin-top: 2rem; }
h2.inside + ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.columns { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 46rem) {
  .standing { grid-template-columns: 1.15fr 1fr; }
  .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
.gauge { display: block; width: 100%; height: .6rem; margin: .35rem 0 .5rem; }
.gauge rect { fill: var(--band); } .gauge rect.done { fill: var(--bar-now); } .gauge line { stroke: var(--ink); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
figure { margin: 0; } figure.card { container-type: inline-size; } .older { display: none; } @container (max-width: 29rem) { .older { display: block; } }
svg.chart { display: block; width: 100%; height: auto; overflow: visible; }
svg.chart text { fill: var(--soft); font: 500 10px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg.chart text.now { fill: var(--ink); font-weight: 700; }
svg.chart .bar { fill: var(--bar); } svg.chart .bar.now { fill: var(--bar-now); } svg.chart .bar.light { fill: var(--bar); opacity: .55; }
svg.chart .band { fill: var(--band); } svg.chart .floor { stroke: var(--soft); stroke-width: .6; }
svg.key .mark { fill: var(--mark); } svg.key .flag { fill: var(--flag); stroke: var(--flag); stroke-width: .8; }
.road { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: .5rem 0; padding: 0; }
.strip { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); margin: .75rem 0 0; } .strip .axis { overflow: visible; padding-right: .4rem; }
.plot { display: grid; overflow-x: auto; direction: rtl; width: 100%; width: round(down, 100%, 25px); justify-self: end; scroll-snap-type: x proximity; } .plot .drawn a { scroll-snap-align: end; } .plot > svg { direction: ltr; grid-column: 1; display: block; } .plot > svg.drawn { min-width: 100%; overflow: hidden; }
.strip text { fill: var(--soft); font: 500 .75rem system-ui, sans-serif; font-variant-numeric: tabular-nums; } .strip text.now { fill: var(--ink); font-weight: 700; } .figure-over { pointer-events: none; }
.strip .grid { display: inline; stroke: var(--line); } .strip .ground { stroke: var(--soft); }
.strip .bar { fill: var(--bar); } .strip .bar.now, .strip .chosen .bar { fill: var(--bar-now); } .strip .bar.light { opacity: .55; } .strip .band { fill: var(--band); } .strip .hit { fill: transparent; }
.strip a:hover .hit, .strip a.chosen .hit { fill: var(--accent); fill-opacity: .1; } .strip a:focus-visible { outline: none; } .strip a:focus-visible .hit { stroke: var(--ink); stroke-width: 2; }
.strip .room, svg.key .room { fill: none; stroke: var(--bar-now); stroke-width: 1.2; stroke-dasharray: 3 2; } .strip .limit, svg.key .limit { stroke: var(--mark); stroke-width: 2.5; } .strip .line { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 4 3; }
.strip .phase { fill: var(--phase); opacity: 0; } .strip .phase.peak { opacity: .1; } .strip .phase.taper, .strip .phase.race-day { opacity: .06; } .strip .phase.recovery { opacity: .03; }
.strip .edge { stroke: var(--line); stroke-dasharray: 3 3; } .strip .mark { fill: var(--mark); } .strip .flag { fill: var(--flag); stroke: var(--flag); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: .6rem 0 .25rem; padding: 0; font-size: .8rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .4rem; }
svg.key { width: .9rem; height: .9rem; flex: none; } svg.key .bar { fill: var(--bar); } svg.key .bar.light { opacity: .55; } svg.key .band { fill: var(--band); stroke: var(--line); }
.scroll { overflow-x: auto; }
.scroll table { font-size: .875rem; white-space: nowrap; }
.said .subject { font-size: 1.1rem; } .said h3 { font-size: 1rem; margin: 1rem 0 .25rem; } .said ul { margin: .25rem 0; padding-left: 1.2rem; }
blockquote { margin: .25rem 0 .75rem; padding: .6rem .9rem; border-left: 3px solid var(--bar); background: var(--ground); }
.answers { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); } .answers label { margin-top: 0; }
.inline { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; } .inline input { width: auto; min-width: 0; max-width: 100%; flex: 1 1 9rem; } .inline button { margin: 0; }
p.label, legend { font-weight: 550; margin: .9rem 0 .3rem; padding: 0; } fieldset { border: 0; margin: .75rem 0; padding: 0; min-width: 0; }
.choices { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; } .choices legend { float: left; width: 100%; }
label.choice { display: flex; align-items: center; gap: .45rem; font-weight: 400; margin: 0; min-height: 2.25rem; }
button.second, .button.second { background: none; color: var(--accent); border: 1px solid var(--accent); }
form > .inline:last-child { margin-top: .9rem; }
ul.runs p { margin: .1rem 0 0; } ul.runs summary { color: inherit; padding: .25rem 0; } ul.runs summary .row { display: inline-flex; width: calc(100% - 1.2rem); vertical-align: middle; gap: 0 .4rem; }
.pointing { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
.pointing fieldset label.choice { display: flex; } .pointing fieldset:not(.choices) legend { float: none; }
.body { display: flex; gap: .5rem; justify-content: center; } .body figure { flex: 0 1 8rem; text-align: center; } .body svg { width: 100%; height: auto; max-height: 19rem; overflow: visible; }
.body .quiet { fill: var(--line); opacity: .7; } .body .area path { fill: var(--band); stroke: var(--accent); stroke-width: .8; }
.body .area:hover path, .body .area.chosen path { stroke-width: 2.2; } .body .area:focus-visible { outline: none; } .body .area:focus-visible path { stroke: var(--ink); stroke-width: 3; }
.body .mild path { fill: var(--bar); } .body .moderate path { fill: var(--mark); fill-opacity: .55; } .body .strong path { fill: var(--mark); }
@media print { header, footer, main > h1, main section:not(.printed), .printed p { display: none; } .printed blockquote { border: 0; font-size: 1.2rem; } }
.grid { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); align-items: start; } .grid label { margin-top: .25rem; } .grid > div { margin-bottom: .5rem; }
.grid.two { grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
.row.pair { flex-wrap: nowrap; } .row.pair > :first-child { overflow-wrap: anywhere; } .row.pair > :last-child { flex: none; } p.entry { margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; }
ul.runs summary .row { flex-wrap: nowrap; } ul.runs summary .row > .number { flex: none; }
.choose { display: flex; flex-wrap: wrap; gap: .4rem; } .choose .button { margin: 0; } .choose [aria-current] { background: var(--accent); color: var(--on-accent); }
.hint { min-height: 3rem; margin: .25rem 0 0; } .waits { visibility: hidden; }
.states form { margin: 0; } .states .first { border-left: 4px solid var(--accent); } .quiet-line { border-left: 3px solid var(--bar); padding-left: .75rem; margin: .5rem 0; } .quiet-line { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; } .quiet-line p { flex: 0 1 auto; max-width: 100%; } .quiet-line p { margin: .25rem 0; }
button.link { background: none; color: var(--accent); border: 0; padding: .35em 0; margin: 0; min-height: 0; font: inherit; text-decoration: underline; }
.answers { row-gap: 1rem; } li.row > form > button.quiet { margin: 0; } li.row { align-items: center; }
form.save { display: flex; gap: 1rem; align-items: center; justify-content: flex-end; margin-top: 1rem; padding: .6rem 0; background: var(--ground); border-top: 1px solid var(--line); } form.save button { margin: 0; }
form.save.changed { position: sticky; bottom: 0; z-index: 1; } @media (scripting: none) { form.save { position: sticky; bottom: 0; z-index: 1; } } html:has(form.save) { scroll-padding-bottom: 5rem; }
nav.within { display: flex; flex-wrap: wrap; gap: 0 1.1rem; } nav.within a { padding-block: .35em; }
footer a { color: inherit; }
.row form button.quiet { margin: 0; padding: .2rem 0; min-height: 0; }
ul.runs > li { padding: .45rem 0; } ul.runs .row.small { gap: 0 .9rem; align-items: baseline; } ul.runs .row.small > span { flex: 1 1 auto; }
ul.runs button.quiet { font-size: inherit; color: var(--soft); font-weight: 400; }
.front { align-items: start; } .front .band { fill: var(--band); } .front figcaption { margin-top: .5rem; } .front h1 { font-size: 1.9rem; } .front svg.weeks { max-width: 30rem; }
@media (min-width: 46rem) { .front { padding: 2rem 0 1rem; } .front h1 { margin-top: 0; } }
.drop { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); align-items: end; } .drop > p, .drop noscript { grid-column: 1 / -1; } .drop.over { outline: 2px dashed var(--accent); } .drop [role="status"]:empty { margin: 0; }
`

/** The style of what is said of a form. */
export const FORMS_STYLE = `
:root { --wrong: #b4472c; } @media (prefers-color-scheme: dark) { :root { --wrong: #f19a83; } }
.problem, .saved, .kept { border: 2px solid var(--accent); background: var(--card); border-radius: 10px; padding: .75rem 1rem; margin: 1rem 0; max-width: none; scroll-margin-top: 5rem; }
.problem { border-color: var(--wrong); } .problem strong { color: var(--wrong); } .kept { border-color: var(--mark); }
/* the browser goes there by itself, and their own border shows where one is: a ring around it would be one colour for all */
:is(.problem, .saved, .kept):focus { outline: none; } :is(.problem, .saved, .kept) > :first-child { margin-top: 0; } :is(.problem, .saved, .kept) > :last-child { margin-bottom: 0; }
.problem ul { margin: .25rem 0 0; padding-left: 1.2rem; } .problem li { padding: .15rem 0; } .problem a { color: inherit; }
.inline > .wrong { flex: 1 0 100%; order: 1; margin: 0; } fieldset > .wrong { width: 100%; }
button.danger { background: #a33a22; color: #fff; } a.danger { color: #a33a22; display: inline-block; padding: .2rem 0; }
@media (prefers-color-scheme: dark) { button.danger { background: #f19a83; color: #2b0f08; } a.danger { color: #f19a83; } }
[aria-invalid="true"] { border-color: var(--wrong); border-width: 2px; } fieldset[aria-invalid="true"] { border-style: solid; border-width: 0 0 0 3px; padding-left: .75rem; } input[type="checkbox"][aria-invalid="true"] { outline: 2px solid var(--wrong); outline-offset: 1px; }
.wrong { color: var(--wrong); margin: .25rem 0; }
`

/** The style of what is said of a form. */
export const FORMS_STYLE = `
.problem, .saved { border-left: 4px solid var(--accent); background: var(--card); border-radius: 0 10px 10px 0; padding: .75rem 1rem; margin: 1rem 0; max-width: none; scroll-margin-top: 5rem; }
.problem { border-color: #b4472c; } .problem > :first-child, .saved > :first-child { margin-top: 0; } .problem > :last-child, .saved > :last-child { margin-bottom: 0; }
.problem ul { margin: .25rem 0 0; padding-left: 1.2rem; } .problem a { color: inherit; display: inline-block; padding: .15rem 0; }
.inline > .wrong { flex: 1 0 100%; order: 1; margin: 0; } fieldset > .wrong { width: 100%; }
button.danger { background: #a33a22; color: #fff; } a.danger { color: #a33a22; display: inline-block; padding: .2rem 0; }
@media (prefers-color-scheme: dark) { button.danger { background: #f19a83; color: #2b0f08; } a.danger { color: #f19a83; } }
[aria-invalid="true"] { border-color: #b4472c; border-width: 2px; } fieldset[aria-invalid="true"] { border-width: 0 0 0 3px; padding-left: .75rem; }
@media (prefers-color-scheme: dark) { .problem { border-color: #f19a83; } [aria-invalid="true"] { border-color: #f19a83; } }
`

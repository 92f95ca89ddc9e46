/** The style of the operator's page: what a check came to, in colour and in words. */
export const OPERATOR_STYLE = `
:root { --failing: #b4472c; }
@media (prefers-color-scheme: dark) { :root { --failing: #f19a83; } }
.noted { border-left: 4px solid var(--mark); } .noted.failing { border-left-color: var(--failing); }
.noted .row { flex-wrap: nowrap; margin: 0; max-width: none; } .noted .tag { flex: none; } .noted p, .checks p { max-width: 44rem; }
.tag.failing { border-color: var(--failing); color: var(--failing); } .tag.warning { border-color: var(--mark); color: var(--mark); }
.checks p { margin: .1rem 0; } .checks code { font-size: .8rem; }
`

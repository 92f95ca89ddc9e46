/** The buttons that lead to the sources, each on the ground its owner asks for. */
import { BRANDS } from '../../sources/brands.ts'

const all = BRANDS.map(({ name }) => `.button.${name}`).join(', ')
const grounds = BRANDS.map(({ name, button }) => `.button.${name} { background: ${button.ground}; }`)
const edges = BRANDS.flatMap(({ name, button }) =>
  button.edgeInTheDark
    ? `@media (prefers-color-scheme: dark) { .button.${name} { border: 1px solid ${button.edgeInTheDark}; } }`
    : [],
)

export const SOURCE_BUTTONS_STYLE = `${all} { display: inline-flex; align-items: center; height: 48px; padding: 0 1.2rem; font-size: 1.2rem; font-weight: 700; color: #fff; }
${[...grounds, ...edges].join(' ')}
`

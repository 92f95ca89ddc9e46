/** What all pages share. */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Head } from './head.tsx'
import { type State, States } from './states.tsx'

/** Who a page is for: what goes on after “Signed in”, what is noted of them, and how old what is known of their runs is. */
export type Whom = { words: string; states: readonly State[]; asRead: string | null }

/** The pages the way leads to from everywhere, in the order it names them. */
const PLACES = [
  { place: 'training', href: '/me', words: 'Training' },
  { place: 'massage', href: '/me/massage', words: 'Massage' },
  { place: 'settings', href: '/me/settings', words: 'Settings' },
] as const

const OPERATOR_PLACES = [
  { place: 'checks', href: '/operator', words: 'How it runs' },
  { place: 'setup', href: '/operator/setup', words: 'Setup' },
] as const

type Place = (typeof PLACES)[number]['place']

export type LayoutProps = {
  title: string
  /** What search engines and previews of links say of the page, where it is not what all say. */
  description?: string
  /** Which of the places a page is; `under`: which it belongs to. */
  here?: Place
  under?: Place
  /** Who is signed in; without it nobody is. */
  who?: Whom | undefined
  /** A page of the operator's, where no runner signs in: `door` before the token, else which of theirs it is. */
  operator?: 'door' | (typeof OPERATOR_PLACES)[number]['place']
  /** Where the browser goes by itself, at once. */
  onwards?: string
  children?: Child
}

/** What every page of somebody who is signed in says. */
export type OfWhom = Pick<LayoutProps, 'who'>

export const Layout = ({ title, description, here, under, who, operator, onwards, children }: LayoutProps) =>
  html`<!doctype html>${(
    <html lang="en">
      <Head title={title} description={description} hasScript={who !== undefined} onwards={onwards} />
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header>
          <a href="/">Legwork</a>
          {operator === 'door' ? null : (
            <nav aria-label="Main">
              {who ? (
                PLACES.map(({ place, href, words }) => (
                  <a
                    href={href}
                    aria-current={place === here ? 'page' : place === under ? 'true' : undefined}
                  >
                    {words}
                  </a>
                ))
              ) : operator ? (
                OPERATOR_PLACES.map(({ place, href, words }) => (
                  <a href={href} aria-current={place === operator ? 'page' : undefined}>
                    {words}
                  </a>
                ))
              ) : (
                <a href="/sign-in">Sign in</a>
              )}
            </nav>
          )}
          {who ? <p class="who">Signed in {who.words}</p> : null}
        </header>
        <main id="main" tabindex={-1}>
          {who ? <States states={who.states} /> : null}
          {children}
        </main>
        <footer>
          {who?.asRead ? <p>{who.asRead}</p> : null}
          <p>
            Legwork is about training, not health. It is not medical advice. <a href="/privacy">Privacy</a>
          </p>
        </footer>
      </body>
    </html>
  )}`

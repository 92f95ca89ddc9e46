/** What all pages share. */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { SCRIPT_PATH } from './script.ts'
import { type State, States } from './states.tsx'
import { STYLE_PATH } from './style.ts'

/** Who a page is for: what goes on after “Signed in”, and what is noted of them. */
export type Whom = { words: string; states: readonly State[] }

export type LayoutProps = {
  title: string
  /** Who is signed in; without it nobody is. */
  who?: Whom | undefined
  reloadSeconds?: number
  /** Where the browser goes by itself, at once. */
  onwards?: string
  children?: Child
}

/** What every page of somebody who is signed in says. */
export type OfWhom = Pick<LayoutProps, 'who'>

export const Layout = ({ title, who, reloadSeconds, onwards, children }: LayoutProps) =>
  html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {reloadSeconds ? <meta http-equiv="refresh" content={String(reloadSeconds)} /> : null}
        {onwards ? <meta http-equiv="refresh" content={`0; url=${onwards}`} /> : null}
        <title>{`${title} · Legwork`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        {who ? <script src={SCRIPT_PATH} defer /> : null}
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 14V9h3v5zM6.5 14V5h3v9zM11 14V2h3v12z' fill='%230b5f5a'/%3E%3C/svg%3E"
        />
      </head>
      <body>
        <header>
          <a href="/">Legwork</a>
          <nav aria-label="Main">
            {who ? (
              <>
                <a href="/me">Training</a>
                <a href="/me/massage">Massage</a>
                <a href="/me/settings">Settings</a>
              </>
            ) : null}
            {who ? null : <a href="/sign-in">Sign in</a>}
          </nav>
          {who ? <p class="who">Signed in {who.words}</p> : null}
        </header>
        <main>
          {who ? <States states={who.states} /> : null}
          {children}
        </main>
        <footer>
          <p>
            Legwork speaks of training, not of health: it is no medical advice. <a href="/privacy">Privacy</a>
          </p>
        </footer>
      </body>
    </html>
  )}`

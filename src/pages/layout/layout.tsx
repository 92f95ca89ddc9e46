/** What all pages share. */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { SCRIPT_PATH } from './script.ts'
import { STYLE_PATH } from './style.ts'

export type LayoutProps = { title: string; signedIn?: boolean; reloadSeconds?: number; children?: Child }

export const Layout = ({ title, signedIn, reloadSeconds, children }: LayoutProps) =>
  html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {reloadSeconds ? <meta http-equiv="refresh" content={String(reloadSeconds)} /> : null}
        <title>{`${title} · Legwork`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        {signedIn ? <script src={SCRIPT_PATH} defer /> : null}
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 14V9h3v5zM6.5 14V5h3v9zM11 14V2h3v12z' fill='%230b5f5a'/%3E%3C/svg%3E"
        />
      </head>
      <body>
        <header>
          <a href="/">Legwork</a>
          <nav aria-label="Main">
            {signedIn ? (
              <>
                <a href="/me">Training</a>
                <a href="/me/massage">Massage</a>
                <a href="/me/settings">Settings</a>
              </>
            ) : null}
            {signedIn ? null : <a href="/sign-in">Sign in</a>}
          </nav>
        </header>
        <main>{children}</main>
        <footer>
          <p>
            Legwork speaks of training, not of health: it is no medical advice. <a href="/privacy">Privacy</a>
          </p>
        </footer>
      </body>
    </html>
  )}`

/** The page that asks whether a source is to join the log of whoever is signed in, and the one that leads on to it. */

/** What its yes says; null on a page that does not ask. */
export const yesOn = (page: string): string | null => page.match(/name="as" value="([^"]+)"/)?.[1] ?? null

/** Where a page leads by itself. */
export const onwardsOn = (page: string): string | null =>
  page.match(/http-equiv="refresh" content="0; url=([^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? null

/**
 * Another isolate of the same process, as there always is one at Cloudflare: what the runtime reads once for all of
 * them, such as its table of time zones, is no Worker's own.
 */
export const NEIGHBOUR = {
  name: 'neighbour',
  modules: [
    {
      type: 'ESModule' as const,
      path: 'neighbour.js',
      contents: `new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' }).format(0)
export default { fetch: () => new Response() }`,
    },
  ],
}

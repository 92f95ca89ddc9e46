/** How a source wants to be named and shown: words and colours of its own, and nothing that does anything. */

export type Brand = {
  /** In addresses, and before the colon of a connection's id. */
  name: string
  /** What people call the connection. */
  label: string
  /** The tick we cannot do without, in the words of the source's own page. */
  requiredPermission: string
  /** The button that leads there: white words on this ground, with an edge where a dark page would swallow it. */
  button: { words: string; ground: string; edgeInTheDark: string | null }
  /** What an installation may say of itself on its front page. */
  /** The files with all their runs that somebody can have from there. */
  exports: string
  compatibility: string | null
  /** A link to one of its activities, in the words it asks for; `href` goes before the source's own id. */
  activity: { words: string; href: string } | null
  /** What stands under anything derived from these devices, whichever source delivered their recordings. */
  attribution: { devices: RegExp; words: string } | null
}

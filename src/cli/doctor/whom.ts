/** Whom doctor asks, and by which token: what setup remembers of one address is shown to no other. */

export type Given = {
  /** As it was typed. */
  url: string | undefined
  /** Of the environment. */
  token: string | undefined
  /** What setup remembers. */
  kept: { BASE_URL?: string | undefined; OPERATOR_TOKEN?: string | undefined }
}

/** Null where nobody said where Legwork is; a token that is null is still to be asked for. */
export function whomToAsk({ url, token, kept }: Given): { url: string; token: string | null } | null {
  const known = originOf(kept.BASE_URL)
  const asked = url === undefined ? known : originOf(url)
  if (asked === null) return null
  return { url: asked, token: token || (asked === known ? kept.OPERATOR_TOKEN : undefined) || null }
}

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? new URL(url).origin : null

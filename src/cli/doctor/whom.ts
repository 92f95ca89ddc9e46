/** Whom doctor asks, and by which token: what setup remembers of one address is shown to no other. */
import { err, ok, type Result } from '../../result.ts'
import { isLocalUrl } from '../../settings/shapes.ts'

export type Given = {
  /** As it was typed. */
  url: string | undefined
  /** Of the environment. */
  token: string | undefined
  /** What setup remembers. */
  kept: { BASE_URL?: string | undefined; OPERATOR_TOKEN?: string | undefined }
}

/** An error says what to give; a token that is null is still to be asked for. */
export function whomToAsk({
  url,
  token,
  kept,
}: Given): Result<{ url: string; token: string | null }, string> {
  const known = originOf(kept.BASE_URL)
  const asked = url === undefined ? known : originOf(url)
  if (asked === null) {
    return err(
      url === undefined
        ? 'Where is Legwork? Give --url.'
        : '--url should be the address of Legwork, such as https://legwork.example.org.',
    )
  }
  return ok({
    url: asked,
    token: token?.trim() || (asked === known ? kept.OPERATOR_TOKEN : undefined) || null,
  })
}

/** A host alone is on the internet, and has https there. */
function originOf(given = ''): string | null {
  const url = given.includes('://') ? given.trim() : `https://${given.trim()}`
  if (!URL.canParse(url) || !/^https?:/i.test(url)) return null
  const { origin, host } = new URL(url)
  return given.includes('://') || !isLocalUrl(origin) ? origin : `http://${host}`
}

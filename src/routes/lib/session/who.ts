/** Who is signed in, in words that give nobody away: what every page of theirs says. */
import type { Context } from 'hono'
import { accountOf, type Dependencies } from '../../../dependencies.ts'
import type { Whom } from '../../../pages/layout/layout.tsx'
import { type KnownBy, signedInWords } from '../../../text/signed-in.ts'
import { type AppEnv, dependenciesOf } from '../context.ts'
import { sessionOf } from './session.ts'

export type SignedIn = { runnerId: string; epoch: number; who: Whom }

/** The same as `signedIn`, where a page is to say it. */
export async function whoIsSignedIn(c: Context<AppEnv>): Promise<SignedIn | null> {
  const session = await sessionOf(c)
  const known = session && (await knownBy(dependenciesOf(c), session.runnerId))
  return known && known.epoch === session.epoch
    ? { ...session, who: { words: signedInWords(known), states: [], asRead: null } }
    : null
}

export async function knownBy(
  { store, sources }: Pick<Dependencies, 'store' | 'sources'>,
  runnerId: string,
): Promise<(KnownBy & { epoch: number }) | null> {
  const known = await store.runners.knownBy(runnerId)
  if (!known) return null
  const labels = known.connections.map((id) => sources[accountOf(id).source]?.label)
  return { ...known, sources: labels.filter((label) => label !== undefined) }
}

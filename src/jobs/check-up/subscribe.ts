/** An application has one subscription to a source's events: whoever shares the application can end it, or take it. */
import type { Dependencies } from '../../dependencies.ts'
import { log } from '../../log.ts'
import { callbackUrl } from '../../operator/look.ts'
import type { EventSubscriptions } from '../../sources/source.ts'
import { ack, type Outcome } from '../outcome.ts'

/** So many are remembered. */
const REMEMBERED = 10

/**
 * Sees to it that events come here: where there is no subscription, or only one to an older address of ours, it is made
 * anew. One that leads elsewhere is ended only where the operator said so (`takesOver`).
 */
export async function subscribe(
  dependencies: Dependencies,
  name: string,
  { takesOver }: { takesOver: boolean },
  now: Date,
): Promise<Outcome> {
  const subscriptions = dependencies.sources[name]?.subscriptions
  if (!subscriptions) return ack
  const url = callbackUrl(dependencies, { name })
  const listed = await subscriptions.list()
  // what cannot be asked now is asked again tomorrow, and the checks say so meanwhile
  if (!listed.ok || listed.value.some((each) => each.callbackUrl === url)) return ack
  const inTheWay = listed.value.filter((each) => takesOver || isOurs(each, url))
  if (inTheWay.length < listed.value.length) return ack
  const made = await replace(subscriptions, inTheWay, url)
  log('subscribed', { source: name, outcome: made.ok ? 'made' : made.error.kind })
  if (!made.ok) return ack
  const { resubscribedAt, heard, madeAnew } = await dependencies.store.notes.ofSource(name)
  // the first disappeared from nowhere, and a new WEBHOOK_SECRET of ours takes nothing away
  const wasTaken = (heard ?? madeAnew) !== null && !inTheWay.some((each) => isOurs(each, url))
  const at = wasTaken ? [...resubscribedAt.slice(1 - REMEMBERED), now] : resubscribedAt
  await dependencies.store.notes.noteResubscribed(name, at, made.value)
  return ack
}

/** Its path was another before WEBHOOK_SECRET was changed. */
const isOurs = ({ callbackUrl: theirs }: { callbackUrl: string }, url: string): boolean =>
  URL.canParse(theirs) && new URL(theirs).host === new URL(url).host

/** Gives the new one's id. */
async function replace(subscriptions: EventSubscriptions, old: readonly { id: string }[], url: string) {
  for (const { id } of old) {
    const removed = await subscriptions.remove(id)
    if (!removed.ok) return removed
  }
  return subscriptions.create(url)
}

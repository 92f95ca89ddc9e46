/** claim ─► open its secrets ─► shape ─► post ─► mark */
import type { Posted } from '../../channels/webhook.ts'
import type { Dependencies } from '../../dependencies.ts'
import { type EndpointOff, isGivenUp } from '../../domain/events/endpoint.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { bodyFor, envelopeOf } from '../../messages/events/envelope.ts'
import { deliveryId } from '../../secrets.ts'
import type { Dispatch } from '../../store/events/dispatch.ts'
import { ack, jitterOf, type Outcome } from '../outcome.ts'

/** What is due sooner comes back by itself; what is later is found by the sweep. */
const SOON_MS = 15 * 60_000

/**
 * Posts what is due for an endpoint, in order, and no further than the first that is not taken. Receivers know one that
 * comes twice by its id.
 */
export async function postEvents(
  dependencies: Dependencies,
  endpointId: string,
  now: Date,
): Promise<Outcome> {
  const { dispatches, notes } = dependencies.store
  // they stay due: the sweep finds them once sending goes on
  if (await notes.pausedSince()) return ack
  const [first, ...rest] = await dispatches.claim(endpointId, now)
  if (!first) return ack
  const why = await dependencies.store.runners.notWell(first.event.runnerId, now)
  for (const dispatch of [first, ...rest]) {
    if (!(await postOne(dependencies, dispatch, why, now))) break
  }
  const next = await dispatches.nextDue(first.endpoint)
  if (!next || next.getTime() - now.getTime() > SOON_MS) return ack
  return { kind: 'later', at: next > now ? next : now }
}

async function postOne(
  dependencies: Dependencies,
  dispatch: Dispatch,
  notWell: NotWell | null,
  now: Date,
): Promise<boolean> {
  const { dispatches } = dependencies.store
  const { request, status, answer, why } = await post(dependencies, dispatch, notWell, now)
  const tried = { request, status, answer, why }
  if (why === null) return dispatches.taken(dispatch, tried, now)
  const off = whyOff(dispatch, status, now)
  if (off) {
    await switchOff(dependencies, dispatch, tried, off, now)
    return false
  }
  const jitter = jitterOf(`${dispatch.event.id} ${dispatch.endpoint.id} ${dispatch.attempts}`)
  await dispatches.refused(dispatch, tried, jitter, now)
  return false
}

async function post(
  dependencies: Dependencies,
  dispatch: Dispatch,
  notWell: NotWell | null,
  now: Date,
): Promise<Posted> {
  const { endpoint, event } = dispatch
  const secrets = await secretsOf(dependencies, dispatch, now)
  if (secrets === null) {
    const why = 'its secret can no longer be read: change it'
    return { request: '', status: null, answer: null, why }
  }
  const envelope = envelopeOf(event, dependencies.config.BASE_URL, notWell)
  const { url, body } = bodyFor(endpoint.preset, endpoint.url, envelope)
  return dependencies.webhook.post({ url, id: event.id, body, secrets }, now)
}

/** The current one, and the one before while it still signs; null when the current one does not open. */
async function secretsOf(
  { secrets }: Dependencies,
  { endpoint: { id, secret, oldSecret, oldUntil } }: Dispatch,
  now: Date,
): Promise<string[] | null> {
  const current = await secrets.open('endpoint', id, secret)
  if (!current.ok) return null
  if (!oldSecret || !oldUntil || oldUntil <= now) return [current.value]
  const before = await secrets.open('endpoint', id, oldSecret)
  return before.ok ? [current.value, before.value] : [current.value]
}

const GONE = 410

/** Why nothing more is posted there; null when it is tried again. */
function whyOff({ endpoint, failures }: Dispatch, status: number | null, now: Date): EndpointOff | null {
  if (status === GONE) return 'gone'
  return isGivenUp({ failingSince: endpoint.failingSince, tries: failures + 1 }, now) ? 'failing' : null
}

async function switchOff(
  { store, queue }: Dependencies,
  dispatch: Dispatch,
  tried: Parameters<Dependencies['store']['dispatches']['switchOff']>[1],
  why: EndpointOff,
  now: Date,
): Promise<void> {
  const about = `endpoint-off ${dispatch.endpoint.id} ${now.getTime()}`
  const contacts = await store.dispatches.toNotify(dispatch.event.runnerId)
  const notices = await Promise.all(
    contacts.map(async (contactId) => ({
      id: await deliveryId('notice', about, contactId),
      about,
      contactId,
    })),
  )
  if (!(await store.dispatches.switchOff(dispatch, tried, { why, notices }, now))) return
  for (const { id: delivery } of notices) await queue.tryEnqueue({ kind: 'deliver', delivery }, now, now)
}

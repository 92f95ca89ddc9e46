/** Where an event leads: to the page of its nudge, whose own address has the number of a run in it. */
import { type Context, Hono } from 'hono'
import { placeOf } from '../../../domain/events/event.ts'
import { keyOfFinding } from '../../../domain/events/told-of-nudges.ts'
import { type AppEnv, dependenciesOf } from '../../lib/context.ts'
import { noSuch } from '../../lib/wrong.ts'

export const eventPages = new Hono<AppEnv>()

eventPages.get('/:id', async (c) => {
  const id = c.req.param('id')
  const place = placeOf(id)
  const { store } = dependenciesOf(c)
  const event = place === null ? null : await store.events.find(c.get('runnerId'), place, id)
  if (!event) throw noSuch('event')
  const nudge = nudgeAbout(c, event)
  return c.redirect(nudge ? `/me/nudges/${nudge}` : '/me')
})

/** By the nudge's key, or by a finding it tells of. */
function nudgeAbout(c: Context<AppEnv>, { type, about }: { type: string; about: string }): string | null {
  const [key] = about.split(' ')
  const found = c
    .get('training')
    .nudges.find(({ id, findings }) =>
      type === 'finding.detected' ? findings?.some((finding) => keyOfFinding(finding) === about) : id === key,
    )
  return found?.id ?? null
}

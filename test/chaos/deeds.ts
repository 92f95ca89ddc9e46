/** What runners do: connect and leave, say where to write to, change their minds. */

import { addDays, localDateOf } from '../../src/domain/time/calendar.ts'
import { db } from '../installation.ts'
import { onwardsOn, yesOn } from '../joining.ts'
import { wanted } from '../wanted.ts'
import type { Arrival } from './arrivals.ts'
import type { SourceName } from './people.ts'
import {
  act,
  comeBack,
  connectionOf,
  leave,
  runnerOf,
  type Somebody,
  submit,
  visit,
  watchAnswer,
} from './somebody.ts'
import { tell } from './telling.ts'
import type { World } from './world.ts'

const MINUTE = 60_000

/** Connects a source, again and again until it works, and then does what comes next. */
export async function connect(
  world: World,
  who: Somebody,
  source: SourceName,
  then: () => Promise<void> | void = () => {},
  tries = 1,
): Promise<void> {
  const away = await setOut(world, who, source)
  const visited = away ? await visit(world, who, await backFrom(world, who, source, away)) : null
  world.say(`${who.person.name} connects ${source}: ${visited?.answer?.status ?? 'no answer'}`)
  if (visited) {
    watchAnswer(world, `${who.person.name} connects ${source}`, visited, visited.answer?.status ?? null)
  }
  if (visited?.answer?.headers.get('Location') === '/me') {
    who.runnerId = await runnerOf(who, source)
    who.sources[source] = 'connected'
    comeBack(world, who, { connection: connectionOf(who, source) })
    await then()
  } else if (tries < 25) {
    const later = world.now().getTime() + world.random.int(2, 60) * MINUTE
    world.agenda.add(later, '', () => connect(world, who, source, then, tries + 1))
  }
  tell(world)
}

/** Where the way leads, once it was said that the source is to join the log where that is asked; null when nobody answered. */
async function setOut(world: World, who: Somebody, source: SourceName): Promise<string | null> {
  const { answer } = await visit(world, who, `/connect/${source}`)
  const as = yesOn((await answer?.clone().text()) ?? '')
  if (as === null) return answer?.headers.get('Location') ?? null
  await submit(world, who, `/connect/${source}/join`, { as })
  const onwards = await visit(world, who, `/connect/${source}/onwards`)
  return onwardsOn((await onwards.answer?.text()) ?? '')
}

async function backFrom(world: World, who: Somebody, source: SourceName, away: string): Promise<string> {
  const { strava, garmin } = world.sandbox
  if (source === 'garmin') {
    const back = new URL(await garmin.agree(who.person.watch, away))
    return `${back.pathname}${back.search}`
  }
  const scopes = ['read', 'activity:read', ...(who.person.seesPrivate ? ['activity:read_all'] : [])]
  const state = new URL(away).searchParams.get('state') ?? ''
  const code = strava.authorize(who.person.athlete, scopes)
  return `/connect/strava/callback?${new URLSearchParams({ state, code, scope: scopes.join(',') })}`
}

export function addContact(world: World, who: Somebody, address: string): Promise<void> {
  const channel = address.includes('@') ? 'email' : 'sms'
  const fields = { channel, address, ...(channel === 'sms' ? { agreed: 'yes' } : {}) }
  return act(world, who, { what: `adds ${address}`, path: '/me/contacts', fields }, () => {
    who.contacts.set(address, 'asked')
  })
}

/** What somebody does about a message that came. */
export function react(world: World, who: Somebody, arrival: Arrival): void {
  const { agenda, random } = world
  const soon = world.now().getTime() + (world.calm ? MINUTE : random.int(1, 20) * MINUTE)
  if (arrival.row?.kind === 'confirm') agenda.add(soon, '', () => confirm(world, who, arrival))
  const mentions = arrival.row?.kind === 'nudge' && /massage/i.test(arrival.text)
  if (!world.calm && mentions && random.chance(0.4)) {
    agenda.add(soon, '', () => {
      const date = addDays(localDateOf(world.now(), who.person.timeZone), random.int(1, 4))
      return act(world, who, { what: 'books a massage', path: '/me/massage/booked', fields: { date } })
    })
  }
}

async function confirm(world: World, who: Somebody, { to, channel, text }: Arrival): Promise<void> {
  const done = async () => {
    who.contacts.set(to, 'confirmed')
    comeBack(world, who, { to })
    await chooseWants(world, who, to)
  }
  if (channel === 'email') {
    const link = text.match(/https:\S+\/verify\/\S+/)?.[0]
    if (link)
      await act(world, who, { what: `confirms ${to}`, path: new URL(link).pathname, fields: {} }, done)
    return
  }
  const code = text.match(/\b\d{6}\b/)?.[0] ?? ''
  const path = `/me/contacts/${await contactId(who, to)}/confirm`
  await act(world, who, { what: `confirms ${to}`, path, fields: { code } }, done)
}

const contactId = async ({ runnerId }: Somebody, address: string) =>
  db
    .prepare('SELECT id FROM contact WHERE address = ? AND runner_id = ?')
    .bind(address, runnerId ?? '')
    .first<string>('id')

async function chooseWants(world: World, who: Somebody, address: string): Promise<void> {
  const { massage, summary } = who.person
  const more = [...(massage ? (['massage'] as const) : []), ...(summary ? (['summary'] as const) : [])]
  const fields = wanted((await contactId(who, address)) ?? '', 'recovery', ...more)
  await act(world, who, { what: `says what is wanted at ${address}`, path: '/me/settings', fields })
}

export async function removeContact(world: World, who: Somebody, address: string): Promise<void> {
  const path = `/me/contacts/${await contactId(who, address)}/remove`
  await act(world, who, { what: `removes ${address}`, path, fields: {} }, () => {
    who.contacts.set(address, 'gone')
    leave(world, who, `removed ${address}`, { to: address })
  })
}

/** The button in the mail program, on the latest nudge. */
export async function unsubscribe(world: World, who: Somebody, address: string): Promise<void> {
  const last = world.arrivals.all.findLast(({ to, row }) => to === address && row?.kind === 'nudge')
  const answer = last ? await world.sandbox.resend.unsubscribe(last.mailId) : null
  world.say(`${who.person.name} unsubscribes ${address}: ${answer?.status ?? 'nothing to press'}`)
  if (answer?.status !== 200) return
  who.contacts.set(address, 'gone')
  leave(world, who, `unsubscribed ${address}`, { to: address })
}

export async function text(world: World, who: Somebody, word: 'STOP' | 'START'): Promise<void> {
  const { number } = who.person
  if (!number) return
  const answer = await world.sandbox.twilio.reply(number, word).catch(() => null)
  world.say(`${who.person.name} texts ${word}: ${answer?.status ?? 'no answer'}`)
  if (word === 'STOP') leave(world, who, 'texted STOP', { to: number })
  else comeBack(world, who, { to: number })
}

export async function disconnect(world: World, who: Somebody, source: SourceName): Promise<void> {
  const connection = connectionOf(who, source)
  await act(
    world,
    who,
    { what: `disconnects ${source}`, path: '/me/disconnect', fields: { connection } },
    () => {
      who.sources[source] = 'none'
      leave(world, who, `disconnected ${source}`, { connection })
    },
  )
}

/** Cut off on the source's side. */
export async function revoke(world: World, who: Somebody, source: SourceName): Promise<void> {
  if (who.sources[source] !== 'connected') return
  who.sources[source] = 'revoked'
  if (source === 'strava') await world.sandbox.strava.deauthorize(who.person.athlete)
  else await world.sandbox.garmin.users.deregister(who.person.watch)
  tell(world)
}

export async function deleteAccount(world: World, who: Somebody, then: () => void): Promise<void> {
  const runnerId = who.runnerId
  await act(world, who, { what: 'deletes the account', path: '/me/delete', fields: {} }, () => {
    if (runnerId === null || who.runnerId !== runnerId) return
    leave(world, who, 'deleted the account', { runnerId })
    who.former.push(runnerId)
    who.runnerId = null
    who.jar.clear()
    who.contacts.clear()
    who.races = []
    who.sources = { strava: 'none', garmin: 'none' }
    then()
  })
}

export async function enterRace(world: World, who: Somebody, race: Somebody['races'][number]): Promise<void> {
  const fields = {
    date: race.date,
    distanceMeters: String(race.distanceMeters),
    ...(race.goal ? { goal: 'yes' } : {}),
  }
  await act(world, who, { what: `enters a race on ${race.date}`, path: '/me/races', fields }, () => {
    who.races.push(race)
  })
}

/** Settings as the page sends them. */
export const choose = (world: World, who: Somebody, fields: Record<string, string>) =>
  act(world, who, { what: `sets ${JSON.stringify(fields)}`, path: '/me/settings', fields }, () => {
    who.chose.push(world.now().getTime())
  })

export const firstSettings = ({ person }: Somebody): Record<string, string> => ({
  timeZone: person.timeZone,
  weekStartsOn: person.weekStartsOn,
  sensitivity: person.sensitivity,
  quietFrom: person.quiet?.from ?? '',
  quietTo: person.quiet?.to ?? '',
})

/** Another source is to count. */
export const countBy = (world: World, who: Somebody, source: SourceName) =>
  act(world, who, {
    what: `counts by ${source}`,
    path: '/me/source',
    fields: { source: connectionOf(who, source) },
  })

/** Everything that is going to happen to the runners of a world, by its seed. */
import { addDays, localDateOf, weekStartOf } from '../../src/domain/time/calendar.ts'
import * as deeds from './deeds.ts'
import type { SourceName } from './people.ts'
import { type Random, randomOf } from './random.ts'
import { planRun, watchEntry } from './running.ts'
import type { Somebody } from './somebody.ts'
import { trainingFrom } from './training.ts'
import type { World } from './world.ts'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

const HISTORY_WEEKS = 10

/** They connect, say where to write to, and run; and after a few days begin to change their minds. */
export function live(world: World, everybody: readonly Somebody[], start: number, end: number): void {
  for (const who of everybody) {
    const life = randomOf(world.seed, `life of ${who.person.name}`)
    const { timeZone, athlete, watch } = who.person
    const from = addDays(weekStartOf(localDateOf(new Date(start), timeZone), 'monday'), -7 * HISTORY_WEEKS)
    const weeks = HISTORY_WEEKS + Math.ceil((end - start) / (7 * DAY)) + 1
    const sessions = trainingFrom(
      from,
      weeks,
      timeZone,
      randomOf(world.seed, `training of ${who.person.name}`),
    )
    const isOver = ({ startDate, elapsedSeconds }: (typeof sessions)[number]) =>
      startDate.getTime() + elapsedSeconds * 1000 < start
    const history = sessions.filter(isOver)
    world.sandbox.strava.addAthlete({
      id: athlete,
      firstname: 'Simulated',
      timezone: timeZone,
      activities: history,
    })
    world.sandbox.garmin.users.add({
      id: watch,
      name: 'Simulated',
      timezone: timeZone,
      activities: history.map(watchEntry),
    })
    for (const session of sessions) {
      const startsAt = session.startDate.getTime()
      if (startsAt > start + 3 * HOUR && startsAt < end - 4 * HOUR) planRun(world, who, session, life)
    }
    const begins = start + (world.calm ? 1 : life.int(1, 90)) * MINUTE
    world.agenda.add(begins, '', () => begin(world, who, life, start))
    if (!world.calm) changeMinds(world, who, life, start, end)
  }
  world.arrivals.onArrival = (arrival) => {
    const who = everybody.find(({ contacts }) => contacts.has(arrival.to))
    if (who) deeds.react(world, who, arrival)
  }
}

async function begin(world: World, who: Somebody, life: Random, start: number): Promise<void> {
  const [first, ...others] = who.person.sources
  if (!first) return
  await deeds.connect(world, who, first, async () => {
    await deeds.choose(world, who, deeds.firstSettings(who))
    await welcome(world, who)
    for (const other of others) {
      world.agenda.add(world.now().getTime() + life.int(1, 5) * DAY, '', () =>
        deeds.connect(world, who, other),
      )
    }
    if (!life.chance(0.4)) return
    const date = addDays(localDateOf(new Date(start), who.person.timeZone), life.int(7, 45))
    await deeds.enterRace(world, who, {
      date,
      distanceMeters: life.pick([10_000, 21_098, 42_195]),
      goal: life.chance(0.7),
    })
  })
}

async function welcome(world: World, who: Somebody): Promise<void> {
  const { mailbox, secondMailbox, number } = who.person
  for (const address of [mailbox, secondMailbox, number]) {
    if (!address) continue
    who.contacts.set(address, 'asked')
    await deeds.addContact(world, who, address)
  }
}

type Whim = (world: World, who: Somebody, life: Random) => Promise<void>

/** A few things each runner does in these weeks, at any time. */
function changeMinds(world: World, who: Somebody, life: Random, start: number, end: number): void {
  for (let count = life.int(2, 6); count > 0; count--) {
    const at = start + life.int(2 * 24, (end - start) / HOUR - 24) * HOUR + life.int(0, 59) * MINUTE
    const whim = life.pick(WHIMS)
    world.agenda.add(at, '', () => whim(world, who, life))
  }
}

const again = (world: World, days: number, go: () => Promise<void>) =>
  world.agenda.add(Math.min(world.now().getTime() + days * DAY, world.end), '', go)

const connectedOf = ({ sources }: Somebody): SourceName[] =>
  (['strava', 'garmin'] as const).filter((name) => sources[name] === 'connected')

const setting: Whim = (world, who, life) =>
  deeds.choose(
    world,
    who,
    life.pick([
      { sensitivity: life.pick(['relaxed', 'standard', 'careful']) },
      { weekStartsOn: life.pick(['monday', 'sunday']) },
      { quietFrom: '20:30', quietTo: '09:30' },
      { quietFrom: '', quietTo: '' },
      { easyWeek: 'yes' },
      { units: 'mi' },
    ]),
  )

const dropContact: Whim = async (world, who, life) => {
  const address = life.pick([who.person.mailbox, who.person.number ?? who.person.mailbox])
  if (who.contacts.get(address) !== 'confirmed') return
  await (life.chance(0.5) && address.includes('@')
    ? deeds.unsubscribe(world, who, address)
    : deeds.removeContact(world, who, address))
  if (life.chance(0.6)) again(world, life.int(1, 6), () => deeds.addContact(world, who, address))
}

const stop: Whim = async (world, who, life) => {
  await deeds.text(world, who, 'STOP')
  if (life.chance(0.6)) again(world, life.int(1, 6), () => deeds.text(world, who, 'START'))
}

const dropSource: Whim = async (world, who, life) => {
  const connected = connectedOf(who)
  if (connected.length === 0) return
  const source = life.pick(connected)
  await (life.chance(0.5) ? deeds.disconnect(world, who, source) : deeds.revoke(world, who, source))
  const wait = life.chance(0.4) ? life.int(1, 90) / (24 * 60) : life.int(1, 8)
  if (life.chance(0.75)) again(world, wait, () => deeds.connect(world, who, source))
}

const addSource: Whim = async (world, who) => {
  const missing = (['strava', 'garmin'] as const).find((name) => who.sources[name] === 'none')
  if (missing && who.runnerId) await deeds.connect(world, who, missing)
}

const switchSource: Whim = async (world, who, life) => {
  const connected = connectedOf(who)
  if (connected.length < 2) return
  await deeds.countBy(world, who, life.pick(connected))
}

const quit: Whim = async (world, who, life) => {
  if (who.runnerId === null) return
  await deeds.deleteAccount(world, who, () => {
    const [first] = who.person.sources
    const wait = life.chance(0.4) ? life.int(1, 120) / (24 * 60) : life.int(1, 8)
    if (!first || !life.chance(0.7)) return
    again(world, wait, () =>
      deeds.connect(world, who, first, async () => {
        await deeds.choose(world, who, deeds.firstSettings(who))
        await welcome(world, who)
      }),
    )
  })
}

const race: Whim = (world, who, life) =>
  deeds.enterRace(world, who, {
    date: addDays(localDateOf(world.now(), who.person.timeZone), life.int(1, 20)),
    distanceMeters: life.pick([10_000, 21_098, 42_195]),
    goal: life.chance(0.5),
  })

const WHIMS: readonly Whim[] = [
  setting,
  setting,
  dropContact,
  dropContact,
  stop,
  dropSource,
  dropSource,
  addSource,
  switchSource,
  quit,
  race,
]

/** Small things that may happen between two steps of a job. */
export function interludesOf(world: World, everybody: readonly Somebody[]): () => Promise<void> {
  const random = randomOf(world.seed, 'interludes')
  const whims: readonly Whim[] = [setting, dropContact, dropSource, quit, switchSource]
  return async () => {
    world.say('-- meanwhile')
    if (random.chance(0.4)) world.jump(random.int(1, 140) * 1_000)
    const turn = random.next()
    if (turn < 0.4) await world.takeAgain()
    else if (turn < 0.65) {
      for (let count = random.int(1, 3); count > 0 && (await world.workOne()); ) count -= 1
    } else if (turn < 0.75) await world.sweep()
    else await random.pick(whims)(world, random.pick(everybody), random)
    world.say('-- and on')
  }
}

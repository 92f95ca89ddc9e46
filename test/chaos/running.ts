/** Running, and what becomes of runs afterwards: edited, deleted, retyped, hidden, merged. */
import type { Random } from './random.ts'
import { momentIn, type Somebody } from './somebody.ts'
import { tell } from './telling.ts'
import type { Session } from './training.ts'
import type { World } from './world.ts'

const MINUTE = 60_000
const HOUR = 3_600_000

const TYPES: Record<string, string> = { Run: 'RUNNING', TrailRun: 'TRAIL_RUNNING', Ride: 'CYCLING' }

export const watchEntry = ({ startDate, distanceMeters, movingSeconds, sportType }: Session) => ({
  startDate,
  distanceMeters,
  seconds: movingSeconds,
  type: TYPES[sportType] ?? 'OTHER',
})

/** A session is logged everywhere a while after its end. */
export function planRun(world: World, who: Somebody, session: Session, life: Random): void {
  const over = session.startDate.getTime() + session.elapsedSeconds * 1000
  const at = over + (world.calm ? 5 : life.int(2, 50)) * MINUTE
  const hiddenFor = !world.calm && life.chance(0.06) ? life.int(1, 2) : 0
  world.agenda.add(at, '', async () => {
    const km = (session.distanceMeters / 1000).toFixed(1)
    world.say(
      `${who.person.name} ran ${km} km (${session.sportType}${session.workoutType === 1 ? ', race' : ''})`,
    )
    const activity = await world.sandbox.strava.log(who.person.athlete, { ...session, hiddenFor })
    const how = world.weather.meets('notices')
    if (how) world.sandbox.garmin.faults.push({ on: 'notice', times: 1, answer: how })
    const summary = await world.sandbox.garmin.users.log(who.person.watch, watchEntry(session))
    tell(world)
    const chance = life.next()
    // what leads to a nudge matters most
    const isBig = session.distanceMeters > 16_000 || session.workoutType === 1
    if (!world.calm && chance < (isBig ? 0.45 : 0.15))
      laterOn(world, who, { activity: activity.id, summary: summary.summaryId }, life)
  })
}

type Ids = { activity: number; summary: string }

/** Mostly while the nudge about it would still settle, for that is when it matters. */
function laterOn(world: World, who: Somebody, ids: Ids, life: Random): void {
  const now = world.now().getTime()
  const wait = life.chance(0.6) ? life.int(1, 25) * MINUTE : life.int(1, 60) * HOUR
  const change = life.pick(CHANGES)
  const back = now + wait + (life.chance(0.5) ? life.int(1, 30) * MINUTE : life.int(1, 30) * HOUR)
  world.agenda.add(Math.min(now + wait, world.end), '', async () => {
    if (!isThere(world, who, ids)) return
    world.say(`${who.person.name}: run ${ids.activity} is ${change.name}`)
    await change.to(world, who, ids, life)
    tell(world)
  })
  const { undo } = change
  if (!undo) return
  world.agenda.add(Math.min(back, world.end + MINUTE), '', async () => {
    if (!isThere(world, who, ids)) return
    world.say(`${who.person.name}: run ${ids.activity} is no longer ${change.name}`)
    await undo(world, who, ids)
    tell(world)
  })
}

const isThere = ({ sandbox }: World, { person }: Somebody, { activity }: Ids): boolean =>
  sandbox.strava.athletes.some(
    ({ id, activities }) => id === person.athlete && activities.some((one) => one.id === activity),
  )

function lose(world: World, who: Somebody, ids: Ids): void {
  who.gone.push({ run: `strava:${ids.activity}`, from: momentIn(world), until: null })
}

function regain(world: World, who: Somebody, ids: Ids): void {
  for (const gone of who.gone) if (gone.run === `strava:${ids.activity}`) gone.until ??= momentIn(world)
}

type Change = {
  name: string
  to(world: World, who: Somebody, ids: Ids, life: Random): Promise<void>
  undo?(world: World, who: Somebody, ids: Ids): Promise<void>
}

const CHANGES: readonly Change[] = [
  {
    name: 'edited',
    async to({ sandbox }, { person }, ids, life) {
      const distanceMeters = life.int(2, 30) * 1_000 + life.int(0, 999)
      const seconds = Math.round(distanceMeters * 0.34)
      await sandbox.strava.edit(ids.activity, {
        distanceMeters,
        movingSeconds: seconds,
        elapsedSeconds: seconds,
      })
      await sandbox.garmin.users.edit(person.watch, ids.summary, { distanceMeters, seconds })
    },
  },
  {
    name: 'deleted',
    async to(world, who, ids) {
      await world.sandbox.strava.remove(ids.activity)
      lose(world, who, ids)
    },
  },
  {
    name: 'retyped',
    async to(world, who, ids) {
      await world.sandbox.strava.edit(ids.activity, { sportType: 'Ride' })
      await world.sandbox.garmin.users.edit(who.person.watch, ids.summary, { type: 'CYCLING' })
      lose(world, who, ids)
    },
    async undo(world, who, ids) {
      await world.sandbox.strava.edit(ids.activity, { sportType: 'Run' })
      await world.sandbox.garmin.users.edit(who.person.watch, ids.summary, { type: 'RUNNING' })
      regain(world, who, ids)
    },
  },
  {
    name: 'private',
    async to(world, who, ids) {
      await world.sandbox.strava.edit(ids.activity, { private: true })
      if (!who.person.seesPrivate) lose(world, who, ids)
    },
    async undo(world, who, ids) {
      await world.sandbox.strava.edit(ids.activity, { private: false })
      regain(world, who, ids)
    },
  },
  {
    name: 'merged',
    async to(world, who, ids) {
      const { activities } = world.sandbox.strava.athletes.find(({ id }) => id === who.person.athlete) ?? {
        activities: [],
      }
      const one = activities.find(({ id }) => id === ids.activity)
      const before = activities.filter(({ id }) => id !== ids.activity).at(-1)
      if (!one || !before) return
      const startDate = new Date(before.start_date)
      const distanceMeters = Math.round(one.distance + before.distance)
      for (const each of [one, before]) {
        await world.sandbox.strava.remove(each.id)
        lose(world, who, { ...ids, activity: each.id })
      }
      const movingSeconds = Math.round(distanceMeters * 0.34)
      await world.sandbox.strava.log(who.person.athlete, { startDate, distanceMeters, movingSeconds })
    },
  },
]

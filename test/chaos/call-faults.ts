/** What a call to the outside meets, by the weather: a fault put in its way, and time that goes by. */
import { callOf } from '../../src/sandbox/strava/faults.ts'
import type { World } from './world.ts'

const GARMIN_CALLS = {
  id: 'id',
  permissions: 'permissions',
  registration: 'registration',
  backfill: 'backfill',
} as const

/** The same within a sync, and few enough that a window has several. */
const SHORT_PAGE = 40

/** Called just before the sandbox takes the request; true when no answer is to come in time. */
export async function misfortuneAt(world: World, request: Request): Promise<boolean> {
  const { sandbox, weather, random } = world
  if (weather.meets('worker') === 'slow') world.jump(random.int(1, 14) * 1_000)
  const { pathname } = new URL(request.url)
  const [, room = ''] = pathname.split('/')
  sandbox.strava.limits.mostOnPage = weather.meets('pages') ? SHORT_PAGE : 200
  if (room === 'strava') return isLate(await onStrava(world, request, pathname.replace(/^\/strava/, '')))
  if (room === 'garmin') return isLate(onGarmin(world, pathname))
  if (room === 'resend') {
    const how = weather.meets('resend')
    if (how) sandbox.resend.faults.push({ times: 1, answer: how })
    sandbox.resend.callbacks = weather.meets('callbacks') === 'before' ? 'before' : 'held'
    if (how) world.say(`resend: ${how}`)
    return isLate(how)
  }
  if (room === 'twilio') {
    const how = weather.meets('twilio')
    if (how) sandbox.twilio.faults.push({ times: 1, answer: how })
    sandbox.twilio.callbacks = weather.meets('callbacks') === 'before' ? 'before' : 'held'
    if (how) world.say(`twilio: ${how}`)
    return isLate(how)
  }
  return false
}

const isLate = (how: string | null) => how !== null && LATE.has(how)
const LATE = new Set(['hang', 'timeout-before', 'timeout-after'])

async function onStrava(
  { sandbox, weather, say }: World,
  request: Request,
  path: string,
): Promise<string | null> {
  const call = await callOf(request, path)
  // a code that is refused is asked again after two real seconds
  if (!call || call === 'token') return null
  const how = call === 'refresh' ? weather.meets('refresh') : weather.meets('strava')
  if (!how) return null
  say(`strava ${call}: ${how}`)
  sandbox.strava.faults.push({ on: call, times: 1, answer: how })
  return how
}

function onGarmin({ sandbox, weather, say }: World, pathname: string): string | null {
  const call = Object.values(GARMIN_CALLS).find((each) => pathname.includes(`/${each}`))
  const how = call ? weather.meets('garmin') : null
  if (!call || !how) return null
  say(`garmin ${call}: ${how}`)
  sandbox.garmin.faults.push({ on: call, times: 1, answer: how })
  return how
}

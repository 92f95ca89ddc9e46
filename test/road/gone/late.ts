/** What still arrives of somebody who has gone: jobs that were on their way, events, reports, texts. */
import { post, USER } from '../garmin/garmin.ts'
import { NUMBER, type World } from '../world.ts'

/** Every message there ever was, once more and as one that was given up; and everything the outside may still tell. */
export async function arriveLate(world: World): Promise<void> {
  for (const { body, queue } of [...world.queues.sent]) {
    await (queue === 'legwork-deliveries' ? world.queues.deliveries : world.queues.events).send(body)
  }
  await world.work()
  const due = world.now().getTime()
  for (const [place, { body }] of [...world.queues.sent].entries()) {
    const id = `late ${place}`
    world.queues.messages.push({ id, queue: 'legwork-dead-letters', body, due, attempts: 0 })
  }
  await world.work()
  for (const { event } of [...world.strava.events]) await world.strava.send(event)
  const run = world.garmin.users.find(USER).summaries.at(-1)
  await post(world, {
    activities: [run, { ...run, durationInSeconds: 'odd' }, { userId: USER }, { summaryId: run?.summaryId }],
    deregistrations: [{ userId: USER }],
    userPermissionsChange: [{ userId: USER, permissions: [] }],
  })
  await world.work()
  for (const { id } of world.resend.mails) await world.resend.tell(id, 'email.delivered')
  for (const { sid } of world.twilio.texts) await world.twilio.tell(sid, 'delivered')
  await world.twilio.reply(NUMBER, 'LONG')
  await daysPass(world, 2)
}

/** From now on nobody there answers. */
export function goDown(world: World, source: 'strava' | 'garmin'): void {
  meanwhile(world, (request) => {
    if (request.url.includes(`/${source}/`)) throw new Error('connection reset')
  })
}

/** Something that happens before each call, beside whatever happens then already. */
export function meanwhile(world: World, work: (request: Request) => void | Promise<void>): void {
  const before = world.beforeCall
  world.beforeCall = async (request) => {
    await before?.(request)
    await work(request)
  }
}

/** Days in which the queues work and the sweep comes by now and then, which is all that it takes. */
export async function daysPass(world: World, days: number): Promise<void> {
  for (let round = 0; round < days * 3; round++) {
    await world.pass(8 * 60, { sweep: false })
    await world.sweep()
  }
  await world.work()
}

/** What senders tell of what arrived: a little later, twice, or never. */
import type { Arrival } from './arrivals.ts'
import type { World } from './world.ts'

export function callBack(world: World, { channel, mailId }: Arrival): void {
  const { agenda, random, weather, sandbox } = world
  const how = weather.meets('callbacks')
  if (how === 'lost') return
  const tell = async () => {
    await (channel === 'email'
      ? sandbox.resend.tell(mailId, 'email.delivered')
      : sandbox.twilio.tell(mailId, 'delivered')
    ).catch(() => null)
  }
  const soon = world.now().getTime() + (world.calm ? 1 : random.int(1, 60)) * 1_000
  agenda.add(soon, '', tell)
  if (how === 'twice') agenda.add(soon + random.int(0, 600) * 1_000, '', tell)
}

import { describe, expect, it } from 'vitest'
import { CHANNELS, channelRules } from '../../../src/domain/delivery/channels.ts'
import { openOutside } from '../../../src/domain/time/quiet-hours.ts'

describe('a channel', () => {
  it.each(CHANNELS)(
    '%s lets a runner ask often enough for a typing error, and a service oftener than one of them',
    (channel) => {
      const { runner, address, network, service } = channelRules[channel].requestsADay
      expect(Math.min(runner, address, network)).toBeGreaterThan(1)
      expect(service).toBeGreaterThan(network)
    },
  )

  it.each(CHANNELS)('%s that is limited is stood in for by one that is not', (channel) => {
    const { limit } = channelRules[channel]
    if (limit) expect(channelRules[limit.standIn].limit).toBeNull()
  })
})

it('a runner who has no quiet hours hears from a channel at any hour, unless it is closed', () => {
  const runner = { timeZone: 'UTC', quietHours: null, snoozedUntil: null }
  const night = new Date('2024-06-05T05:00:00Z')
  expect(openOutside(null, night, runner)).toEqual(night)
  expect(openOutside({ from: '21:00', to: '08:00' }, night, runner)).toEqual(new Date('2024-06-05T08:00:00Z'))
})

import { expect, it } from 'vitest'
import { networkFrom, networksFrom } from '../../../src/routes/lib/network.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:2::6', '2001:db8:1:2'],
  // one household, two spellings
  ['2001:db8::7', '2001:db8:0:0'],
  ['2001:db8:0:0:aaaa::8', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
])('%s belongs to %s', (address, network) => {
  expect(networkFrom(address)).toBe(network)
})

it.each([
  ['192.0.2.7', ['192.0.2.7']],
  ['::ffff:192.0.2.7', ['192.0.2.7']],
  ['2001:db8:1:2:3:4:5:6', ['2001:db8:1:2', '2001:db8:1']],
  ['2001:db8::7', ['2001:db8:0:0', '2001:db8:0']],
])('%s comes from %s', (address, networks) => {
  expect(networksFrom(address)).toEqual(networks)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress, readEndpoint } from '../../../src/domain/events/public-address.ts'

const HERE = { ownHost: 'legwork.example', isLocal: false }

describe('an address that a name stands for', () => {
  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
    ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1'],
    ...['198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:8.8.8.8', '::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', '100::1'],
    ...[
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:a00:1::1',
      '3fff::1',
      '3fff:fff::1',
      '1fff::1',
      '4000::1',
      '2001:1ff::1',
      '::2600:1:1',
    ],
    ...['', 'localhost', '1.2.3', '1.2.3.4.5', '0x7f.0.0.1', ':::', 'fe80::1%eth0', '2606:2800:::1'],
  ])('like %s is private, or none', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
    '2000::1',
    '2001:200::1',
    '2003::1',
    '2004::1',
    '3ffe::1',
    '3fff:1000::1',
  ])('like %s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('an address that is typed in', () => {
  const octal = (part: number) => `0${part.toString(8)}`
  const hex = (part: number) => `0x${part.toString(16)}`

  it('is refused as any number, however it is written', () => {
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 }))), (parts) => {
        const whole = parts.reduce((sum, part) => sum * 256 + part, 0)
        const [a = 0, b = 0, c = 0, d = 0] = parts
        const spelled = [
          parts.join('.'),
          parts.map(octal).join('.'),
          parts.map(hex).join('.'),
          [hex(a), b, octal(c), d].join('.'),
          `${a}.${b * 65_536 + c * 256 + d}`,
          `${a}.${b}.${c * 256 + d}`,
          String(whole),
          `0x${whole.toString(16)}`,
          `0${whole.toString(8)}`,
          `[::ffff:${parts.join('.')}]`,
          `[::${parts.join('.')}]`,
          `${parts.join('.')}.`,
        ]
        for (const host of spelled) {
          expect(readEndpoint(`https://${host}/hook`, HERE), host).toHaveProperty('refused')
        }
      }),
    )
  })

  it('is kept as it is called, without what no server sees', () => {
    expect(readEndpoint(' https://Hooks.Example/a?b=c#d ', HERE)).toEqual({
      url: 'https://hooks.example/a?b=c',
    })
  })

  const refusal = (given: string, from: Parameters<typeof readEndpoint>[1] = HERE) => {
    const read = readEndpoint(given, from)
    return 'refused' in read ? read.refused : null
  }

  it.each([
    ['', 'not-an-address'],
    ['hooks.example', 'not-an-address'],
    ['http://hooks.example/', 'not-https'],
    ['ftp://hooks.example/', 'not-https'],
    ['https://me@hooks.example/', 'with-password'],
    ['https://:secret@hooks.example/', 'with-password'],
    ['https://legwork.example/webhooks', 'our-own'],
    ['https://legwork.example./webhooks', 'our-own'],
    ['https://legwork.example:8443/', 'our-own'],
    ['https://hooks.example:22/', 'other-port'],
    ['https://hooks.example:1023/', 'other-port'],
    ['https://hooks/', 'not-public'],
    ['https://hooks./', 'not-public'],
    ['https://localhost/', 'not-public'],
    ['https://printer.local/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://8.8.8.8/', 'not-public'],
    ['http://localhost/', 'not-https'],
  ])('is refused for what it is: %s, %s', (given, expected) => {
    expect(refusal(given)).toBe(expected)
  })

  it.each([
    'https://hooks.example:1024/',
    'https://hooks.example:443/',
    'https://hooks.example./',
    'https://local.example/',
    'https://1password.example/',
    'https://h1.example/',
    'https://v4.2-hooks.example/',
    'https://xn--3-7sb.example/',
    'https://9.hooks-4.example/',
  ])('is taken where it is https at a public name: %s', (given) => {
    expect(refusal(given)).toBeNull()
  })

  it('is no longer than 500 signs, without the blanks around it', () => {
    const long = (signs: number) => `https://hooks.example/${'a'.repeat(signs - 22)}`
    expect([500, 501].map((signs) => refusal(long(signs)))).toEqual([null, 'not-an-address'])
    expect(refusal(`  ${long(500)}  `)).toBeNull()
  })

  it('on one machine is another place on it, by http or https, and nothing else', () => {
    const local = { ownHost: 'localhost:8787', isLocal: true }
    expect(refusal('https://localhost:8788/', local)).toBeNull()
    expect(refusal('ws://localhost:8788/', local)).toBe('not-https')
    expect(refusal('ftp://localhost:8788/', local)).toBe('not-https')
    expect(refusal('http://hooks.example/', local)).toBe('not-https')
  })

  it('may be this machine where Legwork runs on this machine alone', () => {
    const local = { ownHost: 'localhost:8787', isLocal: true }
    expect(readEndpoint('http://localhost:8788/receiver/x', local)).toHaveProperty('url')
    expect(readEndpoint('http://localhost:8787/x', local)).toEqual({ refused: 'our-own' })
    expect(readEndpoint('http://127.0.0.1/x', local)).toHaveProperty('refused')
    expect(readEndpoint('http://localhost:8788/receiver/x', HERE)).toHaveProperty('refused')
  })
})

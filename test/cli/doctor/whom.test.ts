import { describe, expect, it } from 'vitest'
import { whomToAsk } from '../../../src/cli/doctor/whom.ts'

const kept = { BASE_URL: 'https://legwork.example', OPERATOR_TOKEN: 'what setup made' }
const asked = (over: Partial<Parameters<typeof whomToAsk>[0]>) =>
  whomToAsk({ url: undefined, token: undefined, kept, ...over })

describe('doctor asks', () => {
  it('where setup put Legwork, by the token that setup made', () => {
    const found = { ok: true, value: { url: 'https://legwork.example', token: 'what setup made' } }
    for (const url of [
      undefined,
      'https://legwork.example/',
      'legwork.example',
      'HTTPS://Legwork.Example:443',
    ]) {
      expect(asked({ url })).toEqual(found)
    }
  })

  it.each(['https://legwork.somebody.example', 'http://legwork.example', 'https://legwork.example:8443'])(
    'at %s without showing it that token',
    (url) => {
      expect(asked({ url })).toEqual({ ok: true, value: { url, token: null } })
    },
  )

  it('by the token of the environment, wherever it is told to', () => {
    for (const token of ['mine', ' mine\n']) {
      expect(asked({ url: 'https://other.example', token })).toMatchObject({ value: { token: 'mine' } })
    }
  })

  it('at home by http, where a host alone is given', () => {
    expect(asked({ url: 'localhost:8787' })).toMatchObject({ value: { url: 'http://localhost:8787' } })
  })

  it.each([
    [undefined, 'Where is Legwork?'],
    ['ftp://legwork.example', '--url should be'],
    ['two words', '--url should be'],
    ['', '--url should be'],
  ])('nobody when it is told %s and setup remembers nothing', (url, says) => {
    expect(asked({ url, kept: {} })).toEqual({ ok: false, error: expect.stringContaining(says) })
  })
})

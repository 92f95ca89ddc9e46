import { describe, expect, it } from 'vitest'
import { whomToAsk } from '../../../src/cli/doctor/whom.ts'

const kept = { BASE_URL: 'https://legwork.example', OPERATOR_TOKEN: 'what setup made' }
const asked = (over: Partial<Parameters<typeof whomToAsk>[0]>) =>
  whomToAsk({ url: undefined, token: undefined, kept, ...over })

describe('doctor asks', () => {
  it('where setup put Legwork, by the token that setup made', () => {
    expect(asked({})).toEqual({ url: 'https://legwork.example', token: 'what setup made' })
    expect(asked({ url: 'https://legwork.example/' })).toMatchObject({ token: 'what setup made' })
  })

  it.each(['https://legwork.somebody.example', 'http://legwork.example', 'https://legwork.example:8443'])(
    'at %s without showing it that token',
    (url) => {
      expect(asked({ url })).toEqual({ url, token: null })
    },
  )

  it('by the token of the environment, wherever it is told to', () => {
    expect(asked({ url: 'https://other.example', token: 'mine' })).toMatchObject({ token: 'mine' })
  })

  it.each([undefined, 'legwork.example', 'ftp://legwork.example', 'nonsense'])(
    'nobody when it is told %s and setup remembers nothing',
    (url) => {
      expect(asked({ url, kept: {} })).toBeNull()
    },
  )
})

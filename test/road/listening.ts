/** Around every test of the road: all that the Worker logged is searched for what must not stand there. */
import { afterEach, beforeEach, expect } from 'vitest'
import { keptSecret } from './kept-secret.ts'
import { givenAway, type LogLines, listen } from './log-lines.ts'

let heard: LogLines | null = null

beforeEach(() => {
  keptSecret.clear()
  heard = listen()
})

afterEach(() => {
  const lines = heard?.lines ?? []
  heard?.stop()
  expect(givenAway(lines, keptSecret.all()), 'the log gives away').toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

describe('what differs between the sources lives in src/sources', () => {
  it.each(['domain', 'jobs', 'actions', 'store'])('src/%s names none of them', (room) => {
    const lines = readdirSync(src + room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap(({ parentPath, name }) =>
        readFileSync(`${parentPath}/${name}`, 'utf8')
          .split('\n')
          .filter((line) => /strava|garmin/i.test(line))
          .map((line) => `${name}: ${line.trim()}`),
      )
    expect(lines).toEqual([])
  })
})

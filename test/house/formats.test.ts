import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** The browser's own script asks its zone, and nothing else. */
const ASKS_THE_BROWSER = 'script.ts'

describe('how a figure, a day or a time looks is written in src/text', () => {
  it.each(['actions', 'cli/backtest', 'jobs', 'messages', 'pages', 'report', 'routes'])(
    'and not in src/%s',
    (room) => {
      const lines = readdirSync(src + room, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== ASKS_THE_BROWSER)
        .flatMap(({ parentPath, name }) =>
          readFileSync(`${parentPath}/${name}`, 'utf8')
            .split('\n')
            .filter((line) => /\b1_?609\b|toLocale|Intl\.|toFixed\(\d\)\} (km|mi|\$\{units\})/.test(line))
            .map((line) => `${name}: ${line.trim()}`),
        )
      expect(lines).toEqual([])
    },
  )
})

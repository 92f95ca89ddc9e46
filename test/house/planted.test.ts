import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planted } from '../chaos/planted.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('a fault that is planted to be found', () => {
  it.each(planted.flatMap(({ name, changes }) => changes.map((change) => ({ name, ...change }))))(
    'has its place in $file: $name',
    ({ file, from }) => {
      expect(readFileSync(root + file, 'utf8').split(from)).toHaveLength(2)
    },
  )
})

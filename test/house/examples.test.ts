import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What is documented stands a few lines below its example. */
const NEAR = 1_200

it('an example calls what it is an example of, by its present name', () => {
  const files = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' }).split('\n')
  const strangers = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      return [...source.matchAll(/@example (\w+)\(/g)]
        .filter(({ 0: { length }, 1: name, index }) => {
          const below = source.slice(index + length, index + length + NEAR)
          return !new RegExp(
            `(function\\*?|const) ${name}\\b|const \\{[^}]*\\b${name}\\b|\\b${name}: \\(|^\\s*${name}\\(`,
            'm',
          ).test(below)
        })
        .map(([, name]) => `${file}: ${name}`)
    })
  expect(strangers).toEqual([])
})

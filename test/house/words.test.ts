import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Where the words of pages, messages, answers, checks and the command line stand. */
const ROOMS = [
  'src/pages',
  'src/messages',
  'src/text',
  'src/routes',
  'src/operator',
  'src/settings',
  'src/report',
  'src/cli',
]

/** What the table in docs/CONTRIBUTING.md says we don't write, with what we write. */
const refused = readFileSync('docs/CONTRIBUTING.md', 'utf8')
  .split('## How we write\n')[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| we write'))
  .flatMap((line) => {
    const [, write = '', instead = ''] = line.split('|')
    return [...instead.matchAll(/“([^”]+)”/g)].map(([, words = '']) => ({ words, write: write.trim() }))
  })

/** Comments are for us: there, anything may be called by whatever name. */
const said = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** A line may end between two words. */
const patternOf = (words: string) =>
  new RegExp(`(?<![\\w-])${words.replaceAll(/[.?+]/g, '\\$&').replaceAll(' ', '\\s+')}(?!\\w)`, 'i')

const found = (code: string) => (refused ?? []).filter(({ words }) => patternOf(words).test(said(code)))

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`),
)

describe('what people read', () => {
  it('has a list of words it does without', () => {
    expect(refused?.length).toBeGreaterThan(20)
    for (const room of ROOMS) expect(files.some((file) => file.startsWith(`${room}/`))).toBe(true)
  })

  it.each(files)('does without them in %s', (file) => {
    expect(found(readFileSync(file, 'utf8'))).toEqual([])
  })

  it.each(refused ?? [])('would not pass with “$words”', ({ words }) => {
    expect(found(`<p>So ${words.replace(' ', '\n        ')}.</p>`).length).toBeGreaterThan(0)
    expect(found(`/** So ${words}. */\n// ${words}`)).toEqual([])
  })
})

/** What speaks to a runner, who counts in kilometres or in miles. The rules' own measures, in src/text, are of one kind. */
const TO_A_RUNNER = /^src\/(routes\/me|pages\/me|messages)\//

describe('a figure that a runner reads', () => {
  const namesAUnit = (code: string) => /\d (km|kilometres|mi|miles)\b/.test(said(code))

  it.each(files.filter((file) => TO_A_RUNNER.test(file)))('names no unit of its own in %s', (file) => {
    expect(namesAUnit(readFileSync(file, 'utf8'))).toBe(false)
  })

  it('would not pass with one', () => {
    expect(namesAUnit("distance: 'Give a distance from 1 to 500 km.'")).toBe(true)
    expect(namesAUnit("/** @example distance(28_040, 'km') // '28.0 km' */")).toBe(false)
  })
})

/** What moves at a terminal while setup waits, and what stays. */
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { atTerminalWaiting } from '../../../src/cli/setup/waiting.ts'

function aTerminal() {
  let text = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { output, shown: () => stripVTControlCharacters(text) }
}

it('says what is waited for as long as somebody is waited for, and goes with the last of them', async () => {
  const { output, shown } = aTerminal()
  const waiting = atTerminalWaiting(output)
  waiting.about('Trying your keys')
  expect(shown()).toBe('')
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const both = Promise.all([waiting.during(() => first.promise), waiting.during(() => second.promise)])
  await expect.poll(shown).toContain('Trying your keys')
  first.resolve('one')
  second.resolve('two')
  expect(await both).toEqual(['one', 'two'])
  const before = shown()
  waiting.about('Deploying')
  expect(shown()).toBe(before)
})

it('lets a line stay above what moves, and moves on below it', async () => {
  const { output, shown } = aTerminal()
  const waiting = atTerminalWaiting(output)
  waiting.about('Deploying')
  const work = Promise.withResolvers<void>()
  const done = waiting.during(() => work.promise)
  await expect.poll(shown).toContain('Deploying')
  waiting.beside(() => output.write('A bookmark that stays\n'))
  await expect.poll(() => shown().split('A bookmark that stays')[1]).toContain('Deploying')
  work.resolve()
  await done
})

it('gives what failed on as it is', async () => {
  const { output } = aTerminal()
  const broken = new Error('cut off')
  await expect(atTerminalWaiting(output).during(() => Promise.reject(broken))).rejects.toBe(broken)
})

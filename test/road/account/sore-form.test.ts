/** Soreness is asked for by one form, wherever it is asked: what is noted in one place is no stranger in the next. */
import { beforeAll, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import type { World } from '../world.ts'
import { answerTo } from './answered.ts'
import { livedIn, type Made } from './every-form.ts'

let world: World
let made: Made
beforeAll(async () => {
  ;({ world, made } = await livedIn())
}, 60_000)

/** What can be answered of soreness on a page, in its order. */
async function askedOn(path: string): Promise<string[]> {
  const html = await (await world.visit(path)).text()
  const fields = html.matchAll(/<(input|option|select|legend|label)\b([^>]*)>([^<]*)/g)
  let select = ''
  return [...fields].flatMap(([, tag, attributes = '', words]) => {
    const of = (name: string) => attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? ''
    if (tag === 'select') select = of('name')
    const name = tag === 'option' ? select : of('name')
    if (tag === 'legend')
      return ['Sore today', 'Or hurting: bone, joint or tendon', 'How sore'].includes(words ?? '')
        ? [words ?? '']
        : []
    return ['area', 'strength', 'flag'].includes(name) && tag !== 'label' ? [`${name} ${of('value')}`] : []
  })
}

it('is the same on every page and behind every link', async () => {
  const asked = await askedOn('/me/massage')
  expect(asked).toHaveLength(16 + 3 + 1 + 4 + 3)
  for (const path of [
    '/me',
    `/me/nudges/${made.nudge}`,
    `${made.act}?do=sore`,
    `${made.act}?do=legs&legs=sore`,
    `${made.act}?do=legs&legs=pain`,
  ]) {
    expect(await askedOn(path), path).toEqual(asked)
  }
})

it('takes several places and how sore they are by a link, and asks again where none was named', async () => {
  const link = `${made.act}?do=sore`
  const none = await answerTo(world, link, { do: 'sore', strength: 'strong' }, link)
  expect(none.problems).toEqual(['Where? Nothing was noted.'])
  expect(await stored.count('soreness')).toBe(0)
  await answerTo(world, link, { do: 'sore', area: ['calves', 'lower-back'], strength: 'strong' }, link)
  expect(await stored.count('soreness', "strength = 'strong'")).toBe(2)
})

it('is the answer to how the legs are as well, where that was the question', async () => {
  const noted = { state: 'sore', area: ['feet-and-ankles', 'shin'], strength: 'mild' }
  expect((await answerTo(world, '/me/legs', noted, '/me')).saved).toBe(
    'Noted: something hurts (feet and ankles and shin).',
  )
  expect(await world.json('/api/v1/legs')).toMatchObject([{ state: 'pain', area: 'shin' }])
  expect(await (await world.visit('/me')).text()).toContain('You said: something hurts (shin)')
  expect(await stored.count('soreness', "area IN ('feet-and-ankles', 'shin') AND strength = 'mild'")).toBe(2)
})

it('says how sore it is as it was chosen, on the page and by a link', async () => {
  for (const [strength, felt] of [
    ['moderate', 'sore'],
    ['strong', 'very sore'],
  ] as const) {
    const noted = { state: 'sore', area: 'calves', strength }
    expect((await answerTo(world, '/me/legs', noted, '/me')).saved).toBe(
      `Noted: your legs are ${felt} (calves).`,
    )
    expect(await (await world.visit('/me')).text()).toContain(`You said: your legs are ${felt} (calves)`)
    const link = `${made.act}?do=legs&legs=sore`
    const told = { do: 'legs', legs: 'sore', area: 'calves', strength }
    expect((await answerTo(world, link, told, link)).html).toContain(`calves ${felt}.`)
  }
})

it('has nothing chosen before the runner does, on no page and behind no link that does not say it', async () => {
  const chosenOn = async (path: string) => {
    const html = await (await world.visit(path)).text()
    return [...html.matchAll(/<input[^>]*name="(?:area|strength)"[^>]*>/g)].flatMap(([field]) =>
      / checked/.test(field) ? [/value="([^"]*)"/.exec(field)?.[1]] : [],
    )
  }
  for (const path of ['/me', '/me/massage', `/me/nudges/${made.nudge}`, `${made.act}?do=sore`])
    expect([path, await chosenOn(path)]).toEqual([path, []])
  expect(await chosenOn(`${made.act}?do=legs&legs=pain`)).toEqual([])
  // the link itself says “a little sore”
  expect(await chosenOn(`${made.act}?do=legs&legs=sore`)).toEqual(['mild'])
  expect(await chosenOn('/me/massage?area=calves')).toEqual(['calves'])
})

it.each([
  ['/me/massage/sore', { date: '2026-03-10', area: 'shin' }, '/me/massage'],
  ['/me/legs', { state: 'sore', area: 'shin' }, '/me'],
] as const)('is asked how sore it is where nobody said so: %s', async (to, sent, page) => {
  const before = await stored.count('soreness')
  for (const strength of [{}, { strength: '' }]) {
    const refused = await answerTo(world, to, { ...sent, ...strength }, page)
    expect(refused.problems).toEqual(['Choose how sore it is.'])
    expect(refused.html).toMatch(/href="#[^"]+">Choose how sore it is\./)
    expect(refused.html).toMatch(/value="shin"[^>]*checked|checked[^>]*value="shin"/)
  }
  expect(await stored.count('soreness')).toBe(before)
})

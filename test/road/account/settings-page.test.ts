/** The settings find their way: one name for a section, and a level to choose by the messages it would have sent. */
import { beforeEach, expect, it } from 'vitest'
import { SENSITIVITIES } from '../../../src/domain/policy/rules.ts'
import { aRunnersWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
})

const settings = async (query = '') => (await world.visit(`/me/settings${query}`)).text()

it('the list on top names every section as its heading does, in the order of the page', async () => {
  const html = await settings()
  const [, list = ''] = html.match(/<nav class="within"[^>]*>(.*?)<\/nav>/s) ?? []
  const links = [...list.matchAll(/<a href="#([^"]+)">([^<]+)/g)].map(([, id, words]) => [id, words])
  const headings = [...html.matchAll(/<h2 id="([^"]+)">([^<]+)/g)].map(([, id, words]) => [id, words])
  expect(links.length).toBeGreaterThan(8)
  expect(links).toEqual(headings)
})

it.each(SENSITIVITIES)('“%s” is marked once it is chosen, and each of its messages opens', async (each) => {
  const html = await settings(`?preview=${each}`)
  const marked = [...html.matchAll(/<a [^>]*aria-current="true"[^>]*>([^<]+)/g)].map(([, words]) => words)
  expect(marked.filter((words) => words?.startsWith(each))).toHaveLength(1)
  const links = [...html.matchAll(/href="(\/me\/would-have[^"]+)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  )
  if (each === 'careful') expect(links.length).toBeGreaterThan(0)
  for (const to of links) expect((await world.visit(to)).status, to).toBe(200)
})

it('holds out no kilometres in its messages to who is not well', async () => {
  const shown = async () =>
    /<h2 id="preview".*?<\/section>/s.exec(await settings('?preview=careful'))?.[0] ?? ''
  expect(await shown()).toMatch(/\d km/)
  await world.submit('/me/massage/health', { state: 'ill' })
  expect(await shown()).toContain('/me/would-have')
  expect(await shown()).not.toMatch(/\d km/)
})

it('quiet hours that are off say what that means, and those that are on how to end them', async () => {
  expect(await settings()).toContain(
    'you get e-mails at any time, also at night, but no texts between 21:00 and 08:00.',
  )
  await world.submit('/me/settings', { quietFrom: '21:00', quietTo: '08:00' })
  expect(await settings()).toContain(
    'Leave both empty to get e-mails at any time, but no texts between 21:00 and 08:00.',
  )
})

/** Every button says what it does: who reads its words alone knows what a press would do. */
import { beforeAll, describe, expect, it } from 'vitest'
import { legsWords, sleepWords } from '../../../src/text/labels/legs.ts'
import { massageChoiceWords } from '../../../src/text/labels/settings.ts'
import type { World } from '../world.ts'
import { livedIn, type Made } from './every-form.ts'

/** What a button begins with that does something. */
const VERBS =
  /^(?:Add|Remove|Cancel|Move|Undo|Note|Mark|Save|Send|E-mail|Text|Confirm|Create|Replace|Revoke|Stop|Pause|Resume|Turn|Use|Copy|Sign|Count|Connect|Link|Switch|Change|Don’t|Don't|Yes,) ?\S+/

/** What does something without a word more, where only one thing can be meant. */
const ALONE = ['Save', 'Copy', 'Remove', 'Cancel', 'Undo', 'Confirm', 'Revoke']

/** What answers a question that stands before it. */
const ANSWERS = [
  ...Object.values(legsWords).map(({ choice }) => choice),
  ...Object.values(sleepWords).map(({ choice }) => choice),
  ...Object.values(massageChoiceWords),
  'No injury',
  'More messages',
  'Fewer messages',
]

type Button = { words: string; spoken: string; goesTo: string }

function buttonsOf(html: string): Button[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, form = '', inside = '']) =>
    [...inside.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, button = '', words = '']) => {
      const value = (of: string, name: string) => of.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? ''
      const plain = words
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&#39;', '’')
        .trim()
      const hidden = [...inside.matchAll(/<input type="hidden"[^>]*>/g)].map(([field]) => field).join()
      return {
        words: plain,
        spoken: value(button, 'aria-label') || plain,
        goesTo: [value(form, 'action'), value(button, 'name'), value(button, 'value'), hidden].join(' '),
      }
    }),
  )
}

let world: World
let made: Made
beforeAll(async () => {
  ;({ world, made } = await livedIn())
  await world.submit('/me/massage/booked', { date: '2026-03-13' })
  await world.submit('/me/massage/booked', { date: '2026-03-20' })
  await world.submit('/me/races', { date: '2026-06-14', distanceMeters: '21097' })
  await world.submit('/me/massage/sore', { date: '2026-03-10', area: 'calves', strength: 'mild' })
}, 60_000)

describe.each([
  ['training', () => '/me'],
  ['massage', () => '/me/massage'],
  ['settings', () => '/me/settings'],
  ['a nudge', () => `/me/nudges/${made.nudge}`],
  ['tokens', () => '/me/tokens'],
  ['webhooks', () => '/me/webhooks'],
  ['a webhook', () => `/me/webhooks/${made.webhook}`],
  ['the way out of a mail', () => made.unsubscribe],
  ['a link to confirm', () => made.verify],
  ['signing in', () => '/sign-in'],
])('on the page of %s', (_, path) => {
  it('every button says what it does', async () => {
    const buttons = buttonsOf(await (await world.visit(path())).text())
    const mute = buttons.filter(
      ({ words }) => !VERBS.test(words) && !ALONE.includes(words) && !ANSWERS.includes(words),
    )
    expect(mute).toEqual([])
  })

  it('no two buttons say the same and do something else', async () => {
    const buttons = buttonsOf(await (await world.visit(path())).text())
    const spoken = Map.groupBy(buttons, (button) => button.spoken)
    const double = [...spoken].filter(([, all]) => new Set(all.map(({ goesTo }) => goesTo)).size > 1)
    expect(double).toEqual([])
  })
})

it('would be noticed if it did not', () => {
  const [button] = buttonsOf('<form method="post" action="/x"><button type="submit">Booked</button></form>')
  expect(button && VERBS.test(button.words)).toBe(false)
})

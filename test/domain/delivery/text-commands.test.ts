import { describe, expect, it } from 'vitest'
import { readCommand, readReply } from '../../../src/domain/delivery/text-commands.ts'

const WEDNESDAY = '2024-11-06'
const read = (text: string) => readReply(text, WEDNESDAY)

describe('a text is read as', () => {
  it.each([
    ['BOOKED fri', '2024-11-08'],
    ['Booked Wednesday!', '2024-11-06'],
    ['book tomorrow', '2024-11-07'],
    ['booked 2024-11-20', '2024-11-20'],
    ['BOOKED tuesday', '2024-11-12'],
    ['booked', null],
    ['massage booked for friday 3pm', '2024-11-08'],
    ['booked 8 nov', null],
    ['booked next week', null],
    ['booked 2024-99-99', null],
    ['booked fri 8 nov', null],
    ['booked 2024-11-20 next week', null],
  ])('a booking: %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'booked', date })
  })

  it.each([
    ['change fri', '2024-11-08'],
    ['move it to monday', '2024-11-11'],
    ['change', null],
    ['rebook fri sat', null],
  ])('a booking that is moved: %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'change', date })
  })

  it.each(['done 2024-02-30', 'done yesterday today', 'done mon tue'])(
    'a day that there is not, or not one alone: %s',
    (text) => {
      expect(read(text)).toEqual({ kind: 'no-such-day' })
    },
  )

  it.each([
    ['DONE', '2024-11-06'],
    ['done yesterday', '2024-11-05'],
    ['Done tue', '2024-11-05'],
    ['done thursday', '2024-10-31'],
    ['all done', '2024-11-06'],
    ['Had a massage last night', '2024-11-05'],
    ['massage done this morning, thanks', '2024-11-06'],
  ])('a massage that was had, on a day that is past: %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'done', date })
  })

  it.each([
    ['sore calves', { areas: ['calves'], strength: 'moderate', flag: null }],
    ['SORE hamstring, very', { areas: ['quads-and-hamstrings'], strength: 'strong', flag: null }],
    ['sore hip a bit', { areas: ['hip'], strength: 'mild', flag: null }],
    ['sore foot one spot', { areas: ['feet-and-ankles'], strength: 'moderate', flag: 'sharp-spot' }],
    ['sore back at night', { areas: ['lower-back'], strength: 'moderate', flag: 'at-rest' }],
    ['sore', { areas: [], strength: 'moderate', flag: null }],
    ['my left calf hurts', { areas: ['calves'], strength: 'moderate', flag: null }],
    ['sore calves, not bad', { areas: ['calves'], strength: 'mild', flag: null }],
    ['sore calves a bit, very', { areas: ['calves'], strength: 'strong', flag: null }],
    ['sore calves quite a bit', { areas: ['calves'], strength: 'moderate', flag: null }],
    ['sore calf calves', { areas: ['calves'], strength: 'moderate', flag: null }],
    [
      'SORE calf from the hills, limping',
      { areas: ['calves'], strength: 'moderate', flag: 'changes-stride' },
    ],
  ])('soreness: %s', (text, sore) => {
    expect(read(text)).toEqual({ kind: 'sore', ...sore })
  })

  it.each([
    ['SNOOZE', 7],
    ['snooze 3', 3],
    ['snooze 0', 1],
    ['Snooze 900 days', 30],
    ['snooze3', 3],
    ['SNOOZE two weeks', 14],
    ['snooze a week', 7],
    ['pause until friday', 2],
    ['pause until wednesday', 1],
    ['snooze month', 30],
    ['snooze days', 1],
    ['snooze 30', 30],
    ['snooze 31', 30],
    ['snooze for a fortnight', 14],
  ])('a snooze: %s', (text, days) => {
    expect(read(text)).toEqual({ kind: 'snooze', days })
  })

  it.each([
    ['ill', 'ill'],
    ['Well.', 'well'],
    ['long', 'long'],
    ['WHY?', 'why'],
    ['change mon', 'change'],
    ['thanks!', 'unknown'],
    ['', 'unknown'],
    ['👍', 'unknown'],
    ["I'm sick", 'ill'],
    ['feeling sick', 'ill'],
    ['ill since monday', 'ill'],
    ["I'll", 'ill'],
    ['not feeling well', 'ill'],
    ['INJURED ankle', 'injured'],
    ['feeling much better today', 'well'],
    ['CLEARED', 'cleared'],
    ['my doctor cleared me yesterday', 'cleared'],
    ['not cleared yet', 'unknown'],
    ['cleared tomorrow', 'unknown'],
    ['am I cleared?', 'unknown'],
    ['how long can I run?', 'long'],
    ['Why did I get this message', 'why'],
    ['help me please', 'help'],
    ['INFO!', 'help'],
  ])('a word: %s', (text, kind) => {
    expect(read(text).kind).toBe(kind)
  })

  it.each([
    'sore calf, hot and swollen',
    'My leg is swelling',
    'done, but chest pain since',
    'pain in my chest',
    'my chest hurts',
    "I can't breathe well",
    'short of breath on the stairs',
    'dark urine after the race',
    'My pee is brown',
    'sore foot, bone pain',
    'my bone hurts',
  ])('a warning sign, whatever else it says: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'red-flag' })
  })

  it.each([
    'sore chest muscles from push ups',
    'sore calves, not bad',
    'booked fri, legs feel fine',
    'no chest pain',
    'calf is not hot or swollen',
    'my chest doesn’t hurt',
    'hot day, legs sore',
    'short run, breathing fine',
  ])('none where there is none: %s', (text) => {
    expect(read(text).kind).not.toBe('red-flag')
  })

  it.each([
    'No, chest pain',
    'No! My chest hurts',
    'no relief from the chest pain',
    'calf is not hot but swollen',
    'not sure: chest pain?',
    'hot day, and my leg is swollen',
  ])('one where a no does not reach it: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'red-flag' })
  })

  it.each([
    'Done with this',
    "I'm done",
    'not done',
    'well done',
    'Well, that was fun',
    'Better late than never',
    "I'll be there friday",
    'sick run today',
    'not sick',
    'no longer ill',
    'not sore',
    'calves not sore',
    'sore calves gone',
    'no pain',
    'sore loser',
    'not injured',
    'booked solid all week',
    'done fri or sat',
    'change of plans',
    'pause for thought',
    'long day',
    'why not',
    'ill tomorrow',
    'well tomorrow',
    'injured tomorrow',
    'ill until saturday sunday tomorrow',
    'done calves',
    'snooze 3 or 4',
    'snooze 3 4',
    'snooze day week',
    'snooze 3 days weeks',
    'snooze fri sat',
    'snooze until 2024-02-30',
  ])('no command, for more is said than belongs to one, or the opposite: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'unknown' })
  })
})

it('what brings all messages back is no command: a link does not do it', () => {
  expect(readCommand('start', WEDNESDAY)).toEqual({ kind: 'unknown' })
  expect(read('start')).toEqual({ kind: 'start' })
})

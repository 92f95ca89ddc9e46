import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/domain/delivery/text-commands.ts'
import { consentIn, isTwilios } from '../../../src/domain/delivery/texts/stop-words.ts'
import { wordsOf } from '../../../src/domain/delivery/texts/words.ts'

const WEDNESDAY = '2024-11-06'
const read = (text: string) => readReply(text, WEDNESDAY)

describe('what ends messages', () => {
  it.each([
    'Stop.',
    'STOP!',
    'stopp',
    'STOOOP',
    'stop it now',
    'Stop texting me about running!!',
    'stop all',
    'Opt-Out',
    'unsubscribe me',
    'please stop',
    'can you stop',
    'OK, cancel',
    'Cancel Tuesday',
    'CANCEL THE MASSAGE',
    'end this',
    'Done with this, remove me',
    'Sick of these texts',
    'sick of these',
    'leave me alone',
    'No more texts please',
    'I said STOP',
    'how do I unsubscribe?',
    'dont text me again',
    'wrong number',
    'Stop, I have chest pain',
  ])('begins with a stop word, or says so: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'stop' })
  })

  it.each([
    'Stopped by the physio today, all done',
    'stopwatch broken',
    'End of the week is fine',
    'please do not stop',
    'never stop',
    'please cancel tuesday',
    'don’t text me until monday',
    'sore calf wont go away',
    'the end was hard',
    'I quit smoking',
  ])('is not this: %s', (text) => {
    expect(consentIn(wordsOf(text))).toBeNull()
  })

  it.each([
    ['snooze 7, no more messages', 7],
    ['Snooze 3, no nudge', 3],
    ['snooze 7 no more messages', 7],
    ['Pause. Stop texting me', 7],
  ])('is a pause where a snooze stands first: %s', (text, days) => {
    expect(read(text)).toEqual({ kind: 'snooze', days })
  })

  it.each([
    'Turn off nudges for 3 days',
    'turn off nudges for three days',
    'no more texts for the next two weeks',
    'No more texts for a couple of days please',
    'For 3 days no more texts',
    'leave me alone this weekend',
    'turn off nudges for 3',
    'remove me for 2 weeks',
    'Wrong number of days, snooze 3',
    'Why did I get no text',
    'I got no message',
    'There was no nudge',
    'why did I get no more texts',
  ])('is a pause or a question, and told what there is: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'unknown' })
  })

  it.each([
    'stop for 3 days',
    'I have had these for 3 days, remove me',
    'Wrong number, you have texted me for 3 weeks',
    'sorry wrong number mate',
    'Snooze 3. No, remove me',
    'snooze does not work, no more texts',
    'I got your texts, no more texts',
    'no more texts for good',
    'no texts',
    'For one, I am sick of texts',
  ])('stays an end: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'stop' })
  })

  it.each(['START', 'Start again', 'yes!', 'yes please', 'UNSTOP', 'opt in'])(
    'comes back with: %s',
    (text) => {
      expect(read(text)).toEqual({ kind: 'start' })
    },
  )

  it.each(['start easy', 'yes booked fri', 'start of the week'])('and not with: %s', (text) => {
    expect(consentIn(wordsOf(text))).toBeNull()
  })

  it('is answered by Twilio where it is one of its words alone', () => {
    expect([' Stop ', 'INFO', 'yes', 'Arret'].map(isTwilios)).toEqual([true, true, true, true])
    expect(['Stop.', 'help me', 'unsub'].map(isTwilios)).toEqual([false, false, false])
  })
})

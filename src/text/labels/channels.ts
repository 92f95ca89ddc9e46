/** The ways to reach a runner in words. */
import type { ChannelName } from '../../domain/delivery/channels.ts'

export type ChannelWords = {
  /** What one is, as in “the limit of text messages”, and for short. */
  noun: string
  short: string
  plural: string
  /** After it was asked to confirm, before the address itself. */
  asked: string
  /** What a contact waits for that is not confirmed yet. */
  waiting: string
  /** What helps where nothing came: the same for every address, for it tells nothing of any. */
  nothingCame: string
  /** What is typed where a code confirms; null where a link does. */
  code: string | null
  /** An address as its owner knows it and nobody else can use it. */
  masked: (address: string) => string
  /** Why an address could not be read, and what the API expects of one. */
  unreadable: string
  expected: string
}

/** @example channelWords.sms.noun // 'text message' */
export const channelWords: Readonly<Record<ChannelName, ChannelWords>> = {
  email: {
    noun: 'e-mail',
    short: 'an e-mail',
    plural: 'e-mails',
    asked: 'A message to confirm is on its way to',
    waiting: 'sent: press the button in it',
    nothingCame:
      'Not there? Look in the junk folder, or send it again. If another account here has this address, the e-mail says so. If its owner ever unsubscribed, nothing is sent: write to us from that address.',
    code: null,
    masked: (address) => `${[...address][0] ?? ''}…${address.slice(address.lastIndexOf('@'))}`,
    unreadable: 'That is not an e-mail address. It should look like name@example.org.',
    expected: 'an e-mail address',
  },
  sms: {
    noun: 'text message',
    short: 'a text',
    plural: 'texts',
    asked: 'A code to type in below is on its way to',
    waiting: 'sent: enter the code from the text',
    nothingCame:
      'Not there? Send it again. If another account here has this number, a text says so. If STOP was ever texted from it, nothing is sent: text START first.',
    code: 'The six digits we texted',
    masked: (address) => `…${address.slice(-2)}`,
    unreadable:
      'That is not a telephone number. It begins with a plus and the country code, for example +1 505 555 0123.',
    expected: 'a number with plus and country code, for example +15055550123',
  },
}

/** The same of a message whose contact is gone, with whatever channel that was. */
export const wordsOf = (channel: ChannelName | null): Pick<ChannelWords, 'noun' | 'short' | 'plural'> =>
  channel === null ? { noun: 'message', short: 'a message', plural: 'messages' } : channelWords[channel]

/** @example notSetUp('sms') // 'text messages are not set up here' */
export const notSetUp = (channel: ChannelName | null) => `${wordsOf(channel).noun}s are not set up here`

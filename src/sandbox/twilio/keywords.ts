/** Words Twilio answers by itself, alone in a message and in any case. */

const ENGLISH_STOP = ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL']
const STOP = [...ENGLISH_STOP, 'ARRET', 'ARRETE', 'ARRETT']
const START = ['START', 'YES', 'UNSTOP']
const HELP = ['HELP', 'INFO']

export type KeywordType = 'STOP' | 'START' | 'HELP'
export type Keyword = { type: KeywordType; answer: string }

/** `own`: words that the account's owner entered. */
export function keywordOf(body: string, own: ReadonlyMap<string, KeywordType>): Keyword | null {
  const word = body.trim().toUpperCase()
  const type = own.get(word.toLowerCase())
  if (STOP.includes(word) || type === 'STOP') {
    return {
      type: 'STOP',
      answer:
        'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    }
  }
  if (START.includes(word) || type === 'START') {
    return {
      type: 'START',
      answer:
        'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    }
  }
  if (HELP.includes(word) || type === 'HELP') {
    return { type: 'HELP', answer: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' }
  }
  return null
}

/** Words Twilio answers by itself, alone in a message and in any case. */

const STOP = ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL']
const START = ['START', 'YES', 'UNSTOP']
const HELP = ['HELP', 'INFO']

export type Keyword = { type: 'STOP' | 'START' | 'HELP'; answer: string }

export function keywordOf(body: string): Keyword | null {
  const word = body.trim().toUpperCase()
  if (STOP.includes(word)) {
    return {
      type: 'STOP',
      answer:
        'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    }
  }
  if (START.includes(word)) {
    return {
      type: 'START',
      answer:
        'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    }
  }
  if (HELP.includes(word)) {
    return { type: 'HELP', answer: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' }
  }
  return null
}

/** Words that Twilio understands and answers by itself: alone in a message, in any case. */

const STOP = ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL']
const START = ['START', 'YES', 'UNSTOP']
const HELP = ['HELP', 'INFO']

const among = (words: readonly string[]) => (text: string) => words.includes(text.trim().toUpperCase())

/** @example isStop(' stop ') // true */
export const isStop = among(STOP)
/** @example isStart('Start again') // false */
export const isStart = among(START)

/** Whether somebody else has answered a text already. @example isKeyword('info') // true */
export const isKeyword = among([...STOP, ...START, ...HELP])

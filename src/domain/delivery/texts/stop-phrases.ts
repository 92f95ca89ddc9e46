/** Words and phrases that end all messages, and what may stand beside them. */
import { MESSAGES_ABROAD, POLITE_ABROAD, SAID_ABROAD, STOP_ABROAD } from './stop-abroad.ts'

const listed = (...lists: string[]): string[] => lists.flatMap((list) => list.split(', '))

/** At the beginning of a text they end the messages, whatever follows. */
export const STOP = [
  ...listed(
    'stop, stopall, stopit, stoptext, stoptexts, st 0 p, unsubscribe, unsub, unsuscribe, unsubcribe, revoke, optout, opt out, opt me out, arret, arrete, arrett',
  ).map((phrase) => phrase.split(' ')),
  ...STOP_ABROAD,
]
/** These do as well, but are common words: a word in front of them makes a sentence that may be about anything. */
export const COMMON_STOP = new Set(['end', 'quit', 'cancel'])
/** What “end of” may speak of: a time, and no message. */
export const TIMES = new Set(
  listed(
    'week, weekend, day, month, year, season, january, february, march, april, may, june, july, august',
    'september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sept, oct, nov, dec',
  ),
)

/** Said before a stop word, which is still at the beginning. */
export const GREETING = new Set(
  listed('please, pls, plz, hi, hey, hello, ok, okay, thanks, just, now, oh, no, legwork').concat(
    POLITE_ABROAD,
  ),
)
export const WISHING = new Set(
  listed('can, could, would, will, you, i, want, need, id, like, wish, to, text, reply'),
)
/** Any word for what is sent: `~` below. */
export const MESSAGES = new Set(
  listed(
    'text, texts, txt, txts, message, messages, msg, msgs, sms, nudge, nudges, notification, notifications',
    'reminder, reminders, spam',
  ).concat(MESSAGES_ABROAD),
)
/** Words that change nothing of what is said. */
export const BETWEEN = new Set(
  listed(
    'the, these, those, this, your, all, any, such, damn, bloody, fucking, stupid, annoying, constant, daily',
    'getting, receiving, get, receive',
  ),
)
export const AFTER = new Set(listed('me, it, now, sending, texting, messaging, thank, you, already, today'))

/**
 * Said anywhere, these mean the same; `~` is a word for what is sent, `^` the beginning of the text, `$` its end, `|` the
 * end of a clause.
 */
const phrasesOf = (...lists: string[]) => listed(...lists).map((phrase) => phrase.split(' '))
/** No while is meant with these. */
const NOT_THEIRS = phrasesOf(
  'delete my number, remove my number, lose my number, wrong number |, wrong person',
)
/** A pause that was asked for before is given up with these. */
const LEAVING = phrasesOf('unsubscribe, opt out, opt me out, optout, remove me, take me off, delete me')
/** What never came is asked after with the same words. */
const NONE_SENT = phrasesOf('no more ~, no ~ please, no ~ $')
const OTHERS = phrasesOf(
  'leave me alone, leave me be',
  'stop ~, stop sending, stop texting, stop messaging, stop contacting, stop bothering, stop spamming, please stop $',
  'enough ~, enough of ~, enough of $, ^ enough $, ^ enough already $, had enough $',
  'sick of ~, sick of $, sick of it $, sick of you $, tired of ~, tired of $, fed up with ~, fed up with $',
  'done with ~, dont want ~, dont want to ~, do not want ~, do not want to ~, never text me, quit texting, end ~',
  'dont text me, do not text me, dont message me, do not message me, dont contact me, do not contact me, cancel ~',
  'dont send me, do not send me, dont text $, do not text $, dont want $, do not want $, dont want anymore $',
  'take number off, take me off',
  ...SAID_ABROAD,
  'told you to stop, asked you to stop, said stop, make it stop, turn off ~, turn ~ off, ^ go away $, ^ not interested $',
)
const ANYWHERE = [
  ...NOT_THEIRS.map((phrase) => ({ phrase, of: 'not-theirs' as const })),
  ...LEAVING.map((phrase) => ({ phrase, of: 'leaving' as const })),
  ...NONE_SENT.map((phrase) => ({ phrase, of: 'none-sent' as const })),
  ...OTHERS.map((phrase) => ({ phrase, of: 'others' as const })),
]
export type Said = (typeof ANYWHERE)[number]
export const ANYWHERE_BY_FIRST = Map.groupBy(ANYWHERE, ({ phrase: [first] }) => first)
/** In the same clause before “no text”, they tell or ask what came. */
export const TELLING = new Set(
  listed(
    'got, get, gets, getting, gotten, received, receive, receiving, why, did, didnt, had, have, has, ive, there',
    'was, were, been, see, saw, seen, still, sent, came, how, when',
  ),
)

export const NOT = new Set(listed('dont, not, never, didnt, wont'))
/** Said at the end of a clause, they change nothing of it. */
export const SORRY = new Set(listed('sorry, mate, man, dude, buddy, pal, bro, i, think, im, afraid, here'))

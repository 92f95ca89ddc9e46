/** What no message may hold: claims, broken figures, wrong plurals, an offer without consent. Each fault in words. */

import { CAUTION, CAUTION_SHORT } from '../../src/messages/massage/massage.ts'
import { SAY_SO, SAY_SO_SHORT } from '../../src/messages/massage/reasons.ts'
import { isGsm, segments } from '../../src/messages/render/gsm7.ts'

export type Rendered = { subject: string; html: string; text: string; sms?: string }

const CLAIMS: readonly RegExp[] = [
  /predict|prevent|guarantee|\bcures?\b|protects?\b/i,
  /(lower|reduc|cut|less)\w* (the |your |a )?(risk|chance|odds|injur)/i,
  /your (own |personal )?(risk|chance|odds)/i,
  /(speed|accelerat|quick|fast|boost)\w* (up )?(your |the )?(heal|recover|repair)/i,
  /(recover|heal)\w* (faster|quicker|sooner)/i,
  /flush|toxin|lactate|lactic|waste product/i,
  /adhesion|scar tissue|\bknots?\b/i,
  /(improv|better|boost|increas)\w* (your )?(performance|speed|times?)\b|run faster/i,
  /you can run|you may run|room to run/i,
  /\bspikes?\b|sudden/i,
]
const SCOLDS =
  /should have|\bmust\b|careless|irresponsible|overd(o|id)|dangerous|warning:|mistake|too (far|much|long|soon|fast)/i
const BROKEN = /undefined|\bNaN\b|\bnull\b|\[object|Infinity|\$\{/
const PLURALS =
  /\b(1|one) (\w+ )?(days|hours|runs|weeks|times|minutes|suggestions)\b|\b([2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten) (easy )?(day|hour|run|week|time)\b(?! off)/
const SLOPPY = / {2,}\S|\s[,.;]|\.\.|,\.|\. [a-z]|\(\)|: ?\./
const LOUD = /!|\p{Extended_Pictographic}/u
const SUGGESTS = /minutes of [a-z -]*(massage|work)|massage fits well/i

/** Every fault of a message; none when it may be sent. */
export function faultsOf(message: Rendered, allowed: { booking: string | null }): string[] {
  const { subject, html, text, sms } = message
  const said = [subject, text.replace(/https?:\S+/g, 'Link'), sms?.replace(/https?:\S+/g, 'Link') ?? '']
  return [
    ...said.flatMap((words) => wordFaults(words)),
    ...htmlFaults(html),
    ...(subject.length > 78 || subject.length < 8 ? [`subject of ${subject.length}`] : []),
    ...(SUGGESTS.test(text) && !text.includes(CAUTION) ? ['suggestion without caution in text'] : []),
    ...(SUGGESTS.test(text) && !html.includes('a suspected clot')
      ? ['suggestion without caution in html']
      : []),
    ...(sms === undefined ? [] : smsFaults(sms)),
    ...(!allowed.booking &&
    /book\b|booking|find a time/i.test(`${text}${html}${sms}`.replace(/book a massage/g, ''))
      ? ['booking without consent']
      : []),
  ]
}

function wordFaults(said: string): string[] {
  // how to speak up on the table is no scolding
  const words = said.replaceAll(SAY_SO, 'Speak up.').replaceAll(SAY_SO_SHORT, 'Speak up.')
  const checks: readonly (readonly [string, RegExp])[] = [
    ...CLAIMS.map((claim) => ['claim', claim] as const),
    ['scold', SCOLDS],
    ['broken', BROKEN],
    ['plural', PLURALS],
    ['loud', LOUD],
    ['sloppy', SLOPPY],
  ]
  return checks.flatMap(([name, pattern]) => {
    const found = pattern.exec(words)
    return found ? [`${name}: ${found[0]}`] : []
  })
}

function htmlFaults(html: string): string[] {
  const words = html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ')
  return [
    ...(BROKEN.test(words) ? ['broken html'] : []),
    ...(/<script|<img/i.test(html) ? ['unescaped'] : []),
    ...(/&(?!(amp|lt|gt|quot|nbsp|#\d+);)/.test(words) ? ['bare ampersand'] : []),
  ]
}

function smsFaults(sms: string): string[] {
  return [
    ...(segments(sms) > 2 ? [`sms of ${segments(sms)} segments`] : []),
    ...(isGsm(sms) ? [] : ['sms outside GSM-7']),
    ...(SUGGESTS.test(sms) && !sms.includes(CAUTION_SHORT) ? ['sms suggestion without caution'] : []),
    ...(sms.startsWith('Legwork: ') && /https:\S+ STOP to end$/.test(sms)
      ? []
      : ['sms without sender or way out']),
  ]
}

/** Figures that ought to be there and are not. */
export const missing = (text: string, figures: readonly string[]): string[] =>
  figures.filter((figure) => !text.includes(figure))

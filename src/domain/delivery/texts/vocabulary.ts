/** The words of commands: what each means, and every way it is written. */
import type { Flag, Place, Strength } from '../../training/runner.ts'

type Verb =
  | 'booked'
  | 'change'
  | 'done'
  | 'sore'
  | 'ill'
  | 'injured'
  | 'well'
  | 'cleared'
  | 'snooze'
  | 'long'
  | 'why'
  | 'help'
  | 'start'

/** What may stand beside a verb. */
type Beside =
  | 'polite'
  | 'yes'
  /** Changes nothing. */
  | 'small'
  | 'self'
  | 'past'
  | 'subject'
  /** When on a day: nothing is made of it. */
  | 'clock'
  /** A time that names no day. */
  | 'vague'
  | 'side'
  /** Who it was that said so. */
  | 'doctor'
  | 'texts'
  | 'question'
  /** Turns around what is said: no command takes it. */
  | 'negation'

export type Lexeme =
  | { is: 'verb'; verb: Verb }
  | { is: 'area'; area: Place }
  | { is: 'strength'; strength: Strength }
  | { is: 'flag'; flag: Flag }
  /** Days from today. */
  | { is: 'day'; days: number }
  /** 0 = Sunday. */
  | { is: 'weekday'; weekday: number }
  | { is: 'date'; written: string }
  | { is: 'number'; number: number }
  /** A span, in days. */
  | { is: 'unit'; days: number }
  | { is: Beside }
  | { is: 'other' }

const verb = (name: Verb): Lexeme => ({ is: 'verb', verb: name })
const area = (name: Place): Lexeme => ({ is: 'area', area: name })
const weekday = (number: number): Lexeme => ({ is: 'weekday', weekday: number })
const number = (value: number): Lexeme => ({ is: 'number', number: value })

/** What each verb takes beside it; `polite` and `yes` go with all. */
export const TAKES: Readonly<Record<Verb, string>> = {
  booked: 'day weekday date number clock vague subject small self past',
  change: 'day weekday date number clock vague subject small self past',
  done: 'day weekday date clock subject small past',
  sore: 'area strength flag day weekday date number unit clock side small self',
  ill: 'strength day weekday date clock small self',
  injured: 'area strength day weekday date clock side small self',
  well: 'strength day weekday date clock small self',
  cleared: 'doctor day weekday date clock small self past',
  snooze: 'number unit day weekday date texts small',
  long: 'day question small self',
  why: 'question texts small self',
  help: 'question small self',
  start: 'texts small',
}

/** The name of what hurts says that it does. */
const hurting = (place: Place): readonly Lexeme[] => [verb('sore'), area(place)]

/** Several words may mean one thing, or one several: of those that fit, the longest is taken. */
export const VOCABULARY: readonly (readonly [Lexeme | readonly Lexeme[], string])[] = [
  [verb('booked'), 'booked, book'],
  [verb('change'), 'change, changed, move, moved, reschedule, rescheduled, rebook, rebooked'],
  // “I am done” may mean done with us
  [
    verb('done'),
    'done, all done, had a massage, had my massage, had the massage, had massage, got a massage',
  ],
  [
    verb('done'),
    'i had a massage, i had my massage, ive had a massage, ive had my massage, just had a massage',
  ],
  [
    verb('sore'),
    'sore, soreness, hurt, hurts, hurting, ache, aches, aching, achy, achey, pain, pains, painful, tight, tightness',
  ],
  [
    verb('sore'),
    'stiff, stiffness, tender, tenderness, niggle, niggles, niggling, twinge, twinges, throbbing, inflamed, swollen',
  ],
  [
    verb('sore'),
    'irritated, discomfort, uncomfortable, bothering me, acting up, playing up, killing me, giving me trouble',
  ],
  [verb('ill'), 'ill, sick, unwell, poorly, flu, fever, covid, a cold, under the weather'],
  [verb('ill'), 'not well, not so well, not very well, not feeling well, dont feel well, do not feel well'],
  // what a phone makes of “ill”
  [verb('ill'), 'i ll'],
  [verb('injured'), 'injured, injury, got hurt, hurt myself, sprain, sprained, strained, torn, tore, broken'],
  [verb('injured'), 'pulled, twisted, rolled, fracture, fractured, stress fracture'],
  [verb('well'), 'well, better, all better, recovered'],
  [verb('cleared'), 'cleared, cleared me, cleared by, cleared to run, all clear'],
  [{ is: 'doctor' }, 'doctor, doc, dr, gp, physician, cardiologist, doctor says i am, doctor said i am'],
  [{ is: 'question' }, 'am i cleared, have i been cleared, has a doctor cleared me, when am i cleared'],
  [verb('snooze'), 'snooze, pause'],
  [verb('long'), 'long, how long, how far, headroom'],
  [verb('why'), 'why, how come'],
  [verb('help'), 'help, info, commands, menu'],
  [verb('start'), 'start, unstop, restart, subscribe, resubscribe, opt in, optin'],

  [area('calves'), 'calf, calves, calfs, soleus'],
  [area('quads-and-hamstrings'), 'quad, quads, quads and hamstrings, quadriceps, ham, hams, hammy, hammies'],
  [area('quads-and-hamstrings'), 'hamstring, hamstrings, thigh, thighs'],
  [area('glutes-and-hips'), 'glute, glutes, glutes and hips, hips and glutes, bum, butt, buttock, buttocks'],
  [area('glutes-and-hips'), 'piriformis'],
  [area('lower-back'), 'back, lower back, low back, lumbar, si joint'],
  [area('feet-and-ankles'), 'foot, feet, feet and ankles, foot and ankle'],
  [area('shin'), 'shin, shins, shinbone, shinbones, tibia, tibias, tibialis, fibula'],
  [hurting('shin'), 'shin splint, shin splints, shinsplints'],
  [
    area('achilles'),
    'achilles, achilles tendon, achilles tendons, achilles heel, achiles, achillies, achillis',
  ],
  [hurting('achilles'), 'achilles tendinitis, achilles tendonitis, achilles tendinopathy'],
  [area('knee'), 'knee, knees, kneecap, kneecaps, knee cap, knee caps, patella, patellar, patellar tendon'],
  [area('knee'), 'meniscus'],
  [hurting('knee'), 'runners knee, jumpers knee'],
  [area('heel'), 'heel, heels, heel spur'],
  [
    area('arch'),
    'arch, arches, arch of the foot, arch of my foot, foot arch, instep, plantar, plantar fascia',
  ],
  [area('arch'), 'fascia'],
  [hurting('arch'), 'plantar fasciitis, plantar fascitis, plantar fasciosis'],
  [
    area('forefoot'),
    'forefoot, toe, toes, big toe, metatarsal, metatarsals, ball of my foot, ball of the foot',
  ],
  [area('ankle'), 'ankle, ankles'],
  [area('groin'), 'groin, groins, adductor, adductors'],
  [area('hip'), 'hip, hips, hip joint, hip joints'],
  [area('hip-flexor'), 'hip flexor, hip flexors, hipflexor, hipflexors, psoas, iliopsoas'],
  [area('it-band'), 'it band, it bands, itband, itb, i t band, iliotibial band, iliotibial'],
  [hurting('it-band'), 'itbs, it band syndrome, itb syndrome, iliotibial band syndrome'],
  [{ is: 'side' }, 'left, right, both, inner, outer, upper, lower, muscle, muscles, side'],

  [
    { is: 'strength', strength: 'mild' },
    'bit, a bit, wee bit, a wee bit, little, a little, slight, slightly',
  ],
  [{ is: 'strength', strength: 'mild' }, 'mild, mildly, not bad, not too bad, not so bad'],
  [{ is: 'strength', strength: 'moderate' }, 'moderate, moderately, quite, fairly'],
  [{ is: 'strength', strength: 'strong' }, 'very, really, bad, badly, strong, lot, a lot, lots, so, super'],
  [{ is: 'strength', strength: 'strong' }, 'extremely, severe, severely, much'],
  [{ is: 'flag', flag: 'at-rest' }, 'at rest, at night, resting, in bed'],
  [{ is: 'flag', flag: 'changes-stride' }, 'limp, limping, stride'],
  [{ is: 'flag', flag: 'sharp-spot' }, 'sharp, one spot, stabbing'],

  [weekday(0), 'sun, sunday'],
  [weekday(1), 'mon, monday'],
  [weekday(2), 'tue, tues, tuesday, teusday'],
  [weekday(3), 'wed, weds, wednesday, wednsday, wendsday'],
  [weekday(4), 'thu, thur, thurs, thursday'],
  [weekday(5), 'fri, friday'],
  [weekday(6), 'sat, saturday'],
  [{ is: 'day', days: 0 }, 'today, this morning, this afternoon, this evening, tonight, just now'],
  [{ is: 'day', days: 1 }, 'tomorrow, tomorow, tommorow, tommorrow, tmrw, tmr'],
  [{ is: 'day', days: -1 }, 'yesterday, last night'],
  [{ is: 'unit', days: 1 }, 'day, days'],
  [{ is: 'unit', days: 7 }, 'week, weeks, wk, wks'],
  [{ is: 'unit', days: 14 }, 'fortnight'],
  [{ is: 'unit', days: 30 }, 'month, months'],
  [number(1), 'one'],
  [number(2), 'two'],
  [number(3), 'three'],
  [number(4), 'four'],
  [number(5), 'five'],
  [number(6), 'six'],
  [number(7), 'seven'],
  [number(10), 'ten'],
  [{ is: 'clock' }, 'morning, afternoon, evening, noon, pm, oclock'],
  [
    { is: 'vague' },
    'next week, st, nd, rd, th, jan, january, feb, february, mar, march, apr, april, may, jun',
  ],
  [{ is: 'vague' }, 'june, jul, july, aug, august, sep, sept, september, oct, october, nov, november, dec'],
  [{ is: 'vague' }, 'december'],

  [{ is: 'polite' }, 'please, pls, plz, thanks, thank you, many thanks, thx, ty, cheers, hi, hey, hello, ok'],
  [{ is: 'polite' }, 'okay, yeah, yep, legwork'],
  [{ is: 'yes' }, 'yes'],
  [{ is: 'small' }, 'the, my, a, an, on, for, at, is, are, it, its, in, to, from, since, until, till, and'],
  [{ is: 'small' }, 'have, has, been, just, now, again, still, am, me'],
  [{ is: 'past' }, 'had, was, got'],
  [{ is: 'self' }, 'i, im, ive, feel, feeling, felt'],
  [{ is: 'subject' }, 'massage, massages, appointment, appt, booking, session, treatment, slot'],
  [{ is: 'subject' }, 'with massage, with my massage, with the massage'],
  [
    { is: 'texts' },
    'text, texts, txt, txts, texting, message, messages, msg, msgs, sms, notifications, nudges',
  ],
  [{ is: 'question' }, 'can, could, should, did, do, you, this, that, these, get, run, next, send, sent'],
  [{ is: 'negation' }, 'no, not, not really, dont, didnt, doesnt, isnt, arent, wasnt, never, without, none'],
  [{ is: 'negation' }, 'nothing, neither, nor, longer, anymore, any more, gone, hardly, nomore'],
  [
    { is: 'negation' },
    'went away, gone away, healed, resolved, disappeared, stopped hurting, is fine, are fine',
  ],
]

/** How each kind of message is said on each channel. */
import type { ChannelName } from '../domain/delivery/channels.ts'
import type { DeliveryKind } from '../domain/delivery/deliveries.ts'
import { type ConfirmWords, composeConfirm } from './account/confirm.ts'
import { composeEndpointOff, type EndpointOffWords, endpointOffSms } from './account/endpoint-off.ts'
import { composeReconnect, type ReconnectWords } from './account/reconnect.ts'
import { composeRedFlag, type RedFlagWords, redFlagSms } from './account/red-flag.ts'
import { codeSms, composeTest, reconnectSms, type TestWords, testSms } from './account/short.ts'
import { composeSignIn, type SignInWords } from './account/sign-in.ts'
import { composeTaken, type TakenWords, takenSms } from './account/taken.ts'
import { composeNudge } from './nudge/nudge.ts'
import type { NudgeToSay } from './nudge/nudge-to-say.ts'
import type { Mail } from './render/email-document.ts'
import { composeSummary } from './summary/summary.ts'
import type { Summed } from './summary/summed.ts'

/** What leaves; a text message is its `text` alone. `unsubscribeUrl` travels beside the words where there is one. */
export type Said = Mail & { unsubscribeUrl: string | null }

/** What each kind is made of. A request to confirm has a link and a code: a channel says the one it is confirmed by. */
type Facts = {
  confirm: ConfirmWords & { code: string; minutes: number }
  'sign-in': SignInWords
  reply: { words: string }
  'red-flag': RedFlagWords
  test: TestWords
  notice: (ReconnectWords | EndpointOffWords) & { unsubscribeUrl: string }
  nudge: NudgeToSay
  summary: Summed
}

/** Null where the channel carries none of a kind. `taken`: what a request comes to at an address that another has. */
type Sayings = { [Kind in DeliveryKind]: ((facts: Facts[Kind]) => Said) | null } & {
  taken: (facts: TakenWords) => Said
}

const asMail = (mail: Mail, unsubscribeUrl: string | null = null): Said => ({ ...mail, unsubscribeUrl })
const asText = (text: string): Said => ({ subject: '', html: '', text, unsubscribeUrl: null })

/** @example onChannel.sms.reply({ words: 'Legwork: get well first.' }).text // 'Legwork: get well first.' */
export const onChannel: Readonly<Record<ChannelName, Sayings>> = {
  email: {
    confirm: (facts) => asMail(composeConfirm(facts)),
    taken: (facts) => asMail(composeTaken(facts)),
    'sign-in': (facts) => asMail(composeSignIn(facts)),
    reply: null,
    'red-flag': (facts) => asMail(composeRedFlag(facts)),
    test: (facts) => asMail(composeTest(facts), facts.unsubscribeUrl),
    notice: ({ unsubscribeUrl, ...facts }) =>
      asMail('host' in facts ? composeEndpointOff(facts) : composeReconnect(facts), unsubscribeUrl),
    nudge: (facts) => asMail(composeNudge(facts), facts.links.unsubscribeUrl),
    summary: (facts) => asMail(composeSummary(facts), facts.links.unsubscribeUrl),
  },
  sms: {
    confirm: ({ code, minutes }) => asText(codeSms(code, minutes)),
    taken: () => asText(takenSms()),
    'sign-in': null,
    reply: ({ words }) => asText(words),
    'red-flag': () => asText(redFlagSms()),
    test: ({ settings }) => asText(testSms(settings)),
    notice: (facts) =>
      asText('host' in facts ? endpointOffSms(facts) : reconnectSms(facts.sourceLabel, facts.link)),
    nudge: (facts) => asText(composeNudge(facts).sms),
    summary: null,
  },
}

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
    'Thanks for all. Please stop.',
    'I am fine now. STOP!!',
    'My calf is ok, stop',
    'Booked friday; unsubscribe',
    'I don’t want these anymore',
    'do not text',
    'No more!',
    'SPAM',
    'shut up',
    'Go away',
    'Not interested',
    'enough already',
    'end these texts in march',
    'End of my patience with you this week',
    'I am fine. Stop it now please',
    'I ran for two weeks, no more texts',
    'no more texts, snooze 3',
    'not good for me remove me',
    'Not for me, remove me',
    'not for me remove me',
    'snooze help, no more texts',
    'Never mind. Unsubscribe',
  ])('begins with a stop word, or says so: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'stop' })
  })

  const abroad: Record<string, string> = {
    de: 'Stopp|Stopp bitte|bitte stopp!|Abmelden|Abbestellen.|Hör auf|Aufhören!!|Bitte keine Nachrichten mehr|Ende|Genug!',
    fr: 'Arrêt|ARRÊT!|Arrêter|Arrêtez s’il vous plaît|Désabonner|Me laisser. Arrêtez.|plus de messages svp|Ça suffit|STOP merci',
    es: 'Parar|PARE|Basta!|BAJA|Darme de baja|Cancelar|Alto.|no más mensajes por favor|Hola, cancelar',
    it: 'Basta|Ferma|Fermatevi|Disiscrivimi|Annulla|Smettila!|non voglio più messaggi',
    pt: 'Sair|Parar.|Pare de mandar mensagem|Chega de mensagens|Cancelar|Descadastrar|não quero mais mensagens',
    nl: 'Stoppen|Afmelden|Uitschrijven aub|Schrijf me uit|Hou op!|Geen berichten meer|Genoeg|Stop hiermee',
    pl: 'Wypisz|Wypisz mnie|Rezygnuję|Przestańcie!|Koniec|Dość|Stop proszę',
    da: 'Afmeld|Frameld|Meld mig fra|Hold op|Ikke flere beskeder|Slut|Stop tak',
    sv: 'Avregistrera|Avanmäl|Sluta|Sluta skicka sms|Inga fler meddelanden|Stopp tack',
    nb: 'Avslutt|Meld meg av|Avmeld|Slutt|Ingen flere meldinger|Stopp, takk',
    fi: 'Lopeta|Seis|Lopettakaa|Poista minut|Peruuta|Riittää',
    cs: 'Odhlásit|Přestaňte|Konec|Dost|Zrušit|Stop prosím',
    hu: 'Állj|Leiratkozás|Leiratkozom|Elég|Hagyjátok abba|Ne küldjetek|Stop kérem',
    tr: 'Dur|Durdur|İptal|Listeden çıkar|Mesaj atmayın|Yeter|Stop lütfen',
    ru: 'Стоп|СТОП!!|Отписаться|Хватит|Прекратите|Не пишите мне|Отмена|Стоп, пожалуйста',
    ja: '停止|停止してください|配信停止|ストップ|やめて|やめてください|解除',
    ko: '중지|수신거부|수신 거부|그만|그만 보내세요|중단해주세요|문자 그만|취소',
    zh: '停止|退订|退訂|TD|取消|停止发送短信|请停止|不要再发了|退订，谢谢',
  }
  it.each(Object.entries(abroad))('is understood in other languages: %s', (_, texts) => {
    expect(texts.split('|').filter((text) => read(text).kind !== 'stop')).toEqual([])
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
    'Rest stop at km 10',
    'Long day. Bus stop was closed.',
    'can’t stop, won’t stop',
    'Non-stop today. Felt great.',
    'ran twice, no more today',
    'Para mañana, 10 km',
    'Son of a gun, I ran 20 km',
    'fin de semana',
    'I ran far. Stop signs everywhere',
    'end of the month is fine',
    'please dont remove me',
    'do not ever remove me',
    'don’t you all remove me',
    'I never really said stop',
  ])('is not this: %s', (text) => {
    expect(consentIn(wordsOf(text))).toBeNull()
  })

  it.each([
    ['snooze 7, no more messages', 7],
    ['Snooze 3, no nudge', 3],
    ['snooze 7 no more messages', 7],
    ['Pause. Stop texting me', 7],
    ['Snooze 7. Stop.', 7],
    ['Snooze 3. I am tired, no more texts', 3],
  ])('is a pause where a snooze stands first: %s', (text, days) => {
    expect(read(text)).toEqual({ kind: 'snooze', days })
  })

  it.each([
    'Turn off nudges for 3 days',
    'turn off nudges for three days',
    'no more texts for the next two weeks',
    'No more texts for a couple of days please',
    'For 3 days no more texts',
    'Hi, for 3 days no more texts',
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

  it.each([
    ...['START', 'Start again', 'yes!', 'yes please', 'UNSTOP', 'opt in'],
    ...['start please', 'yes start', 'start texts'],
  ])('comes back with: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'start' })
  })

  it.each(['start easy', 'yes booked fri', 'start of the week', 'Yes it is', 'the texts'])(
    'and not with: %s',
    (text) => {
      expect(consentIn(wordsOf(text))).toBeNull()
    },
  )

  it('is answered by Twilio where it is one of its words alone', () => {
    expect([' Stop ', 'INFO', 'yes', 'Arret'].map(isTwilios)).toEqual([true, true, true, true])
    expect(['Stop.', 'help me', 'unsub'].map(isTwilios)).toEqual([false, false, false])
  })
})

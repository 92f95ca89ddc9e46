/** What ends messages in the languages of those who write them, as plain words: without accents, in small letters. */
import { wordsOf } from './words.ts'

/** Lists of phrases, whose words are those of a text. */
const phrases = (...lists: string[]): string[][] =>
  lists.flatMap((list) => list.split(', ').map((phrase) => wordsOf(phrase).map(({ word }) => word)))
const wordsIn = (...lists: string[]): string[] => phrases(...lists).flat()

/** At the beginning of a sentence, whatever follows. */
export const STOP_ABROAD = phrases(
  'stopp, abmelden, abbestellen, abbestellung, aufhören, hör auf, hört auf, melde mich ab, meldet mich ab',
  'arrêter, arrêtez, désabonner, désabonnement, désabonnez, désinscrire, désinscription, désinscrivez',
  'darme de baja, dar de baja, darse de baja, dame de baja, cancelar suscripción, basta, parad, dejad de, deja de',
  'disiscrivi, disiscrivimi, disiscrivetemi, cancellami, cancellatemi, smettila, smettete, fermatevi',
  'descadastrar, descadastre, cancelar inscrição, pare de, parem, chega de',
  'afmelden, uitschrijven, schrijf me uit, meld me af, hou op, stoppen met',
  'wypisz, wypiszcie, rezygnuję, przestań, przestańcie, zrezygnuj, nie piszcie',
  'afmeld, frameld, meld mig fra, afmelding, framelding, hold op',
  'avregistrera, avanmäl, avanmälan, sluta skicka, avsluta prenumeration',
  'avmeld, avmelding, meld meg av, slutt å, avslutt abonnement',
  'lopeta, lopettakaa, poista minut, peruuta tilaus, älkää lähettäkö',
  'odhlásit, odhlaste, přestaň, přestaňte, zastavte, neposílejte',
  'leiratkozás, leiratkozom, leiratkozni, állj, hagyjátok abba, hagyd abba, ne küldj, ne küldjetek',
  'durdur, durdurun, listeden çıkar, abonelikten çık, mesaj atmayın, mesaj atma',
  'стоп, отписаться, отпишите, отпиши, отписка, хватит, прекратите, прекрати, не пишите, не присылайте',
  '停止, 配信停止, 配信解除, 退会, ストップ, やめて, 中止, 止めて',
  '중지, 정지, 수신거부, 수신 거부, 그만, 중단, 해지, 스톱, 스탑, 문자 중지, 문자 그만, 메시지 중지, 메시지 그만',
  '退订, 退訂, 取消订阅, 取消訂閱, 请停止, 請停止, 别发, 別發, 别再发, 別再發, 不要再发, 不要再發, 停止发送, 停止發送',
)

/** A sentence by themselves: words that may stand in one about something else. */
export const STOP_ALONE = phrases(
  'no more, nomore, remove, delete, spam, shut up, fuck off, piss off, f off, get lost, cut it out, knock it off',
  'ende, beenden, kündigen, genug, es reicht, reicht, fin, assez, ça suffit, annuler, annulez, plus jamais',
  'baja, alto, para, pare, parar, cancelar, no más, suficiente, ferma, fermati, annulla, mai più, sair, cancela, chega',
  'stoppen, genoeg, opzeggen, koniec, dość, wystarczy, zakończ, slut, sluta, avsluta, avbryt, nok, avslutt, slutt',
  'seis, peruuta, riittää, loppu, konec, dost, zrušit, vége, elég, son, dur, iptal, yeter, отмена, конец, достаточно',
  '解除, 終了, 取り消し, キャンセル, 취소, 끝, 取消, 停, 不要, td, t',
)

/** Said beside them, they change nothing. */
export const POLITE_ABROAD = wordsIn(
  'bitte, danke, sofort, jetzt, hallo, ermee, hiermee, nu, graag, alsjeblieft, alstublieft, aub, bedankt, svp, stp',
  's’il vous plaît, s’il te plaît, merci, bonjour, maintenant, por favor, gracias, hola, ya, ahora, per favore, grazie',
  'ciao, adesso, subito, obrigado, obrigada, agora, olá, proszę, dziękuję, już, venligst, tak, hej, snälla, tack, genast',
  'vennligst, takk, nå, kiitos, heti, prosím, děkuji, hned, kérem, köszönöm, most, lütfen, teşekkürler, hemen, artık',
  'пожалуйста, спасибо, сейчас, привет, お願いします, ください, 주세요, 해주세요, 보내세요, 谢谢, 謝謝, 请, 請',
)

/** What is sent, in their words. */
export const MESSAGES_ABROAD = wordsIn(
  'nachricht, nachrichten, mensaje, mensajes, messaggio, messaggi, mensagem, mensagens, bericht, berichten, berichtjes',
  'wiadomości, besked, beskeder, meddelande, meddelanden, melding, meldinger, viesti, viestit, viestejä, zprávy',
  'üzenet, üzenetet, üzenetek, mesaj, mesajlar, сообщения, сообщений, смс, рассылка',
)

/** Anywhere in a text; `~` is any word for what is sent. */
export const SAID_ABROAD = [
  'keine ~ mehr, keine weiteren ~, plus de ~, plus aucun ~, no mas ~, no quiero ~, no quiero mas ~, niente piu ~',
  'basta ~, non voglio ~, non voglio piu ~, nao quero ~, nao quero mais ~, sem mais ~, geen ~ meer, geen ~',
  'zadnych ~, nie chce ~, ikke flere ~, ingen flere ~, inga fler ~, inga mer ~, ei enaa ~, zadne ~, zadne dalsi ~',
  'nem kerek ~, nem kerek tobb ~, ~ istemiyorum',
]

const WITHOUT_BLANKS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u

/** Whether a word is the other, or begins with it where nobody writes blanks. @example beginsAs('停止してください', '停止') // true */
export const beginsAs = (word: string, begin: string): boolean =>
  word === begin || (WITHOUT_BLANKS.test(begin) && word.startsWith(begin))

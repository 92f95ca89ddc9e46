/** What arrives in mailboxes and on phones, each with what the database said of it at that moment. */
import { db, settings } from '../installation.ts'
import type { World } from './world.ts'

export type Arrival = {
  at: number
  /** The job that sent it. */
  seq: number
  channel: 'email' | 'sms'
  to: string
  subject: string
  text: string
  mailId: string
  delivery: string
  /** Null when the delivery was gone by then. */
  row: Row | null
}

export type Row = {
  kind: string
  about: string
  runner_id: string
  time_zone: string
  quiet_from: string | null
  quiet_to: string | null
  /** Of a nudge. */
  rule: string | null
  subject: string | null
  run: string | null
  due_at: number | null
  nudge_created_at: number | null
  connection_id: string | null
}

export type Arrivals = {
  all: Arrival[]
  /** Notes what came since the last sync. */
  look(): Promise<void>
  /** Told of each as it comes. */
  onArrival: ((arrival: Arrival) => void) | null
}

const QUERY = `SELECT d.kind, d.about, d.runner_id, r.time_zone, r.quiet_from, r.quiet_to,
    n.rule, n.subject, n.run, n.due_at, n.created_at AS nudge_created_at, n.connection_id
  FROM delivery d JOIN runner r ON r.id = d.runner_id
  LEFT JOIN nudge n ON n.runner_id = d.runner_id AND n.id = d.about AND d.kind = 'nudge'
  WHERE d.id = ?`

export function arrivalsIn(worldOf: () => World): Arrivals {
  let [mails, texts] = [0, 0]

  async function note(come: Omit<Arrival, 'row' | 'seq'>): Promise<void> {
    const world = worldOf()
    const row = await db.prepare(QUERY).bind(come.delivery).first<Row>()
    const arrival = { ...come, row, seq: world.jobs.running.at(-1)?.seq ?? 0 }
    arrivals.all.push(arrival)
    world.say(
      `ARRIVED ${come.channel} ${come.to}: ${row?.kind} ${row?.rule ?? ''} ${come.subject || come.text.slice(0, 60)}`,
    )
    arrivals.onArrival?.(arrival)
  }

  const arrivals: Arrivals = {
    all: [],
    onArrival: null,
    async look() {
      const { sandbox } = worldOf()
      for (const mail of sandbox.resend.mails.slice(mails)) {
        mails += 1
        const [to = ''] = mail.to
        if (to === settings.OPERATOR_EMAIL) continue
        const delivery = mail.tags.find(({ name }) => name === 'delivery')?.value ?? ''
        const about = { at: mail.at.getTime(), channel: 'email' as const, to, delivery, mailId: mail.id }
        await note({ ...about, subject: mail.subject, text: mail.text ?? '' })
      }
      for (const text of sandbox.twilio.texts.slice(texts)) {
        texts += 1
        if (text.way !== 'out') continue
        const delivery =
          new URL(text.statusCallback ?? 'https://none.example').searchParams.get('delivery') ?? ''
        const about = {
          at: text.at.getTime(),
          channel: 'sms' as const,
          to: text.to,
          delivery,
          mailId: text.sid,
        }
        await note({ ...about, subject: '', text: text.body })
      }
    },
  }
  return arrivals
}

/** Faults to be found: each is what somebody could write by mistake, and the promise it breaks. Data, for sources change. */

export type Planted = {
  name: string
  /** The promise that shows it. */
  breaks: string
  changes: readonly { file: string; from: string; to: string }[]
}

export const planted: readonly Planted[] = [
  {
    name: 'a line with what the job was about',
    breaks: 'lines',
    changes: [
      {
        file: 'src/jobs/consume.ts',
        from: "log('job', { kind: job.kind,",
        to: "log('job', { about: JSON.stringify(job), kind: job.kind,",
      },
    ],
  },
  {
    name: 'what was sent is forgotten',
    breaks: 'sent',
    changes: [
      {
        file: 'src/store/delivery/deliveries.ts',
        from: "...(said ? [db.update(nudge).set({ state: 'sent' }).where(sayable)] : []),",
        to: '',
      },
    ],
  },
  {
    name: 'an ack before the commit',
    breaks: 'weeks',
    changes: [
      {
        file: 'src/jobs/consume.ts',
        from: 'const outcome = await outcomeOfJob(batch.queue',
        to: 'message.ack()\n      const outcome = await outcomeOfJob(batch.queue',
      },
    ],
  },
  {
    name: 'a lease ignored',
    breaks: 'once',
    changes: [
      {
        file: 'src/store/delivery/claim.ts',
        from: ', free(now)',
        to: '',
      },
      {
        file: 'src/store/delivery/lease.ts',
        from: 'and(eq(delivery.id, id), eq(delivery.lease, lease))',
        to: 'and(eq(delivery.id, id), or(eq(delivery.lease, lease), sql`1`))',
      },
    ],
  },
  {
    name: 'a non-idempotent insert',
    breaks: 'once',
    changes: [
      {
        file: 'src/jobs/ingest/decide.ts',
        from: 'id: await deliveryId(each.kind, each.about, each.contactId),',
        to: 'id: (await deliveryId(each.kind, each.about, each.contactId)).slice(0, 20) + crypto.randomUUID(),',
      },
    ],
  },
  {
    name: 'a settling sync skipped',
    breaks: 'settled',
    changes: [
      {
        file: 'src/domain/nudges/decide.ts',
        from: "state === 'waiting' && dueAt <= now)",
        to: "state === 'waiting' && dueAt <= new Date(now.getTime() + 86_400_000))",
      },
    ],
  },
  {
    name: 'a cap counted per run instead of per day',
    breaks: 'caps',
    changes: [
      {
        file: 'src/domain/nudges/hold-back.ts',
        from: '!isUncapped(said.rule) && ',
        to: '!isUncapped(said.rule) && said.run === null && ',
      },
    ],
  },
  {
    name: 'a dead letter without a mark',
    breaks: 'weeks',
    changes: [
      { file: 'src/jobs/consume.ts', from: 'if (job) await keepFromLoss(dependencies, job, now)', to: '' },
      { file: 'src/jobs/consume.ts', from: 'import { idsOf, keepFromLoss }', to: 'import { idsOf }' },
    ],
  },
]

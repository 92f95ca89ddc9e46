/** Every call of the Worker is a job: it may be killed at any step outside itself, and others may run between two. */
import type { Random } from './random.ts'
import { type Around, writtenBy } from './shaky-database.ts'
import type { Weather } from './weather.ts'

export type Job = {
  seq: number
  what: string
  began: number
  steps: number
  /** The step from which on nothing it does is done. */
  killAt: number
  dead: boolean
  /** The step before which something else happens. */
  breakAt: number
  /** The tables it wrote to. */
  wrote: string[]
  /** Whether something it did was done and never heard of. */
  unheard: boolean
}

export type Jobs = {
  /** Those under way, the innermost last. */
  running: Job[]
  count: number
  run<T>(what: string, work: (job: Job) => Promise<T>): Promise<T>
  step(): Promise<void>
  aroundDatabase: Around
  /** What may happen between two steps of a job. */
  interlude: (() => Promise<void>) | null
  looks: Look[]
  /** When something last went wrong that a sweep may have to make good. */
  troubledAt: number
}

/** A sync that was committed: of which connection, and when it began. */
type Look = { connection: string; began: number; seq: number }

export function jobsIn({
  now,
  weather,
  random,
}: {
  now: () => Date
  weather: Weather
  random: Random
}): Jobs {
  const jobs: Jobs = {
    running: [],
    count: 0,
    looks: [],
    troubledAt: Number.NEGATIVE_INFINITY,
    interlude: null,
    async run(what, work) {
      jobs.count += 1
      const how = weather.meets('worker')
      const job: Job = {
        seq: jobs.count,
        what,
        began: now().getTime(),
        steps: 0,
        killAt: how === 'killed' ? random.int(1, 16) : Number.POSITIVE_INFINITY,
        dead: false,
        breakAt: how === 'interrupted' && jobs.running.length === 0 ? random.int(2, 10) : 0,
        wrote: [],
        unheard: false,
      }
      jobs.running.push(job)
      try {
        return await work(job)
      } finally {
        jobs.running.splice(jobs.running.indexOf(job), 1)
      }
    },
    async step() {
      const job = jobs.running.at(-1)
      if (!job) return
      job.steps += 1
      if (job.dead || job.steps >= job.killAt) {
        job.dead = true
        jobs.troubledAt = now().getTime()
        throw new Error('killed')
      }
      if (job.steps === job.breakAt) await jobs.interlude?.()
    },
    async aroundDatabase(statements, run) {
      const job = jobs.running.at(-1)
      await jobs.step()
      const how = weather.meets('database')
      if (how) jobs.troubledAt = now().getTime()
      const before = how === 'before' || (how === 'either' && random.chance(0.5))
      if (before) throw new Error('D1_ERROR: Network connection lost.')
      const answer = await run()
      job?.wrote.push(...writtenBy(statements, answer))
      noteLook(statements.find(({ query }) => isCommit(query))?.values, job)
      if (how !== null) {
        if (job) job.unheard = true
        throw new Error('D1_ERROR: Network connection lost.')
      }
      // written, and the answer never heard
      await jobs.step().catch((error: unknown) => {
        if (job) job.unheard = true
        throw error
      })
      return answer
    },
  }

  function noteLook(values: readonly unknown[] | undefined, job: Job | undefined): void {
    const connection = values?.find((value) => typeof value === 'string' && /^(strava|garmin):/.test(value))
    if (job && typeof connection === 'string') jobs.looks.push({ connection, began: job.began, seq: job.seq })
  }
  return jobs
}

const isCommit = (query: string) => /^update "connection" set .*"sync_started_at" = \?/.test(query)

/** Looks up what checks go by: first what is stored, then, where it is asked for, what answers outside. */
import type { Dependencies } from '../dependencies.ts'
import { CHANNELS, type ChannelName } from '../domain/delivery/channels.ts'
import type { EventSubscriptions, Source } from '../sources/source.ts'
import type { CallbackAnswer, Looked, LookedSource, News } from './looked.ts'
import { newestRelease } from './newest.ts'
import { lookAtSealed } from './sealed.ts'
import { NEWEST_MIGRATION, VERSION } from './version.ts'

export type LookOptions = {
  /** The host that was asked; null where nobody asked. */
  host: string | null
  clock: () => Date
  /** The last day where nothing is said. */
  news?: News
}

const DAY_MS = 86_400_000

/** Where a source's events go: its path is secret. */
export const callbackUrl = ({ config }: Pick<Dependencies, 'config'>, source: Pick<Source, 'name'>): string =>
  `${config.BASE_URL}/webhooks/${source.name}/${config.WEBHOOK_SECRET}`

/** What the database and the queues say: nobody outside is asked. */
export async function lookInside(dependencies: Dependencies, options: LookOptions): Promise<Looked> {
  const { host, clock } = options
  const { config, store, channels, queue } = dependencies
  const now = clock()
  const sources = Object.values(dependencies.sources)
  const database = await store.readings.database()
  const underWay = await store.readings.underWay(now)
  const ofSources = await store.readings.ofSources(sources, now)
  return {
    now,
    news: options.news ?? { after: new Date(now.getTime() - DAY_MS), until: now },
    host,
    version: VERSION,
    newest: null,
    newestMigration: NEWEST_MIGRATION,
    settings: config,
    channels: new Set(CHANNELS.filter((channel: ChannelName) => channels[channel] !== null)),
    database,
    underWay,
    sources: sources.flatMap(({ name, label, cacheDays }): LookedSource[] => {
      const read = ofSources.get(name)
      return read ? [{ ...read, name, label, cacheDays, events: null }] : []
    }),
    queues: await queue.waiting(),
    sealed: null,
  }
}

/** The same, with what the sources and our own callback answer. */
export async function lookAround(dependencies: Dependencies, options: LookOptions): Promise<Looked> {
  const looked = await lookInside(dependencies, options)
  const sources = await Promise.all(
    looked.sources.map(async (source): Promise<LookedSource> => {
      const subscriptions = dependencies.sources[source.name]?.subscriptions ?? null
      return subscriptions
        ? { ...source, events: await eventsOf(dependencies, source, subscriptions, options.clock) }
        : source
    }),
  )
  const { REPOSITORY_URL: repository } = dependencies.config
  const newest = repository ? await newestRelease(dependencies, repository) : null
  return { ...looked, sources, newest, sealed: await lookAtSealed(dependencies) }
}

async function eventsOf(
  dependencies: Dependencies,
  source: LookedSource,
  subscriptions: EventSubscriptions,
  clock: () => Date,
): Promise<NonNullable<LookedSource['events']>> {
  const url = callbackUrl(dependencies, source)
  const listed = await subscriptions.list()
  return {
    host: new URL(url).host,
    accepts: subscriptions.accepts,
    subscriptions: listed,
    ours: listed.ok ? (listed.value.find((each) => each.callbackUrl === url) ?? null) : null,
    callback: await callbackAnswer(subscriptions, url, clock),
  }
}

async function callbackAnswer(
  subscriptions: EventSubscriptions,
  url: string,
  clock: () => Date,
): Promise<CallbackAnswer> {
  const asked = clock()
  const answer = await subscriptions.tryCallback(url)
  return answer.ok ? { ok: true, value: { ms: clock().getTime() - asked.getTime() } } : answer
}

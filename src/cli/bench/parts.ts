/** The parts of the bench, each by its name: what is measured, and the budget that it has. */
import { type Asked, askedFor, bytesOfARunner } from './asked-for.ts'
import { type Bundle, bundled } from './bundle.ts'
import { limits, month, type Resource } from './costs.ts'
import { settleIn } from './deeds.ts'
import { replayTenYears } from './domain.ts'
import { type Figure, median } from './figure.ts'
import { fileFigures } from './files/figures.ts'
import { installed } from './installation/installed.ts'
import { ofAllTheRuntime } from './process-time.ts'
import { first, type Took, warm } from './processor.ts'
import { startUp } from './start-up.ts'
import { besideTheBarest } from './webhook.ts'

/** What is measured once and asked for by several. */
export type Measured = {
  bundle: Bundle
  asked?: Asked[]
  bytes?: number
  took?: Took[]
}

type Part = (measured: Measured, told: (progress: string) => void) => AsyncGenerator<Omit<Figure, 'part'>>

const MAILS = 3
const FEWEST = 10
const CROWDS = [FEWEST, 1_000, 100_000]
const INSTALLATIONS = [1, 100, 10_000]
const A_RUN = 'a plain run: webhook and sync'

export const PARTS: Readonly<Record<string, Part>> = {
  async *bundle({ bundle }) {
    yield { what: 'bundle, gzip', value: bundle.gzipKilobytes, unit: 'KB', budget: { most: 160 } }
    const starting = await startUp(bundle.script)
    yield { what: 'work before the first request', value: starting, unit: 'ms', budget: { most: 25 } }
  },
  async *domain() {
    replayTenYears()
    yield {
      what: 'a log of ten years, replayed',
      value: replayTenYears(),
      unit: 'ms',
      budget: { most: 1_000 },
    }
  },
  files: fileFigures,
  async *webhook({ bundle }, told) {
    const { perSecond, ratio, medianMs, slowestOfHundredMs } = await besideTheBarest(bundle.script, (round) =>
      told(`round ${round}`),
    )
    yield { what: 'webhooks a second', value: perSecond, unit: '' }
    yield { what: 'of the barest Worker’s', value: ratio, unit: '', budget: { least: 0.95 } }
    yield { what: 'answered within, one at a time of 16', value: medianMs, unit: 'ms' }
    yield { what: 'answered within, 99 of 100', value: slowestOfHundredMs, unit: 'ms' }
  },
  async *asked(measured, told) {
    for (const crowd of CROWDS) {
      told(`beside ${crowd} runners`)
      const asked = await askedFor(measured.bundle.script, crowd)
      if (!measured.asked) for (const deed of asked) yield* figuresOf(deed)
      measured.asked ??= asked
      yield {
        what: `rows read of all these, beside ${crowd.toLocaleString('en')} runners`,
        value: asked.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
        unit: '',
      }
    }
    measured.bytes = await bytesOfARunner(measured.bundle.script)
    yield { what: 'database of a runner with a year', value: measured.bytes / 1_000, unit: 'KB' }
  },
  async *processor(measured, told) {
    told('in fresh isolates')
    yield {
      what: `${A_RUN}, first in a fresh isolate`,
      value: median(await first(measured.bundle.script)),
      unit: 'ms',
      budget: { most: 8 },
    }
    told('warm')
    measured.took = await warm(measured.bundle)
    for (const { what: of, ms, invocations, longest } of measured.took) {
      yield { of, what: 'processor time', value: ms, unit: 'ms' }
      yield { of, what: 'invocations', value: invocations, unit: '' }
      yield {
        of,
        what: 'an invocation, on average',
        value: ms / invocations,
        unit: 'ms',
        budget: { most: 10 },
      }
      for (const [name, most] of longest.slice(0, 3))
        yield { of, what: name, value: most, unit: 'ms', isDetail: true }
    }
    told('all of the runtime')
    const all = await ofAllTheRuntime(measured.bundle.script)
    if (all !== null)
      yield { what: `${A_RUN}, all of the runtime`, value: all, unit: 'ms', budget: { most: 12 } }
  },
  async *mail({ bundle }) {
    const took: number[] = []
    for (let mail = 0; mail < MAILS; mail++) {
      const installation = await installed({ script: bundle.script })
      const nudged = (await settleIn(installation)).find(({ isOnce }) => isOnce)
      const began = performance.now()
      await nudged?.does()
      took.push(performance.now() - began)
      await installation.close()
    }
    yield { what: 'from the webhook to the mail, nothing to settle', value: median(took), unit: 'ms' }
  },
  async *costs(measured, told) {
    if (!measured.asked) {
      told('what is asked for')
      measured.asked = await askedFor(measured.bundle.script, FEWEST)
    }
    measured.bytes ??= await bytesOfARunner(measured.bundle.script)
    const { asked, bytes } = measured
    for (const { resource, runners } of limits(asked, bytes).slice(0, 4)) {
      yield { what: `free plans: ${RESOURCES[resource]} suffice for`, value: runners, unit: 'runners' }
    }
    for (const runners of INSTALLATIONS) {
      const { paid, scarcest, day } = month(runners, asked, bytes, processorOfAMonth(measured.took))
      const of = `${runners.toLocaleString('en')} ${runners === 1 ? 'runner' : 'runners'}`
      yield { of, what: 'rows read a day', value: day.rowsRead, unit: '' }
      yield { of, what: 'rows written', value: day.rowsWritten, unit: '' }
      yield { of, what: 'queue operations', value: day.queueOperations, unit: '' }
      yield { of, what: 'Strava’s reads', value: day.sourceReads, unit: '' }
      yield { of, what: 'mails', value: day.mails, unit: '' }
      yield { of, what: 'most used of the free plans', value: scarcest.share * 100, unit: '%' }
      yield { of, what: 'Cloudflare’s paid plan a month', value: paid, unit: '$' }
    }
  },
}

const RESOURCES: Readonly<Record<Resource, string>> = {
  requests: 'requests',
  rowsRead: 'rows read',
  rowsWritten: 'rows written',
  queueOperations: 'queue operations',
  sourceReads: 'Strava’s reads',
  mails: 'Resend’s mails',
  megabytes: 'megabytes of database',
}

/** Each run takes one sync: what it took here, or the platform's limit where it was not measured. */
const processorOfAMonth = (took: Took[] | undefined): number =>
  35 * (took?.find(({ what }) => what === A_RUN)?.ms ?? 10)

/** A plain run has a budget of its own; the platform's is 50 statements an invocation. */
function* figuresOf({ what: of, calls, trips, atOnce, rowsRead, rowsWritten }: Asked) {
  const most = (budget: number) => (of === A_RUN ? { budget: { most: budget } } : {})
  yield { of, what: 'calls to the outside', value: calls, unit: '', ...most(1) }
  yield { of, what: 'trips to the database', value: trips, unit: '', ...most(3) }
  yield { of, what: 'statements of an invocation', value: atOnce, unit: '', budget: { most: 50 } }
  yield { of, what: 'rows read', value: rowsRead, unit: '' }
  yield { of, what: 'rows written', value: rowsWritten, unit: '', ...most(6) }
}

export const begun = async (): Promise<Measured> => ({ bundle: await bundled() })

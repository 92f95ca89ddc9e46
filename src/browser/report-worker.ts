/** Beside the page, so that it stays quick: reads a training file and makes the report of it. Nothing leaves the browser. */
import { readTraining } from '../files/read-training.ts'
import { css } from '../report/page.css.ts'
import { toFragment } from '../report/page.ts'
import { simulate } from '../report/simulate.ts'
import type { Ask, Said } from './asked.ts'

const say = (words: Said) => self.postMessage(words)

self.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  try {
    say(await answerTo(data))
  } catch (error) {
    // a browser says of a folder that was dropped, or of a file that has moved, only that it cannot be read
    const isUnopened = error instanceof DOMException && /^Not(Found|Readable)Error$/.test(error.name)
    say({ refused: isUnopened ? UNOPENED : BROKEN, asksDates: false })
  }
})

const UNOPENED =
  'This could not be opened: it is a folder, or a file that has moved. Choose the files in it, or a zip of them.'
const BROKEN =
  'The report could not be made here: the browser may be too old, or short of memory. Try a smaller file.'

async function answerTo({ files, supposed, timeZone, dates }: Ask): Promise<Said> {
  const sources = files.map((file) => ({ name: file.name, open: () => Promise.resolve(file) }))
  const [only] = sources
  const given = only && sources.length === 1 ? only : { name: 'your files', files: sources }
  const options = { latest: new Date(), timeZone, units: supposed.units ?? 'km', ...(dates && { dates }) }
  const read = await readTraining([given], options, (done, all) => {
    if (done % 50 === 0) say({ doing: `Reading ${done} of ${all} files …` })
  })
  if (!read.ok) {
    const { name, found, instead, asks } = read.error
    return { refused: `${name} is ${found}. ${instead}`, asksDates: asks === 'date-order' }
  }
  say({ doing: `${read.value.runs.length} runs are read. Going through them week by week …` })
  const simulation = simulate(read.value, { ...supposed, timeZone: read.value.timeZone ?? timeZone })
  return { report: await toFragment(simulation, given.name), css: String(css) }
}

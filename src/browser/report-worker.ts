/** Beside the page, so that it stays quick: reads a training file and makes the report of it. Nothing leaves the browser. */
import { readTraining } from '../files/read-training.ts'
import { css } from '../report/page.css.ts'
import { toFragment } from '../report/page.ts'
import { simulate } from '../report/simulate.ts'
import type { Ask, Said } from './asked.ts'

const say = (words: Said) => self.postMessage(words)

self.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  const { file, supposed, timeZone, dates } = data
  say({ doing: `Reading ${file.name} …` })
  const given = { name: file.name, open: () => Promise.resolve(file) }
  const options = { timeZone, units: supposed.units ?? 'km', ...(dates && { dates }) }
  const read = await readTraining([given], options, (done, all) => {
    if (done % 50 === 0) say({ doing: `Reading ${done} of ${all} files …` })
  })
  if (!read.ok) {
    const { name, found, instead, asks } = read.error
    return say({ refused: `${name} is ${found}. ${instead}`, asksDates: asks === 'date-order' })
  }
  say({ doing: `${read.value.runs.length} runs are read. Going through them week by week …` })
  const simulation = simulate(read.value, { ...supposed, timeZone: read.value.timeZone ?? timeZone })
  return say({ report: await toFragment(simulation, file.name), css: String(css) })
})

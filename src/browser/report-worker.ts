/** Beside the page, so that it stays quick: reads a training file and makes the report of it. Nothing leaves the browser. */
import { decodeText } from '../files/decode-text.ts'
import { readLog } from '../files/read-log.ts'
import { css } from '../report/page.css.ts'
import { toFragment } from '../report/page.ts'
import { simulate } from '../report/simulate.ts'
import type { Ask, Said } from './asked.ts'

const say = (words: Said) => self.postMessage(words)

self.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  const { file, supposed, timeZone } = data
  say({ doing: `Reading ${file.name} …` })
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  const read = readLog(text, { timeZone, units: supposed.units ?? 'km' })
  if (!read.ok) return say({ refused: `${file.name} is ${read.error.found}. ${read.error.instead}` })
  say({ doing: `${read.value.runs.length} runs are read. Going through them week by week …` })
  const simulation = simulate(read.value, { ...supposed, timeZone: read.value.timeZone ?? timeZone })
  return say({ report: await toFragment(simulation, file.name), css: String(css) })
})

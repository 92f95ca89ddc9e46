import { describe, expect, it } from 'vitest'
import { arrivalOf, type Said } from '../../src/domain/replay/replay.ts'
import { addDays, instantOf, weekStartOf } from '../../src/domain/time/calendar.ts'
import { buildLog, ranBetween } from '../../src/domain/training/log.ts'
import { summaryFacts } from '../../src/jobs/summary.ts'
import { composeSummary } from '../../src/messages/summary/summary.ts'
import { messageOf } from '../../src/report/message.ts'
import type { Simulation } from '../../src/report/simulate.ts'
import { areHere, simulationOf, titled } from './real-logs.ts'

/** The summary of the Monday after the run of a nudge, as it is read, and the runs that came between the two. */
function mondayAfter({ findings: [lead], at }: Said, { file, runner }: Simulation) {
  const { date } = lead
  const monday = addDays(weekStartOf(date, 'monday'), 7)
  const now = instantOf(monday, '09:00', runner.timeZone)
  const known = file.runs.filter((run) => arrivalOf(run) <= now.getTime())
  const log = buildLog(known, { weekStartsOn: 'monday', until: monday })
  const facts = summaryFacts(log, runner, [], { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }, now)
  const links = { training: '', settings: '', unsubscribeUrl: '', booking: null }
  const { text } = composeSummary({ facts, runner, links, operator: { name: '', address: '', email: '' } })
  const between = ranBetween(log, date, monday).filter((run) => arrivalOf(run) > at.getTime())
  return { text, between }
}

const kilometers = (text: string, pattern: RegExp) => {
  const [, figure] = text.match(pattern) ?? []
  return figure === undefined ? null : Number(figure.replace(',', ''))
}
const IN_ONE_RUN = /More than ([\d,.]+) km in one run/
const IN_THE_WEEK = /More than ([\d,.]+) km in the whole week/
const AVERAGED = /averaged ([\d,.]+) km/
const THEY_AVERAGED = /they averaged ([\d,.]+) km/

/** What the two say that cannot both be meant. */
function contradictions(said: Said, simulation: Simulation): string[] {
  const nudge = messageOf(said, simulation.runner).text
  const { text: summary, between } = mondayAfter(said, simulation)
  const [figure, later] = [kilometers(nudge, IN_ONE_RUN), kilometers(summary, IN_ONE_RUN)]
  const longestSince = Math.max(0, ...between.map(({ distanceMeters }) => 1.1 * distanceMeters)) / 1000
  const isStep = said.findings.some(({ rule }) => rule === 'long-run-spike')
  const week = kilometers(summary, IN_THE_WEEK)
  const asksForNoMore = /next week: (no more|a lighter one)/i.test(nudge)
  const averages = [kilometers(nudge, AVERAGED), kilometers(summary, THEY_AVERAGED)] as const
  const name = `${said.date} ${said.nudge.rule}`
  return [
    isStep && figure !== null && later !== null && later > Math.max(figure, longestSince) + 0.05
      ? `${name}: ${figure} km, then ${later} km`
      : '',
    asksForNoMore && week !== null ? `${name}: no more next week, then ${week} km of it` : '',
    said.nudge.rule === 'weekly-jump' && averages[1] !== null && averages[0] !== averages[1]
      ? `${name}: averaged ${averages.join(', then ')}`
      : '',
  ].filter(Boolean)
}

describe.skipIf(!areHere)(titled('a nudge and the summary after it'), () => {
  it.each([
    'dblock.strava-api.json',
    'fariacool.running-page.json',
    'gyeongchan-jang.running-page.json',
    'haozhe-li.running-page.json',
    'monkeysui.running-page.json',
    'thenewthinktank.strava-export.csv',
  ])('%s: no nudge is contradicted by the summary of the Monday after it', async (name) => {
    const simulation = await simulationOf(name)
    const running = simulation.said.filter(({ nudge }) => nudge.rule !== 'massage-due')
    expect(running.flatMap((said) => contradictions(said, simulation))).toEqual([])
  })
})

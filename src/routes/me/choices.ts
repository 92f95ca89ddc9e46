/** What the runner decides about counting, from the buttons on their pages. */
import { Hono } from 'hono'
import * as z from 'zod'
import { countBy, excludeRun, includeRun } from '../../actions/choices.ts'
import { changeSettings } from '../../actions/settings.ts'
import { accountOf } from '../../dependencies.ts'
import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { savedSettings } from '../../text/saved-settings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm, typed } from '../lib/forms/read.ts'

const sourceSchema = z.object({ source: typed })
const runSchema = z.object({ run: typed })

const sensitivitySchema = z.lazy(() => z.object({ sensitivity: z.enum(SENSITIVITIES) }))

export const choiceRoutes = new Hono<AppEnv>()

choiceRoutes.post('/sensitivity', async (c) => {
  const form = await readForm(c, sensitivitySchema, { sensitivity: 'Choose more or fewer messages.' })
  if (!form.ok) return refuse(c, form.error)
  await changeSettings(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return saved(c, savedSettings(form.value, c.get('training').runner), 'nudges')
})

choiceRoutes.post('/source', async (c) => {
  const form = await readForm(c, sourceSchema)
  if (!form.ok) return refuse(c, form.error)
  const { source } = form.value
  const done = await countBy(dependenciesOf(c), c.get('runnerId'), source, nowOf(c))
  if (!done.ok) return refuseFor(c, 'Only a source you have connected can count.', 'source')
  const { label } = dependenciesOf(c).sources[accountOf(source).source] ?? { label: source }
  return saved(c, `Saved: runs from ${label} count.`, 'sources')
})

choiceRoutes.post('/runs/exclude', async (c) => {
  const form = await readForm(c, runSchema)
  if (!form.ok) return refuse(c, form.error)
  const done = await excludeRun(dependenciesOf(c), c.get('runnerId'), form.value.run, nowOf(c))
  if (!done.ok) return refuseFor(c, 'There is no such run to take out.', 'run')
  return saved(c, 'Saved: that run is not counted. Figures follow in a moment.', 'runs')
})

choiceRoutes.post('/runs/include', async (c) => {
  const form = await readForm(c, runSchema)
  if (!form.ok) return refuse(c, form.error)
  await includeRun(dependenciesOf(c), c.get('runnerId'), form.value.run, nowOf(c))
  return saved(c, 'Saved: that run is counted again. Figures follow in a moment.', 'runs')
})

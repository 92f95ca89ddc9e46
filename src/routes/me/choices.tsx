/** What the runner decides about counting, from the buttons on their pages. */
import { Hono } from 'hono'
import * as z from 'zod'
import { countBy, excludeRun, includeRun } from '../../actions/choices.ts'
import { Problem } from '../../pages/public/problem.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf, typed } from '../lib/form.ts'

const sourceSchema = z.object({ source: typed })
const runSchema = z.object({ run: typed })

export const choiceRoutes = new Hono<AppEnv>()

choiceRoutes.post('/source', async (c) => {
  const { source } = await formOf(c, sourceSchema)
  const done = await countBy(dependenciesOf(c), c.get('runnerId'), source, nowOf(c))
  if (!done.ok) {
    return c.html(
      <Problem title="Not connected" detail="Only a source of your own can count." who={c.get('who')} />,
      404,
    )
  }
  return c.redirect('/me/settings#sources', 303)
})

choiceRoutes.post('/runs/exclude', async (c) => {
  const { run } = await formOf(c, runSchema)
  const done = await excludeRun(dependenciesOf(c), c.get('runnerId'), run, nowOf(c))
  if (!done.ok)
    return c.html(
      <Problem title="Not a run" detail="There is no such run to take out." who={c.get('who')} />,
      400,
    )
  return c.redirect('/me#runs', 303)
})

choiceRoutes.post('/runs/include', async (c) => {
  const { run } = await formOf(c, runSchema)
  await includeRun(dependenciesOf(c), c.get('runnerId'), run, nowOf(c))
  return c.redirect('/me#runs', 303)
})

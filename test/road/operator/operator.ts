/** The operator at the door: their token, what the checks say, and what they press. */
import type { CheckCode, Checked } from '../../../src/operator/check.ts'
import { BASE, OPERATOR_TOKEN } from '../../installation.ts'
import type { World } from '../world.ts'

const bearer = { Authorization: `Bearer ${OPERATOR_TOKEN}` }

type Report = { version: string; verdict: string; checks: (Checked & { asks: string })[] }

/** All checks, as `npm run doctor` gets them. */
export async function checksOf(world: World, path = '/operator/checks.json'): Promise<Report> {
  return (await world.visit(path, { headers: bearer })).json()
}

/** What the check of this code came to: the gravest, where each source has one. */
export async function checked(world: World, code: CheckCode): Promise<Checked> {
  const { checks } = await checksOf(world)
  const found = checks.filter((each) => each.code === code)
  const worst = found.find(({ verdict }) => verdict !== 'ok') ?? found[0]
  if (!worst) throw new Error(`nothing is said of ${code}`)
  return worst
}

/** The page, as a browser of the operator's shows it. */
export const pageOf = async (world: World): Promise<string> =>
  (await world.visit('/operator', { headers: bearer })).text()

/** A form of the page, sent from there. */
export const press = (world: World, path: string, fields: Record<string, string> = {}): Promise<Response> =>
  world.visit(`/operator/${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...bearer, Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded' },
  })

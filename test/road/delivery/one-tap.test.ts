/** Links in a mail that note something with one press. */
import { beforeEach, describe, expect, it } from 'vitest'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60)
})

async function mailAfter(distanceMeters: number): Promise<string[]> {
  const startDate = new Date(world.now().getTime() - 5 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 0.3 * distanceMeters, startDate })
  await world.pass(6 * 60)
  return linksIn(world.nudgeMails().at(-1)?.html ?? '')
}

const linksIn = (html: string) =>
  [...html.matchAll(/https?:\/\/[^"\s]+(\/act\/[^"\s]+)/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  )

/** Follows a link and presses its one button, as it stands on the page. */
async function press(link: string | undefined): Promise<string> {
  const page = await (await world.visit(link ?? '')).text()
  const told = [...page.matchAll(/<input[^>]*name="(\w+)"[^>]*value="([^"]*)"/g)]
  const fields = Object.fromEntries(told.map(([, name = '', value = '']) => [name, value]))
  const answer = await answerTo(world, link ?? '', fields)
  expect(answer.status).toBe(200)
  return answer.html
}

describe('one press', () => {
  it('books the day that its link names', async () => {
    const links = await mailAfter(34_000)
    const booked = links.find((link) => link.includes('do=booked&date='))
    expect(await stored.count('treatment')).toBe(0)
    expect(await press(booked)).toContain('Noted, a massage')
    const date = new URL(booked ?? '', 'https://x.example').searchParams.get('date')
    expect(await stored.count('treatment', `state = 'booked' AND date = '${date}'`)).toBe(1)
  })

  it('asks for a day to come where none is named, and says which massage stays booked beside it', async () => {
    const links = await mailAfter(34_000)
    const another = links.find((link) => link.endsWith('do=booked')) ?? ''
    const asked = async (link: string) => (await world.visit(link)).text()
    expect(await asked(another)).toMatch(
      /Which day is it on\?<.*<input[^>]* type="date" min="\d{4}-\d\d-\d\d" required/,
    )
    expect(await asked(another)).not.toContain('stays booked')
    await press(links.find((link) => link.includes('do=booked&date=')))
    expect(await asked(another)).toMatch(/day stays booked as well\. To move a massage/)
    expect(await asked(links.find((link) => link.includes('do=done')) ?? '')).toMatch(
      /Which day was it\?<.*max="/,
    )
  })

  it('says that one was had, today unless another day is chosen', async () => {
    const links = await mailAfter(34_000)
    expect(await press(links.find((link) => link.includes('do=done')))).toContain('today')
    expect(await stored.count('treatment', "state = 'done'")).toBe(1)
  })

  it('says that a run of marathon length was a race', async () => {
    const links = await mailAfter(42_300)
    expect(await press(links.find((link) => link.includes('do=race')))).toContain('a race')
    expect(await stored.count('race', 'distance_meters = 42300 AND goal = 0')).toBe(1)
  })

  it('names the day of the long run, why a break was one, and wants suggestions back', async () => {
    const [link = ''] = await mailAfter(34_000)
    const token = link.split('?')[0]
    await press(`${token}?do=long-run&weekday=0`)
    await press(`${token}?do=time-off&date=2026-03-01&why=injured`)
    expect(await stored.count('runner', 'massage_back_at IS NULL')).toBe(1)
    await press(`${token}?do=rest`)
    expect(await stored.count('runner', 'massage_back_at IS NULL')).toBe(1)
    await press(`${token}?do=back`)
    expect(
      await stored.count(
        'runner',
        "long_run_day = 0 AND time_off_why = 'injured' AND time_off_ended_on = '2026-03-01' AND massage_back_at > 0",
      ),
    ).toBe(1)
  })

  it.each([
    'do=long-run&weekday=9',
    'do=time-off&date=2026-03-01&why=lazy',
    'do=race&date=soon&meters=42195',
  ])('notes nothing of %s', async (told) => {
    const [link = ''] = await mailAfter(34_000)
    await world.visit(`${link.split('?')[0]}?${told}`)
    await world.submit(link.split('?')[0] ?? '', Object.fromEntries(new URLSearchParams(told)))
    expect(await stored.count('race')).toBe(0)
    expect(await stored.count('runner', 'long_run_day IS NOT NULL OR time_off_why IS NOT NULL')).toBe(0)
  })
})

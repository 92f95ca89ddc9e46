import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World

const start = async (over: Record<string, string> = {}) => {
  world = await aWorld(over)
  world.strava.addAthlete(simulatedRunner(world.now()))
}
const linkIn = (mail: { text: string | null } | undefined) =>
  new URL(mail?.text?.match(/https:\S+\/sign-in\/\S+/)?.[0] ?? '').pathname
const mailsToSignIn = () => world.resend.mails.filter(({ text }) => text?.includes('/sign-in/'))
const isOut = async () => (await world.visit('/me')).headers.get('Location') === '/sign-in'

describe('coming back by a link', () => {
  beforeEach(async () => {
    await start()
    await world.connect()
    await world.confirm()
    await world.submit('/me/sign-out', {})
  })
  const ask = async (address = 'runner@mail.example') => {
    const answer = await answerTo(world, '/sign-in', { address })
    await world.work()
    return answer
  }

  it('asks when it is looked at, acts when it is pressed, and only once', async () => {
    await ask()
    const link = linkIn(mailsToSignIn()[0])
    expect(await (await world.visit(link)).text()).toContain('Sign me in')
    expect(await isOut()).toBe(true)
    expect((await world.submit(link, {})).headers.get('Location')).toBe('/me')
    expect(await isOut()).toBe(false)
    await world.submit('/me/sign-out', {})
    const used = await (await world.visit(link)).text()
    expect([used.includes('has expired'), used.includes('Sign me in')]).toEqual([true, false])
    world.jump(21_000)
    expect((await answerTo(world, link)).problems).toEqual([expect.stringContaining('has expired')])
    expect(await isOut()).toBe(true)
  })

  it('goes on where they wanted to, whatever a page in another tab asks for meanwhile', async () => {
    expect((await world.visit('/me/standing')).status).toBe(401)
    await ask()
    expect((await world.submit(linkIn(mailsToSignIn()[0]), {})).headers.get('Location')).toBe('/me')
    await world.submit('/me/sign-out', {})
    await world.visit('/me/massage')
    await world.visit('/me/standing')
    await ask()
    expect((await world.submit(linkIn(mailsToSignIn()[1]), {})).headers.get('Location')).toBe('/me/massage')
  })

  it('signs in by a button that is hit twice, before the first answer is there', async () => {
    await ask()
    const link = linkIn(mailsToSignIn()[0])
    const hit = () =>
      world.visit(link, {
        method: 'POST',
        headers: { Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded', Cookie: '' },
      })
    expect((await hit()).headers.get('Location')).toBe('/me')
    await world.submit('/me/sign-out', {})
    world.jump(19_000)
    const again = await hit()
    expect(again.headers.get('Location')).toBe('/me')
    expect(await isOut()).toBe(false)
    world.jump(2_000)
    expect((await hit()).headers.get('Location')).toBe('/sign-in#problem')
  })

  it('is hit twice in vain where all its runner’s sessions were ended in between', async () => {
    await ask()
    const link = linkIn(mailsToSignIn()[0])
    await world.submit(link, {})
    await world.submit('/me/sign-out', { everywhere: 'yes' })
    expect((await answerTo(world, link)).problems).toEqual([expect.stringContaining('has expired')])
    expect(await isOut()).toBe(true)
  })

  it.each(['', ' ', 'nonsense', 'runner@', 'runner@mail.example, other@mail.example'])(
    'is not promised for “%s”, which is no address',
    async (given) => {
      const { title, problems, html } = await ask(given)
      expect(title).toMatch(/^Problem: Sign in/)
      expect(problems).toHaveLength(1)
      expect(html).toContain(`value="${given}"`)
      expect(mailsToSignIn()).toEqual([])
    },
  )

  it('says where to look for it, so that a slip of the finger is seen', async () => {
    const { html } = await ask('  Runer@mail.example ')
    expect(html).toContain('<strong>Runer@mail.example</strong>')
    expect(mailsToSignIn()).toEqual([])
  })

  it('has its time', async () => {
    await ask()
    const link = linkIn(mailsToSignIn()[0])
    await world.pass(16)
    const late = await answerTo(world, link)
    expect(late.problems).toEqual([expect.stringContaining('Ask for a new one')])
    expect(late.html).toContain('E-mail me a link')
    expect(await isOut()).toBe(true)
  })

  it('says the same to an address nobody confirmed here, and sends nothing there', async () => {
    const known = await ask()
    const unknown = await ask('stranger@mail.example')
    // but for what was typed, which may be sent again
    const same = (html: string) => html.replaceAll('stranger@mail.example', 'runner@mail.example')
    expect(same(unknown.html)).toBe(known.html)
    expect(mailsToSignIn()).toHaveLength(1)
  })

  it('is worth nothing when changed, or when the address is no longer theirs', async () => {
    await ask()
    const link = linkIn(mailsToSignIn()[0])
    const changed = link.replace('/sign-in/', '/sign-in/x')
    expect((await answerTo(world, changed)).problems).toHaveLength(1)
    await stored.run("UPDATE contact SET state = 'off'")
    expect((await answerTo(world, link)).problems).toHaveLength(1)
  })

  it('is sent once in five minutes, however often it is asked for', async () => {
    for (let time = 0; time < 7; time += 1) await ask()
    expect(mailsToSignIn()).toHaveLength(1)
    await world.pass(5)
    await ask()
    expect(mailsToSignIn()).toHaveLength(2)
  })

  it('is sent again at once to whoever used the last', async () => {
    await ask()
    await world.submit(linkIn(mailsToSignIn()[0]), {})
    await world.submit('/me/sign-out', {})
    await ask()
    expect(mailsToSignIn()).toHaveLength(2)
    expect((await world.submit(linkIn(mailsToSignIn()[1]), {})).headers.get('Location')).toBe('/me')
  })

  it('cannot be pressed by another site', async () => {
    await ask()
    const answer = await world.visit(linkIn(mailsToSignIn()[0]), {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(403)
    expect(await isOut()).toBe(true)
  })
})

describe('where an invitation is needed', () => {
  beforeEach(() => start({ INVITE_CODE: 'run-gently' }))

  const callback = async (path: string) => {
    const away = await world.visit(path)
    const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
    const scope = 'read,activity:read,activity:read_all'
    const code = world.strava.authorize(ATHLETE, scope.split(','))
    return world.visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`)
  }
  const invitation = async (invite: string) => {
    const { html } = await answerTo(world, '/connect/strava', { invite })
    return html.match(/\/connect\/strava\?invite=[^"]+/)?.[0] ?? null
  }

  it('asks a stranger for the code before they leave', async () => {
    expect(await (await world.visit('/connect/strava')).text()).toContain('Invitation code')
    expect(await invitation('guessed')).toBeNull()
    const way = await invitation('run-gently')
    expect((await callback(way ?? '')).headers.get('Location')).toBe('/me')
  })

  it('refuses on the way back a stranger who said they had been here, and keeps nothing', async () => {
    expect((await callback('/connect/strava?back=yes')).status).toBe(403)
    expect(await stored.count('connection')).toBe(0)
    expect(world.strava.scopesOf(ATHLETE)).toBeNull()
  })

  it('lets somebody come back without the code', async () => {
    await callback((await invitation('run-gently')) ?? '')
    await world.submit('/me/sign-out', {})
    expect((await callback('/connect/strava?back=yes')).headers.get('Location')).toBe('/me')
  })

  it('takes a proof for ten minutes and no forged one', async () => {
    const way = (await invitation('run-gently')) ?? ''
    expect(await (await world.visit(way.replace('invite=', 'invite=9'))).text()).toContain('Invitation code')
    await world.pass(11)
    expect(await (await world.visit(way)).text()).toContain('Invitation code')
  })
})

describe('an app that the source lets nobody new into', () => {
  it('says so, and that it is not the runner’s doing', async () => {
    await start()
    world.strava.faults.push({ on: 'token', times: 1, answer: 'too-many-athletes' })
    const back = await world.connect({ sync: false })
    expect(back.status).toBe(503)
    expect(await back.text()).toContain('No more runners for now')
  })
})

describe('a session', () => {
  const DAYS = 86_400_000
  beforeEach(async () => {
    await start()
    await world.connect({ sync: false })
  })
  const renewed = async (path: string) =>
    (await world.visit(path)).headers.getSetCookie().some((cookie) => cookie.includes('legwork_session='))

  it('lasts for whoever comes every week', async () => {
    for (let week = 0; week < 20; week++) {
      world.jump(7 * DAYS)
      expect(await isOut(), `week ${week}`).toBe(false)
    }
  })

  it('is renewed in its second half alone, and by a look at a page', async () => {
    world.jump(29 * DAYS)
    expect(await renewed('/me/settings')).toBe(false)
    world.jump(2 * DAYS)
    expect(await renewed('/me/settings')).toBe(true)
    expect(await renewed('/me/settings')).toBe(false)
  })

  it('ends 60 days after it was last renewed', async () => {
    world.jump(31 * DAYS)
    expect(await isOut()).toBe(false)
    world.jump(61 * DAYS)
    expect(await isOut()).toBe(true)
    expect(await renewed('/me/settings')).toBe(false)
  })

  it('is not brought back by a renewal once it was ended everywhere', async () => {
    world.jump(31 * DAYS)
    await stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
    expect(await renewed('/me')).toBe(false)
    expect(await isOut()).toBe(true)
  })

  it('is renewed with the same flags', async () => {
    world.jump(31 * DAYS)
    const [cookie = ''] = (await world.visit('/me')).headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-legwork_session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })
})

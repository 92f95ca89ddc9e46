/** How a form is answered: always by a page that says so, with everything as it was filled in. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE } from '../../installation.ts'
import { wanted } from '../../wanted.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, connectAs, type World } from '../world.ts'
import { answerTo, arrive } from './answered.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
})

/** The one element of a page with these attributes. */
const element = (html: string, ...having: string[]) =>
  [...html.matchAll(/<[a-z][^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => having.every((each) => tag.includes(each)))

describe('a form that was refused', () => {
  const refused = () =>
    answerTo(
      world,
      '/me/races',
      { date: '2031-01-01', distanceMeters: '10000', other: '12,5', goal: 'yes' },
      '/me/settings',
    )

  it('leads back to its page, which says so on top, in its title, and beside the field', async () => {
    const { to, status, title, problems, html } = await refused()
    expect(to).toBe('/me/settings#problem')
    expect(status).toBe(200)
    expect(title).toBe('Problem: Settings · Legwork')
    expect(problems).toEqual(['Choose a day within two years of today.'])
    expect(element(html, 'id="problem"')).toEqual([
      '<div id="problem" class="problem" role="alert" tabindex="-1">',
    ])
    expect(html.indexOf('id="problem"')).toBeLessThan(html.indexOf('<h1'))
    expect(html).toContain('<a href="#race-date">')
    const [field = ''] = element(html, 'id="race-date"')
    expect(field).toContain('aria-invalid="true"')
    const beside = field.match(/aria-describedby="([^"]+)"/)?.[1]
    expect(html).toContain(`<p class="wrong" id="${beside}">Choose a day within two years of today.</p>`)
  })

  it('is as it was filled in', async () => {
    const { html } = await refused()
    expect(element(html, 'id="race-date"')[0]).toContain('value="2031-01-01"')
    expect(element(html, 'id="race-other"')[0]).toContain('value="12,5"')
    expect(element(html, '<option', 'value="10000"')[0]).toContain('selected')
    expect(element(html, 'name="goal"')[0]).toContain('checked')
    const unticked = await answerTo(world, '/me/races', { date: '2031-01-01', distanceMeters: '5000' })
    expect(element(unticked.html, 'name="goal"')[0]).not.toContain('checked')
    expect(element(unticked.html, 'name="goal"')).toHaveLength(1)
  })

  it('says so once: the page that is loaded again is as it was', async () => {
    await refused()
    const { title, problems, html } = await arrive(world, '/me/settings')
    expect(title).toBe('Settings · Legwork')
    expect(problems).toEqual([])
    expect(element(html, 'id="race-date"')[0]).not.toContain('2031')
  })

  it('waits for its own page, and says nothing on another', async () => {
    await world.submit('/me/races', { date: '2031-01-01', distanceMeters: '10000' })
    expect((await arrive(world, '/me/massage')).problems).toEqual([])
    expect((await arrive(world, '/me/settings')).problems).toHaveLength(1)
  })

  it('is as it was filled in where its fields stand outside of it', async () => {
    const { id } = await stored.contact()
    const sent = {
      timeZone: 'Atlantis',
      units: 'mi',
      hardDays: '3',
      tightness: '',
      ...wanted(id, 'massage'),
    }
    const { problems, html } = await answerTo(world, '/me/settings', sent, '/me/settings')
    expect(problems).toEqual(['Please give a time zone such as Europe/Berlin.'])
    expect(element(html, 'id="timeZone"')[0]).toMatch(
      /aria-invalid="true".*value="Atlantis"|value="Atlantis".*aria-invalid="true"/,
    )
    expect(element(html, '<option', 'value="mi"', 'selected')).toHaveLength(1)
    expect(element(html, 'name="hardDays"', 'value="3"')[0]).toContain('checked')
    expect(element(html, `name="wants-${id}-massage"`)[0]).toContain('checked')
    expect(element(html, `name="wants-${id}-recovery"`)[0]).not.toContain('checked')
    expect(await stored.contact()).toMatchObject({ recovery: 1, massage: 0 })
    const { saved } = await answerTo(
      world,
      '/me/settings',
      { ...sent, timeZone: 'Europe/Berlin' },
      '/me/settings',
    )
    expect(saved).toContain('massage messages to runner@mail.example')
    expect(await stored.contact()).toMatchObject({ recovery: 0, massage: 1 })
  })

  it('says to the script that counts changes what is saved, where something else is filled in', async () => {
    const sent = { timeZone: 'Atlantis', units: 'mi', hardDays: '3' }
    const { html } = await answerTo(world, '/me/settings', sent, '/me/settings')
    expect(element(html, 'id="timeZone"')[0]).toContain('data-saved="America/')
    expect(element(html, '<option', 'value="mi"')[0]).toContain('data-saved="no"')
    expect(element(html, '<option', 'value="km"')[0]).toContain('data-saved="yes"')
    expect(element(html, 'name="hardDays"', 'value="3"')[0]).toContain('data-saved="no"')
    expect(element(html, 'name="hardDays"', 'value="4"')[0]).not.toContain('data-saved')
    expect(element((await arrive(world, '/me/settings')).html, 'data-saved')).toEqual([])
  })

  it('is told in the units the runner counts in', async () => {
    const words = async (form: string, sent: Record<string, string>, page: string) =>
      (await answerTo(world, form, sent, page)).problems
    for (const [units, range] of [
      ['km', 'from 1 to 500 km'],
      ['mi', 'from 1 to 310 mi'],
    ] as const) {
      await stored.run(`UPDATE runner SET units = '${units}'`)
      const race = { date: '2026-06-14', distanceMeters: '21097', other: '' }
      for (const other of ['far', '0.2', '501'])
        expect(await words('/me/races', { ...race, other }, '/me/settings')).toEqual([
          `Give a distance ${range}, for example 15 or 12.5.`,
        ])
      expect(await words('/me/races', { ...race, distanceMeters: '7' }, '/me/settings')).toEqual([
        `Choose a distance ${range}.`,
      ])
      for (const distance of ['far', '0.2', '501'])
        expect((await words('/me/planned-runs', { date: '2026-03-20', distance }, '/me'))[0]).toContain(range)
      expect(await words('/me/massage/race', { date: '2026-03-01', meters: '7' }, '/me')).toEqual([
        `Give a distance ${range}.`,
      ])
    }
  })

  it('opens what hides it', async () => {
    const sent = { date: '2026-03-20', distance: 'far' }
    const { html, problems } = await answerTo(world, '/me/planned-runs', sent, '/me')
    expect(problems).toEqual(['Give a distance from 1 to 500 km, for example 30 or 32.5.'])
    const before = html.slice(0, html.indexOf('id="planned-distance"'))
    expect(before.slice(before.lastIndexOf('<details'))).toMatch(/^<details open/)
    expect(element(html, 'id="planned-distance"')[0]).toContain('value="far"')
  })

  it('is found among its like: the number is not written into the field of the mailbox', async () => {
    const { html, problems } = await answerTo(world, '/me/contacts', { channel: 'sms', address: 'no number' })
    expect(problems).toHaveLength(1)
    expect(html).toContain('<a href="#number">')
    expect(element(html, 'id="number"')[0]).toContain('value="no number"')
    expect(element(html, 'id="address"')[0]).not.toContain('no number')
  })

  it('says of a choice what is wrong below its question, and of a box below its words', async () => {
    const massage = await answerTo(world, '/me/massage/sore', { date: '2026-03-10', area: 'calves' })
    expect(massage.problems).toEqual(['Choose how sore it is.'])
    expect(massage.html).toMatch(
      /<fieldset[^>]*role="radiogroup"[^>]*>.{0,60}<legend>How sore<\/legend><p class="wrong"/s,
    )
    const number = await answerTo(world, '/me/contacts', { channel: 'sms', address: '+15055550123' })
    expect(element(number.html, 'name="agreed"')[0]).toContain('aria-invalid="true"')
    expect(number.html).toMatch(/<\/label><p class="wrong" id="problem-1">Text messages are sent only/)
  })

  it.each([
    ['/me/races', { distanceMeters: '21097' }, 'Not saved yet'],
    ['/me/contacts', { channel: 'email', address: 'nobody' }, 'Not saved yet'],
    ['/sign-in', { address: 'nobody' }, 'That did not work'],
    ['/sign-in', { address: 'x'.repeat(1_001) }, 'That did not work'],
  ])('says that nothing is saved where something would have been: %s', async (to, sent, heading) => {
    const { html, problems } = await answerTo(world, to, sent)
    expect(/<strong>(.*?)<\/strong>/.exec(html)?.[1]).toBe(heading)
    expect(problems).toHaveLength(1)
  })

  it('takes nothing for another that was too long, or came twice', async () => {
    const long = await answerTo(world, '/me/contacts', { channel: 'email', address: 'x'.repeat(1_001) })
    expect(long.problems).toEqual(['Please give at most 1,000 characters.'])
    const twice = await answerTo(world, '/me/contacts', { channel: 'email', address: ['a@b.example', 'c'] })
    expect(twice.problems).toEqual(['Please give one answer, in words.'])
    const mixed = { url: 'https://hooks.example/a', types: ['nudge.sent', 'nonsense'], agreed: 'yes' }
    expect((await answerTo(world, '/me/webhooks', mixed, '/me/webhooks')).problems).toEqual([
      'Choose at least one of what is to be sent.',
    ])
    expect(await stored.count('endpoint')).toBe(0)
  })

  it('gives back what somebody typed as words, whatever they are', async () => {
    const address = '"><script>alert(1)</script>&amp;\u{1F3C3}'
    const { html } = await answerTo(world, '/me/contacts', { channel: 'email', address })
    const value = html.match(/<input id="address".*? value="([^"]*)"/s)?.[1]
    expect(value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(address)
  })

  it('fits into a cookie whatever was typed, and says what does not', async () => {
    const name = 'n'.repeat(4_000)
    const { html, problems } = await answerTo(world, '/me/tokens', { name, access: 'read-and-write' })
    expect(problems).toEqual(['Give it a name of 1 to 60 characters.'])
    expect(html).toContain('Too long to be filled in again for you: name.')
    expect(element(html, '<option', 'value="read-and-write"')[0]).toContain('selected')
    const cookie = (await world.submit('/me/tokens', { name })).headers.get('Set-Cookie') ?? ''
    expect(cookie.length).toBeLessThan(4_096)
  })

  it('shows nothing of it to whoever signs in next on this device', async () => {
    await world.submit('/me/races', { date: '2031-01-01', distanceMeters: '10000' })
    const held = await world.submit('/me/races', { date: '2031-01-01', distanceMeters: '10000' })
    const flash = held.headers.get('Set-Cookie')?.match(/^[^;]+/)?.[0] ?? ''
    const page = await world.visit('/sign-in', { headers: { Cookie: flash } })
    expect(await page.text()).not.toContain('2031')
  })
})

describe('a form that was saved', () => {
  it('leads to its page, which says what was saved where it stands', async () => {
    const { to, saved, html, title } = await answerTo(
      world,
      '/me/settings',
      { longRunDay: '0', units: 'km' },
      '/me/settings',
    )
    expect(to).toBe('/me/settings#saved')
    expect(saved).toBe('Saved: long run on Sunday.')
    expect(title).toBe('Settings · Legwork')
    expect(html).toMatch(/<main[^>]*><p id="saved" class="saved" role="status" tabindex="-1">/)
    expect((await arrive(world, '/me/settings')).saved).toBeNull()
  })

  it('leads to the page it was sent from, whichever that is', async () => {
    const answer = await answerTo(world, '/me/massage/done', { date: '2026-03-08' }, '/me')
    expect([answer.to, answer.saved]).toEqual(['/me#saved', 'Noted: you had a massage on Sunday.'])
    const elsewhere = await answerTo(world, '/me/massage/done', { date: '2026-03-08' })
    expect(elsewhere.to).toBe('/me/massage#saved')
  })

  it.each([
    'https://elsewhere.example/me',
    '//elsewhere.example/me',
    'https://legwork.example.elsewhere.example/',
    'null',
  ])('never leads to another site, whatever %s says it comes from', async (from) => {
    const sent = await world.visit('/me/legs', {
      method: 'POST',
      body: new URLSearchParams({ state: 'fine' }),
      headers: { Origin: BASE, Referer: from },
    })
    expect(sent.headers.get('Location')).toBe('/me#saved')
  })

  it('shows a token once, and not when the page is loaded again', async () => {
    const { html, saved } = await answerTo(world, '/me/tokens', { name: 'home server' }, '/me/tokens')
    expect(saved).toContain('home server')
    const [token = ''] = html.match(/legwork_[0-9a-f]{16}_[0-9a-f]+/) ?? []
    expect(token).not.toBe('')
    const list = await world.visit('/api/v1/weeks', {
      headers: { Authorization: `Bearer ${token}`, Cookie: '' },
    })
    expect(list.status).toBe(200)
    expect((await arrive(world, '/me/tokens')).html).not.toContain(token)
  })
})

describe('a form that was sent after the session had ended', () => {
  const race = { date: '2026-06-14', distanceMeters: '21097', other: '', goal: 'yes' }
  const ended = () => stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
  const rows = () => stored.count('race')

  it('is kept, and comes back filled and not sent to whoever signs in', async () => {
    await ended()
    const asked = await answerTo(world, '/me/races', race, '/me/settings?preview=careful')
    expect(asked.to).toBe('/sign-in')
    expect(asked.html).toContain('It is kept for 20 minutes')
    const back = await world.connect()
    expect(back.headers.get('Location')).toBe('/me/settings?preview=careful#problem')
    const { html } = await arrive(world, '/me/settings?preview=careful')
    expect(html).toContain('Not sent yet.')
    expect(element(html, 'id="race-date"')[0]).toContain('value="2026-06-14"')
    expect(element(html, '<option', 'value="21097"')[0]).toContain('selected')
    expect(await rows()).toBe(0)
    expect((await arrive(world, '/me/settings')).html).not.toContain('Not sent yet.')
  })

  it('waits while other pages are looked at', async () => {
    await ended()
    await answerTo(world, '/me/races', race, '/me/settings')
    const looked = await arrive(world, '/me/massage')
    expect([looked.to, looked.html]).toEqual([
      '/sign-in',
      expect.stringContaining('It is kept for 20 minutes'),
    ])
    await world.connect()
    const { html } = await arrive(world, '/me/settings')
    expect(element(html, 'id="race-date"')[0]).toContain('value="2026-06-14"')
  })

  it('names what was too long to be kept', async () => {
    await ended()
    await answerTo(world, '/me/races', { ...race, other: '1'.repeat(4_000) }, '/me/settings')
    await world.connect()
    const { html } = await arrive(world, '/me/settings')
    expect(html).toContain('Too long to be filled in again for you: other.')
    expect(element(html, 'id="race-date"')[0]).toContain('value="2026-06-14"')
  })

  it('comes back by a link in a mail, too', async () => {
    await ended()
    await answerTo(world, '/me/races', race, '/me/settings')
    await world.submit('/sign-in', { address: 'runner@mail.example' })
    await world.work()
    const link = world.resend.mails.at(-1)?.text?.match(/https:\/\/[^/]+(\/sign-in\/\S+)/)?.[1] ?? ''
    expect((await answerTo(world, link)).to).toBe('/me/settings#problem')
  })

  it('is given back to nobody else', async () => {
    await ended()
    await answerTo(world, '/me/races', race, '/me/settings')
    world.strava.addAthlete({ ...simulatedRunner(world.now()), id: 90_000_002 })
    await connectAs(world, 90_000_002)
    expect((await arrive(world, '/me/settings')).html).not.toContain('2026-06-14')
  })

  const DAYS = 86_400_000
  /** What can have become of a session: what is said, how long the form is kept, and for whom. */
  const ENDS = [
    ['ended in another browser', ended, 'You were signed out in the meantime. ', 20, 'them alone'],
    ['is over', async () => world.jump(61 * DAYS), 'on this device has expired. ', 20, 'them alone'],
    ['was over for weeks', async () => world.jump(110 * DAYS), 'has expired. ', 20, 'them alone'],
    ['is as old as its cookie', async () => world.jump(121 * DAYS), 'cookies may have been', 10, 'anybody'],
    ['lost its cookie', async () => world.clearCookies(), 'cookies may have been', 10, 'anybody'],
    [
      'was ended here',
      async () => void (await world.submit('/me/sign-out', {})),
      'had signed out',
      0,
      'nobody',
    ],
  ] as const

  describe.each(ENDS)('whose session %s', (_, ends, says, minutes, whom) => {
    const send = async () => {
      await ends()
      return answerTo(world, '/me/races', race, '/me/settings')
    }
    const isBack = async () => (await arrive(world, '/me/settings')).html.includes('2026-06-14')

    it('is told what is true, and how long it is kept', async () => {
      const { to, html } = await send()
      expect(to).toBe('/sign-in')
      expect(html).toContain(says)
      expect(html).toContain(minutes ? `It is kept for ${minutes} minutes` : 'was neither sent nor kept')
      expect(await rows()).toBe(0)
    })

    it(`comes back filled to ${whom}`, async () => {
      await send()
      await world.connect()
      expect(await isBack()).toBe(whom !== 'nobody')
      expect((await arrive(world, '/me/settings')).html).not.toContain('Not sent yet.')
    })

    it(`is given to somebody else only where it is kept for anybody`, async () => {
      await send()
      world.strava.addAthlete({ ...simulatedRunner(world.now()), id: 90_000_002 })
      await connectAs(world, 90_000_002)
      expect(await isBack()).toBe(whom === 'anybody')
    })

    it('is forgotten when its minutes are over', async () => {
      await send()
      world.jump((minutes + 1) * 60_000)
      await world.connect()
      expect(await isBack()).toBe(false)
    })
  })

  it('is forgotten after twenty minutes', async () => {
    await ended()
    await answerTo(world, '/me/races', race, '/me/settings')
    await world.pass(21)
    expect((await world.connect()).headers.get('Location')).toBe('/me')
  })
})

describe('a page that was asked for by somebody who is signed out', () => {
  beforeEach(() => world.submit('/me/sign-out', {}))

  it('is where signing in leads to', async () => {
    const asked = await arrive(world, '/me/massage?area=calves')
    expect(asked.to).toBe('/sign-in')
    expect(asked.html).toContain('the page you asked for opens')
    expect((await world.connect()).headers.get('Location')).toBe('/me/massage?area=calves')
    // once
    await world.submit('/me/sign-out', {})
    expect((await world.connect()).headers.get('Location')).toBe('/me')
  })

  it('is never one of another site', async () => {
    for (const path of [
      '/me//elsewhere.example',
      '/me/../../elsewhere.example',
      '/me/%5C%5Celsewhere.example',
      '/me/%2F%2Felsewhere.example',
    ]) {
      await world.visit(path)
      const back = new URL((await world.connect()).headers.get('Location') ?? '', BASE)
      expect(back.origin, path).toBe(BASE)
      await world.submit('/me/sign-out', {})
    }
  })

  it('is no file: whoever wanted one comes to the page it stands on', async () => {
    await world.visit('/me/export/runs.csv')
    expect((await world.connect()).headers.get('Location')).toBe('/me/settings')
  })
})

describe('before anything is erased', () => {
  const counted = async () => {
    const [runs, weeks] = [await stored.count('run'), await stored.count('weekly_mileage')]
    return { runs, weeks, nudges: await stored.count('nudge', 'findings IS NOT NULL') }
  }

  it('disconnecting says how much would go, and does nothing until it is pressed', async () => {
    const { runs, weeks, nudges } = await counted()
    expect(runs).toBeGreaterThan(20)
    const settings = await arrive(world, '/me/settings')
    const [, link = ''] = settings.html.match(/href="(\/me\/disconnect[^"]+)"/) ?? []
    const asked = await arrive(world, link)
    expect(asked.html).toContain(`${runs} runs, ${weeks} weeks, and the figures in ${nudges} nudge`)
    expect(element(asked.html, '<button', 'class="danger"')).toHaveLength(1)
    expect((await counted()).runs).toBe(runs)
    const done = await answerTo(world, '/me/disconnect', { connection: 'strava:90000001' })
    expect([done.to, done.saved]).toEqual(['/me/settings#saved', expect.stringContaining('Disconnected')])
    expect((await counted()).runs).toBe(0)
    expect((await arrive(world, link)).to).toBe('/me/settings#sources')
  })

  it('deleting says the same of everything, and afterwards what was erased', async () => {
    const { runs, weeks } = await counted()
    const asked = await arrive(world, '/me/delete')
    expect(asked.html).toContain(`<li>${runs} runs and ${weeks} weekly totals</li>`)
    expect(asked.html).toContain('<li>1 e-mail address or phone number</li>')
    const gone = await answerTo(world, '/me/delete', {}, '/me/delete')
    expect([gone.to, gone.title]).toEqual(['/gone', 'Your account is gone · Legwork'])
    expect(gone.html).toContain(`${runs} runs and ${weeks} weekly totals`)
    expect((await arrive(world, '/gone')).to).toBe('/')
  })
})

describe('erasing everything', () => {
  const press = (cookie: string) =>
    world.visit('/me/delete', {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie },
    })

  it('pressed twice leads to the page that says it is gone, and to no page for signing in', async () => {
    const back = await world.connect()
    const session = back.headers.get('Set-Cookie')?.match(/[^=;, ]*legwork_session=[^;]+/)?.[0] ?? ''
    expect(session).not.toBe('')
    const first = await press(session)
    const second = await press(session)
    expect([first, second].map(({ headers }) => headers.get('Location'))).toEqual(['/gone', '/gone'])
    expect(await arrive(world, '/gone')).toMatchObject({
      to: '/gone',
      title: 'Your account is gone · Legwork',
      html: expect.stringContaining('Everything that was yours here is erased.'),
    })
  })

  it('pressed twice at once never says that nothing was there', async () => {
    const back = await world.connect()
    const session = back.headers.get('Set-Cookie')?.match(/[^=;, ]*legwork_session=[^;]+/)?.[0] ?? ''
    for (const { headers } of await Promise.all([press(session), press(session)])) {
      const flash = headers.getSetCookie().find((each) => each.includes('legwork_flash')) ?? ''
      const page = await world.visit('/gone', { headers: { Cookie: flash.replace(/;.*/, '') } })
      const html = await page.text()
      expect(html).toContain('rased')
      expect(html).not.toContain('0 runs and 0 weekly totals')
    }
  })

  it('asks whoever is signed out everywhere to sign in first: theirs is still here', async () => {
    await stored.run('UPDATE runner SET session_epoch = session_epoch + 1')
    expect((await world.submit('/me/delete', {})).headers.get('Location')).toBe('/sign-in')
    expect(await stored.count('runner')).toBe(1)
  })
})

describe('when something breaks', () => {
  it('nothing that was filled in is lost: it is there when the page is', async () => {
    await stored.run('ALTER TABLE legs RENAME TO legs_away')
    const broken = await world.submit('/me/legs', { state: 'sore', area: 'shin', strength: 'mild' })
    await stored.run('ALTER TABLE legs_away RENAME TO legs')
    expect(broken.headers.get('Location')).toBe('/me#problem')
    const { problems, html } = await arrive(world, '/me')
    expect(problems).toEqual([
      'Something went wrong here. We have a record of it. Please try again in a minute.',
    ])
    expect(element(html, '<input', 'value="shin"', 'checked')).toHaveLength(1)
  })
})

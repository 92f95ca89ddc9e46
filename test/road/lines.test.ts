import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it, vi } from 'vitest'
import { faultOf } from '../../src/log.ts'
import { settings } from '../installation.ts'
import { keptSecret } from './kept-secret.ts'
import { givenAway, listen } from './log-lines.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER } from './world.ts'

describe('the search around every test', () => {
  it('finds what is planted in a line, of each kind', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
    const athlete = world.strava.athletes[0]
    const [link = ''] = world.resend.mails[0]?.text?.match(/https:\S+\/verify\/\S+/) ?? []
    const planted = [
      ...[
        settings.LEGWORK_SECRET,
        settings.TWILIO_AUTH_TOKEN,
        settings.WEBHOOK_SECRET,
        settings.RESEND_API_KEY,
      ],
      ...['runner@mail.example', NUMBER, String(ATHLETE), `${athlete?.firstname} ${athlete?.lastname}`],
      ...[
        `strava:${athlete?.activities[0]?.id}`,
        String(athlete?.activities[0]?.id),
        link,
        link.split('/').at(-1) ?? '',
      ],
      ...[
        world.resend.mails[0]?.subject ?? '',
        world.twilio.texts[0]?.body ?? '',
        'Bearer x',
        `legwork_${'a'.repeat(32)}`,
      ],
    ]
    for (const secret of planted) {
      expect(secret.length, secret).toBeGreaterThan(4)
      const line = JSON.stringify({ event: 'job', kind: 'sync', of: secret })
      expect(givenAway([line], keptSecret.all()), secret).not.toEqual([])
    }
    expect(givenAway(['{"event":"job","kind":"sync","outcome":"ack"}'], keptSecret.all())).toEqual([])
  })

  it('hears every way of saying something', () => {
    const heard = listen({ quiet: true })
    for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) console[way](way, 1)
    heard.stop()
    expect([...heard.lines]).toEqual(['log 1', 'info 1', 'warn 1', 'error 1', 'debug 1'])
  })
})

const no = (message: string) => {
  throw new TypeError(message)
}

describe('our own log lines', () => {
  it('leave out what a failed statement was given, which the database layer puts into its message', () => {
    const engine = new Error('D1_ERROR: no such table: contact')
    const layer = new DrizzleQueryError('SELECT 1 WHERE address = ?', ['runner@mail.example'], engine)
    expect(layer.message).toContain('runner@mail.example')
    expect(faultOf(layer)).toBe('Error: D1_ERROR: no such table: contact')
    expect(faultOf(new DrizzleQueryError('SELECT ?', ['runner@mail.example']))).not.toContain('runner@')
  })

  it.each([
    ['an address', () => new Request('/push_subscriptions?client_secret=the-key')],
    ['an address with a name in it', () => no('cannot fetch https://me:the-key@legwork.example/?a=the-key')],
    ['a header', () => new Headers({ Authorization: 'Bearer the-key\nb' })],
    ['a file', () => JSON.parse('{"STRAVA_CLIENT_SECRET": the-key}')],
    ['a text', () => JSON.parse('the-key')],
  ])('leave out the keys in %s that cannot be read', (_, read) => {
    let fault = ''
    try {
      read()
    } catch (error) {
      fault = faultOf(error)
    }
    expect(fault).toContain('Error: ')
    expect(fault).not.toContain('the-key')
  })

  it('say what broke and for nobody whom: no address, no id, no token', async () => {
    const world = await aRunnersWorld()
    const said: string[] = []
    const listen = (line: unknown) => void said.push(String(line))
    for (const way of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, way).mockImplementation(listen)
    for (const table of ['contact', 'run']) await stored.breakTable(table)
    const answer = await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.work()
    vi.restoreAllMocks()
    for (const table of ['contact', 'run']) await stored.mendTable(table)
    // a form is answered by the page it stands on
    const page = await world.visit(answer.headers.get('Location') ?? '')
    expect(await page.text()).toContain('Something went wrong here')
    const lines = said.join('\n')
    expect(lines).toContain('no such table')
    expect(lines).toContain('"event":"crash"')
    expect(lines).not.toContain('runner@mail.example')
    expect(lines).not.toContain(String(ATHLETE))
    expect(said.every((line) => line.startsWith('{"event":'))).toBe(true)
  })
})

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { weakSecrets } from '../../src/settings/checks.ts'
import { SETTING_NAMES, SETTINGS } from '../../src/settings/described.ts'
import { namesGiven, readSettings, strangersIn, textOf, wrongWith } from '../../src/settings/read.ts'
import { shapes } from '../../src/settings/shapes.ts'

const WHOLE = {
  BASE_URL: 'https://legwork.example',
  LEGWORK_SECRET: 'a-master-secret-for-tests',
  WEBHOOK_SECRET: 'webhook-path-for-tests',
  OPERATOR_TOKEN: 'operator-token-for-tests',
  OPERATOR_NAME: 'A running club',
  OPERATOR_EMAIL: 'club@legwork.example',
  OPERATOR_ADDRESS: '1 Track Lane, Albuquerque',
  STRAVA_CLIENT_ID: '4711',
  STRAVA_CLIENT_SECRET: 'client-secret',
  RESEND_API_KEY: 're_key',
  EMAIL_FROM: 'nudges@legwork.example',
}

const read = (over: Record<string, unknown> = {}) => readSettings({ ...WHOLE, ...over })
const lines = (over: Record<string, unknown>) => {
  const settings = read(over)
  return settings.ok ? [] : settings.error.map(({ says }) => says)
}
const settingsOf = (over: Record<string, unknown>) => {
  const settings = read(over)
  if (!settings.ok) throw new Error(settings.error.map(({ says }) => says).join(' '))
  return settings.value
}

it('a token is any text that a header takes', () => {
  expect(wrongWith('OPERATOR_TOKEN', 'Tr0ub4dor&3!correct-horse$')).toBeNull()
})

describe('a setting that is wrong', () => {
  it.each([
    ['BASE_URL', 'tracklane.example', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'http://legwork.example', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'https://legwork.example/legwork', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'https://legwork.example?x=1', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'https://legwork.example/?', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'https://me:secret@legwork.example', 'BASE_URL should be https:// and a host alone'],
    ['BASE_URL', 'ftp://localhost', 'BASE_URL should be https:// and a host alone'],
    ['LEGWORK_SECRET', 'short', 'LEGWORK_SECRET should be at least 16 characters'],
    [
      'WEBHOOK_SECRET',
      'a secret with spaces and/slashes',
      'WEBHOOK_SECRET should be letters, digits, - and _',
    ],
    ['WEBHOOK_SECRET', 'what?is=this#all-about', 'WEBHOOK_SECRET should be letters, digits, - and _'],
    ['WEBHOOK_SECRET', 'short', 'WEBHOOK_SECRET should be at least 16'],
    ['OPERATOR_TOKEN', 'not-that-long', 'OPERATOR_TOKEN should be at least 20 characters'],
    [
      'OPERATOR_TOKEN',
      'a token made of several words',
      'OPERATOR_TOKEN should be letters from a to z, digits',
    ],
    ['OPERATOR_TOKEN', 'ein-schlüssel-für-uns-alle', 'OPERATOR_TOKEN should be letters from a to z, digits'],
    ['LEGWORK_SECRET', ', ,,,,,,,,,,,,,,,,', 'LEGWORK_SECRET should be at least 16 characters'],
    ['RESEND_API_KEY', 're_ключ-от-почты', 'RESEND_API_KEY should be as Resend shows it'],
    ['OPERATOR_EMAIL', 'club', 'OPERATOR_EMAIL should be an e-mail address'],
    ['STRAVA_CLIENT_ID', 'my app', 'STRAVA_CLIENT_ID should be digits'],
    ['STRAVA_CLIENT_SECRET', 'two words', 'STRAVA_CLIENT_SECRET should be as Strava shows'],
    ['STRAVA_SUBSCRIPTION_ID', 'all', 'STRAVA_SUBSCRIPTION_ID should be digits'],
    ['EMAIL_FROM', 'nudges', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'Legwork', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'club@tracklane', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'Legwork <club@example.org', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'Legwork club@example.org', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'a@example.org, b@example.org', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_FROM', 'Legwork <a@example.org>\r\nBcc: b@example.org', 'EMAIL_FROM should be a mailbox such as'],
    ['EMAIL_PROVIDER', 'pigeon', 'EMAIL_PROVIDER should be cloudflare or resend'],
    ['RESEND_API_KEY', 'sk_key', 'RESEND_API_KEY should be as Resend shows it once'],
    ['RESEND_WEBHOOK_SECRET', 'whsec_', 'RESEND_WEBHOOK_SECRET should be as Resend shows it'],
    ['SMS_MONTHLY_LIMIT', 'many', 'SMS_MONTHLY_LIMIT should be a whole number'],
    ['INVITE_CODE', 'short', 'INVITE_CODE should be at least 8 characters'],
    ['BOOKING_URL', 'book.example', 'BOOKING_URL should be an address that begins with https://'],
    ['HEARTBEAT_URL', 'soon', 'HEARTBEAT_URL should be an address that begins with https://'],
    ['OPEN_DAYS', 'weekdays', 'OPEN_DAYS should be days such as'],
    ['ACCENT_COLOR', 'green', 'ACCENT_COLOR should be a colour such as'],
    ['QUIET_HOURS', '9pm-8am', 'QUIET_HOURS should be hours such as'],
    ['STRAVA_CACHE_DAYS', '-1', 'STRAVA_CACHE_DAYS should be not negative'],
    ['STRAVA_API_URL', 'strava', 'STRAVA_API_URL should be an address'],
  ])('%s=%j is named, with what it should be', (name, value, says) => {
    const found = lines({ [name]: value })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(says)
    // a secret that was pasted into the wrong field is shown to nobody
    if (value.length > 10) expect(found[0]).not.toContain(value)
  })

  it.each([
    ['TWILIO_ACCOUNT_SID', 'SK123', 'it begins with AC'],
    ['TWILIO_FROM', '5055550123456', 'a number with its country'],
    ['TWILIO_FROM', 'Legwork', 'a number with its country'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'AC123', 'it begins with MG'],
  ])('%s=%j is named among whole settings of Twilio', (name, value, says) => {
    const twilio = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token', TWILIO_FROM: '+15055550123' }
    expect(lines({ ...twilio, [name]: value })).toEqual([expect.stringContaining(says)])
  })

  it.each(SETTING_NAMES.filter((name) => SETTINGS[name].need !== 'outside'))(
    '%s: what it looks like is not refused where that is an example',
    (name) => {
      const { looks } = SETTINGS[name]
      // some are described in words
      if (/ |…|^a /.test(looks) && !/^(Legwork|Track|1 Track)/.test(looks)) return
      expect(shapes[name].safeParse(looks).success).toBe(true)
    },
  )
})

describe('a setting that is right', () => {
  it.each([
    ['https://legwork.example/', 'https://legwork.example'],
    ['https://Legwork.Example', 'https://legwork.example'],
    ['https://legwork.example:8443', 'https://legwork.example:8443'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['  https://legwork.example\n', 'https://legwork.example'],
  ])('BASE_URL=%j is taken as browsers write it', (given, expected) => {
    expect(settingsOf({ BASE_URL: given }).BASE_URL).toBe(expected)
  })

  it.each(['nudges@example.org', 'Legwork <nudges@example.org>', 'Run & Rest, Ltd. <n@mail.example.org>'])(
    'EMAIL_FROM=%j is a mailbox',
    (from) => {
      expect(settingsOf({ EMAIL_FROM: from }).EMAIL_FROM).toBe(from)
    },
  )

  it('is read past a comma that was left behind, in the master secret', () => {
    const one = ['the-new-secret-is-long']
    for (const given of ['the-new-secret-is-long,', ', the-new-secret-is-long , ']) {
      expect(settingsOf({ LEGWORK_SECRET: given }).LEGWORK_SECRET).toEqual(one)
    }
  })

  it.each(SETTING_NAMES)('%s is the same text wherever it is read', (name) => {
    const { looks } = SETTINGS[name]
    const [given, plain] = [textOf(name, ` ${looks}\n`), textOf(name, looks)]
    expect(given).toBe(plain)
    expect(textOf(name, given)).toBe(given)
    expect(shapes[name].safeParse(given)).toEqual(shapes[name].safeParse(looks))
    expect(wrongWith(name, ` ${looks}\n`)).toBe(wrongWith(name, looks))
  })

  it('is read without the line break that came along when it was pasted', () => {
    const { LEGWORK_SECRET, STRAVA_CLIENT_SECRET } = settingsOf({
      LEGWORK_SECRET: 'the-new-secret-is-long,the-old-one-is-as-well\n',
      STRAVA_CLIENT_SECRET: ' client-secret ',
    })
    expect(LEGWORK_SECRET).toEqual(['the-new-secret-is-long', 'the-old-one-is-as-well'])
    expect(STRAVA_CLIENT_SECRET).toBe('client-secret')
  })
})

describe('half a set', () => {
  it.each([
    [{ GARMIN_CLIENT_ID: 'id' }, ['GARMIN_CLIENT_SECRET']],
    [{ GARMIN_CLIENT_SECRET: 'secret' }, ['GARMIN_CLIENT_ID']],
    [{ TWILIO_AUTH_TOKEN: 'token' }, ['TWILIO_ACCOUNT_SID', 'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID']],
    [{ TWILIO_FROM: '+15055550123' }, ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN']],
    [{ TWILIO_MESSAGING_SERVICE_SID: 'MG1', TWILIO_ACCOUNT_SID: 'AC1' }, ['TWILIO_AUTH_TOKEN']],
    [{ RESEND_API_KEY: '' }, ['RESEND_API_KEY']],
    [{ EMAIL_PROVIDER: 'cloudflare', RESEND_API_KEY: '' }, ['EMAIL']],
    [{ BASE_URL: '', OPERATOR_TOKEN: '' }, ['OPERATOR_TOKEN']],
  ])('of %j names the other half', (over, missing) => {
    expect(lines(over).map((line) => line.split(' is missing')[0])).toEqual(missing)
  })

  it('is whole with its other half, and where nothing of it is there', () => {
    expect(lines({ GARMIN_CLIENT_ID: 'id', GARMIN_CLIENT_SECRET: 'secret' })).toEqual([])
    expect(lines({ EMAIL_PROVIDER: 'cloudflare', EMAIL: { send() {} }, RESEND_API_KEY: '' })).toEqual([])
    expect(lines({ OPERATOR_TOKEN: '' })).toEqual([])
    expect(lines({ BASE_URL: '' })).toEqual([])
  })
})

describe('what was given', () => {
  it('is all named that is missing or wrong, each once', () => {
    expect(lines({ OPERATOR_NAME: ' ', EMAIL_PROVIDER: 'pigeon', RESEND_API_KEY: 'key' })).toEqual([
      'OPERATOR_NAME is missing: the name of whoever runs this, such as Track Lane Runners.',
      'EMAIL_PROVIDER should be cloudflare or resend.',
      'RESEND_API_KEY should be as Resend shows it once: it begins with re_.',
    ])
  })

  it.each(SETTING_NAMES)('%s says how it looks where nothing, or no text, was given', (name) => {
    const looks = wrongWith(name, '')?.replace(`${name} should be `, '')
    const isNeeded = !shapes[name].safeParse(undefined).success
    const missing = [{ name, says: `${name} is missing: ${looks}` }]
    if (isNeeded) expect(read({ [name]: ' ' })).toEqual({ ok: false, error: missing })
    const strange = lines({ [name]: {} })
    expect(strange[0]).toBe(`${name} should be ${looks ?? 'a whole number.'}`)
    expect(strange[0]).not.toMatch(/some text|expected|invalid/i)
  })

  it('under a name that is no setting is told apart from what the platform binds', () => {
    const given = { ...WHOLE, DB: {}, STRAVA_CLIENT_SECERT: 'x', EMPTY: '' }
    expect(strangersIn(given)).toEqual(['STRAVA_CLIENT_SECERT'])
    expect(namesGiven(given)).toEqual(new Set(Object.keys(WHOLE)))
  })

  it('out of the examples is good for this machine alone', () => {
    const settings = {
      LEGWORK_SECRET: ['local-secret-for-development-only'],
      WEBHOOK_SECRET: 'local-webhook-path',
      OPERATOR_TOKEN: 'local-operator-token',
    }
    const named = (url: string | null) => weakSecrets(settings, url).map(({ name }) => name)
    expect(named('https://legwork.example')).toEqual(Object.keys(settings))
    expect(named(null)).toEqual(Object.keys(settings))
    expect(named('http://localhost:8787')).toEqual([])
  })
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const file = (name: string) => readFileSync(root + name, 'utf8')

describe('every setting', () => {
  it('stands in the list of what each is', () => {
    expect(new Set(SETTING_NAMES)).toEqual(new Set(Object.keys(shapes)))
  })

  it('stands in README’s table, in the words of the list', () => {
    const rows = file('README.md').split('\n')
    const missing = SETTING_NAMES.filter((name) => SETTINGS[name].need !== 'outside').filter((name) => {
      const { what, need } = SETTINGS[name]
      return !rows.includes(`| \`${name}\` | ${need} | ${what} |`)
    })
    expect(missing).toEqual([])
    const named = rows.flatMap(
      (row) => /^\| `([A-Z_]+)` \| (?:made|required|optional|default)/.exec(row)?.[1] ?? [],
    )
    expect(named).toEqual(SETTING_NAMES.filter((name) => SETTINGS[name].need !== 'outside'))
  })

  it('stands in .dev.vars.example: bare where it is asked for, as a comment where it need not be', () => {
    const lines = file('.dev.vars.example')
      .split('\n')
      .filter((line) => /^(?:# )?[A-Z_]+=/.test(line))
    const expected = SETTING_NAMES.filter((name) => SETTINGS[name].need !== 'outside').map((name) => {
      const { need, looks } = SETTINGS[name]
      if (need === 'made' || need === 'required') return `${name}=`
      return need === 'default' ? `# ${name}=${looks}` : `# ${name}=`
    })
    expect(lines).toEqual(expected)
  })

  it('that has to be set is described where the deploy button reads it, in the words of the list', () => {
    const { bindings } = JSON.parse(file('package.json')).cloudflare
    const { DB, EVENTS, DELIVERIES, ...settings } = bindings
    // what wrangler.toml binds is made by the button itself
    for (const name of ['DB', 'EVENTS', 'DELIVERIES']) {
      expect(file('wrangler.toml')).toContain(`binding = "${name}"`)
    }
    for (const { description } of [DB, EVENTS, DELIVERIES]) expect(description).not.toBe('')
    const needed = SETTING_NAMES.filter((name) => ['made', 'required'].includes(SETTINGS[name].need))
    expect(settings).toEqual(
      Object.fromEntries(
        needed.map((name) => {
          const { what, where } = SETTINGS[name]
          const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`.replaceAll('`', '')
          return [name, { description: where ? `${sentence}. ${where}` : sentence }]
        }),
      ),
    )
  })

  it('that has a default names that one', () => {
    for (const name of SETTING_NAMES.filter((each) => ['default', 'outside'].includes(SETTINGS[each].need))) {
      expect(JSON.stringify(shapes[name].parse(undefined)), name).toBe(
        JSON.stringify(shapes[name].parse(SETTINGS[name].looks)),
      )
    }
  })
})

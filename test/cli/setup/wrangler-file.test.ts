import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { remove } from '../../../src/cli/setup/remove.ts'
import { setUp } from '../../../src/cli/setup/setup.ts'
import {
  hasEmail,
  NO_DATABASE,
  namesIn,
  withDatabaseId,
  withEmail,
} from '../../../src/cli/setup/wrangler-file.ts'
import { ROOT } from '../../../src/cli/wrangler.ts'
import { ANSWERS, aPlace } from './installing.ts'

const OURS = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
const NAMES = {
  worker: 'legwork',
  database: 'legwork',
  databaseId: NO_DATABASE,
  queues: ['legwork-events', 'legwork-deliveries', 'legwork-dead-letters'],
}
const ID = '11111111-2222-3333-4444-555555555555'

/** The same file as other hands write it. */
const WRITTEN: [string, string][] = [
  ['as it is here', OURS],
  ['with comments behind', OURS.replace(/^(\w+ = ".*")$/gm, '$1 # mine, "quoted" = too')],
  ['in single quotes', OURS.replace(/^(\w+ = )"(.*)"$/gm, "$1'$2'")],
  ['without spaces', OURS.replace(/^(\w+) = (".*")$/gm, '$1=$2')],
  ['indented', OURS.replace(/^(\w+ = .*)$/gm, '  $1')],
  ['by Windows', OURS.replaceAll('\n', '\r\n')],
  ['with the mark of an editor', `\uFEFF${OURS}`],
]

describe.each(WRITTEN)('wrangler.toml %s', (_, text) => {
  it('has the same names', () => {
    expect(namesIn(text)).toEqual(NAMES)
  })

  it('is left as it was but for the id', () => {
    const written = withDatabaseId(text, ID) ?? ''
    expect(namesIn(written)).toEqual({ ...NAMES, databaseId: ID })
    expect(written.replace(ID, NO_DATABASE)).toBe(text)
    expect(withDatabaseId(written, NO_DATABASE)).toBe(text)
  })

  it('is bound to the e-mail, in its own ends of lines', () => {
    expect(hasEmail(text)).toBe(false)
    for (const each of [text, text.replace(/^# (\[\[send_email|name = |name=).*\r?\n/gm, '')]) {
      const written = withEmail(each)
      expect(hasEmail(written)).toBe(true)
      expect(written).not.toContain('# [[send_email]]')
      expect(namesIn(written)).toEqual(NAMES)
      expect(/\r\n/.test(written) && /[^\r]\n/.test(written)).toBe(false)
    }
  })

  it('is what an installation is made and removed by', async () => {
    const place = aPlace()
    writeFileSync(join(place.root, 'wrangler.toml'), text)
    const { RESEND_API_KEY: _key, ...others } = ANSWERS
    expect((await setUp(await place.world({ ...others, EMAIL_PROVIDER: 'cloudflare' }))).ok).toBe(true)
    expect(place.state.queues).toEqual(NAMES.queues)
    const again = await place.world({})
    await setUp(again)
    expect(again.changes).toEqual([])
    await remove(await place.world({}, { saysYes: true }))
    expect(place.state.queues).toEqual([])
  })
})

it('another database keeps its id', () => {
  const other = '[[d1_databases]]\nbinding = "OTHER"\ndatabase_name = "other"\ndatabase_id = "theirs"\n'
  const written = withDatabaseId(`${other}${OURS.slice(OURS.indexOf('[[d1'))}`, ID) ?? ''
  expect(namesIn(written)).toMatchObject({ database: 'legwork', databaseId: ID })
  expect(written).toContain('database_id = "theirs"')
})

it('one without a place for the id is not said to be written', () => {
  expect(withDatabaseId(OURS.replace(/^database_id.*\n/m, ''), ID)).toBeNull()
})

it('one that is no TOML is named with the line', () => {
  expect(() => namesIn('name = "legwork"\nqueue = legwork')).toThrow(
    'wrangler.toml is not as wrangler reads it (line 2',
  )
})

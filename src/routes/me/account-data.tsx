/** Export and the end of the account. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { deleteAccount } from '../../actions/account/account.ts'
import { DeleteAccount, erasedWords, TABLES } from '../../pages/me/settings/account-data.tsx'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { leaveFlash } from '../lib/forms/flash.ts'
import { sessionOf, signOut } from '../lib/session/session.ts'

export const accountDataRoutes = new Hono<AppEnv>()

const download = (name: string, type: string) => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Content-Disposition': `attachment; filename="legwork-${name}"`,
})

accountDataRoutes.get('/export', async (c) => {
  const everything = await dependenciesOf(c).store.accountData.everything(c.get('runnerId'))
  const body = JSON.stringify({ exportedAt: nowOf(c), ...everything }, null, 2)
  return c.body(body, 200, download('export.json', 'application/json'))
})

accountDataRoutes.get('/export/:file', async (c) => {
  const table = TABLES.find((name) => c.req.param('file') === `${name}.csv`)
  if (!table) throw new HTTPException(404, { message: 'There is no such table to take along.' })
  const everything = await dependenciesOf(c).store.accountData.everything(c.get('runnerId'))
  return c.body(csvOf(everything[table]), 200, download(`${table}.csv`, 'text/csv'))
})

accountDataRoutes.get('/delete', async (c) => {
  const counted = await dependenciesOf(c).store.accountData.counts(c.get('runnerId'))
  return c.html(<DeleteAccount who={c.get('who')} counted={counted} />)
})

accountDataRoutes.post('/delete', async (c) => {
  const erased = await deleteAccount(dependenciesOf(c), c.get('runnerId'), nowOf(c))
  // pressed twice at once, the other press found it all
  const isFirst = Object.values(erased).some((many) => many > 0)
  return saidGoodbye(c, isFirst ? erasedWords(erased) : GONE_BEFORE)
})

export const GONE_BEFORE = 'Everything that was yours here is erased.'

/** The button to erase everything, pressed again by whose everything is erased. */
export async function hasJustLeft(c: Context<AppEnv>): Promise<boolean> {
  if (c.req.method !== 'POST' || c.req.path !== '/me/delete') return false
  const session = await sessionOf(c)
  return session !== null && (await dependenciesOf(c).store.runners.epoch(session.runnerId)) === null
}

/** To the page that says what was erased, signed out. */
export async function saidGoodbye(c: Context<AppEnv>, words: string): Promise<Response> {
  signOut(c)
  await leaveFlash(c, { kind: 'saved', page: '/gone', words, at: null, once: null }, null)
  return c.redirect('/gone', 303)
}

function csvOf(rows: readonly Record<string, unknown>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What every page tells the browser it may do: scripts and styles of our own, and nothing from or to anywhere else. */
import { beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../src/app.tsx'
import { BASE } from '../installation.ts'
import { aRunnersWorld, type World } from './world.ts'

/** Pages that can be asked for as they stand. */
const PAGES = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method === 'GET' && !/[:*]/.test(path) && !path.startsWith('/webhooks'))
      .map(({ path }) => path),
  ),
]

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
})

const policyOf = (answer: Response) =>
  new Map(
    (answer.headers.get('Content-Security-Policy') ?? '').split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/)
      return [name, values.join(' ')] as const
    }),
  )

describe('a page', () => {
  it('is asked for, by whatever name it has', () => {
    expect(PAGES.length).toBeGreaterThan(20)
    expect(PAGES).toEqual(expect.arrayContaining(['/', '/me', '/me/settings', '/privacy']))
  })

  it('runs no script but ours, sends its forms nowhere else, asks for nothing, and stands in nobody’s frame', async () => {
    const lax: string[] = []
    for (const path of [...PAGES, '/there-is-no-such-page']) {
      const answer = await world.visit(path)
      const policy = policyOf(answer)
      const isStrict =
        policy.get('default-src') === "'none'" &&
        policy.get('script-src') === "'self'" &&
        policy.get('style-src') === "'self'" &&
        policy.get('base-uri') === "'none'" &&
        policy.get('frame-ancestors') === "'none'" &&
        policy.get('form-action') === "'self'" &&
        policy.get('connect-src') === `${BASE}/me/standing ${BASE}/robots.txt` &&
        answer.headers.get('X-Content-Type-Options') === 'nosniff'
      if (!isStrict) lax.push(`${path}: ${answer.headers.get('Content-Security-Policy')}`)
    }
    expect(lax).toEqual([])
  })

  it('holds no script and no style of its own between its lines', async () => {
    const inline: string[] = []
    for (const path of PAGES) {
      const answer = await world.visit(path)
      if (!answer.headers.get('Content-Type')?.includes('html')) continue
      const html = await answer.text()
      if (/<script(?![^>]*\bsrc=)[^>]*>|<style[\s>]|\son[a-z]+="|\sstyle="|javascript:/i.test(html))
        inline.push(path)
    }
    expect(inline).toEqual([])
  })

  it('is kept by nobody on the way, where it holds one person’s training', async () => {
    for (const path of ['/me', '/me/settings', '/api/v1/weeks', '/me/export']) {
      expect([path, (await world.visit(path)).headers.get('Cache-Control')]).toEqual([
        path,
        expect.stringMatching(/no-store|private/),
      ])
    }
  })
})

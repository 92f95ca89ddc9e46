import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { BASE } from '../../installation.ts'
import { anEndpoint, tested } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { bodies } from './bodies.ts'
import {
  asPromised,
  type Described,
  type Document,
  documentOf,
  lacks,
  operationsIn,
  type Schema,
} from './document.ts'

let world: World
let document: Document
let operations: Described[]
let contact: string
let webhook: string

beforeAll(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60, { sweep: false })
  await world.strava.log(ATHLETE, {
    distanceMeters: 34_000,
    movingSeconds: 12_000,
    startDate: new Date(world.now().getTime() - 4 * 3_600_000),
  })
  await world.pass(60, { sweep: false })
  contact = (await stored.contact()).id
  webhook = (await anEndpoint(world)).id
  await tested(world, webhook)
  document = await documentOf(world)
  operations = operationsIn(document)
})
// what is asked here is more than somebody asks in ten minutes
beforeEach(() => stored.run("DELETE FROM rate_limit WHERE id LIKE 'writes %' OR id LIKE 'reads %'"))

const each = (method: RegExp) => operations.filter((operation) => method.test(operation.method))

async function ask({ method, path }: Described, body?: unknown, { search = '', headers = {} } = {}) {
  const id = path.startsWith('/webhooks/') ? webhook : contact
  const at = path.replace('{date}', '2026-03-01').replace('{area}', 'calves').replace('{id}', id)
  return world.visit(`/api/v1${at}${search}`, {
    method,
    headers: { Origin: BASE, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const whole = ({ method, path }: Described) =>
  bodies[`${method} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`] ?? {}

const propertiesOf = (schema: Schema | null): [string, Schema][] =>
  Object.entries((schema?.properties ?? {}) as Record<string, Schema>)

/** The words a field takes, wherever they stand in it. */
function wordsOf(schema: Schema): unknown[] {
  const any = Array.isArray(schema.anyOf) ? schema.anyOf.flatMap(wordsOf) : []
  const own = Array.isArray(schema.enum) ? schema.enum : schema.type === 'boolean' ? [true, false] : []
  return [...own, ...any]
}

/** Values that a field of this schema cannot take. */
const broken = (document: Document, schema: Schema): unknown[] =>
  [{ of: 'no such kind' }, 'no such word', -7.5, 9e15, [[]], true, '', null, 'x'.repeat(5_000)].filter(
    (value) => lacks(document, schema, value).length > 0,
  )

const fieldsRefused = (body: unknown) =>
  ((body as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field)

describe('the description of the API', () => {
  it('describes every route there is', () => {
    const routes = app.routes
      .filter(
        ({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.endsWith('.json'),
      )
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(routes))
  })

  it('is one that linters have nothing to say of', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const tags = new Set(document.tags.map(({ name }) => name))
    for (const { tags: own, summary, description, path, parameters, operationId } of operations) {
      expect([own.length, own.every((tag) => tags.has(tag))], operationId).toEqual([1, true])
      expect([summary, description].every(Boolean)).toBe(true)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath)
    }
    expect(document.servers.every(({ url }) => !url.endsWith('/'))).toBe(true)
    const text = JSON.stringify(document)
    const linked = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name))
    expect(linked).toEqual(new Set(Object.keys(document.components.schemas)))
  })

  it('needs no token to be read, and lies on a page that loads nothing from elsewhere', async () => {
    const known = await world.visit('/api/v1/openapi.json', { headers: { Cookie: '' } })
    expect(known.status).toBe(200)
    const page = await world.visit('/api/docs', { headers: { Cookie: '' } })
    const text = await page.text()
    expect(page.status).toBe(200)
    for (const { summary } of operations) expect(text).toContain(summary.replaceAll('’', '’'))
    const loaded = [...text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url = '']) => url)
    expect(loaded.filter((url) => !/^(\/|data:)/.test(url))).toEqual([])
  })

  it('holds for every read, for what is asked wrongly, and for what its caller has already', async () => {
    for (const operation of each(/GET/)) {
      const answer = await ask(operation)
      expect(answer.status, operation.operationId).toBe(200)
      expect(answer.headers.get('RateLimit')).toMatch(/^"reads";r=\d+;t=\d+$/)
      await asPromised(document, operation, answer.clone())
      const again = await ask(operation, undefined, {
        headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
      })
      expect(again.status, operation.operationId).toBe(304)
      expect(again.headers.get('RateLimit'), operation.operationId).toMatch(/^"reads";r=/)
      const unknown = await ask(operation, undefined, { search: '?no-such=1' })
      expect(unknown.status).toBe(422)
      expect(fieldsRefused(await asPromised(document, operation, unknown))).toEqual(['no-such'])
      for (const { name } of operation.parameters.filter((each) => each.in === 'query')) {
        const wrong = await ask(operation, undefined, { search: `?${name}=${'~'.repeat(600)}` })
        expect(wrong.status, `${operation.operationId} ${name}`).toBe(422)
        expect(fieldsRefused(await asPromised(document, operation, wrong))).toEqual([name])
      }
    }
  })

  it('holds for every write, whole', async () => {
    for (const operation of each(/POST|PUT|PATCH/)) {
      const body = whole(operation)
      if (operation.body) expect(lacks(document, operation.body, body), operation.operationId).toEqual([])
      const answer = await ask(operation, operation.body ? body : undefined)
      expect(answer.status, operation.operationId).toBeLessThan(300)
      await asPromised(document, operation, answer)
    }
  })

  it('holds for every word a field takes', async () => {
    for (const operation of each(/POST|PUT|PATCH/)) {
      for (const [field, schema] of propertiesOf(operation.body)) {
        for (const word of wordsOf(schema)) {
          await stored.run("DELETE FROM rate_limit WHERE id LIKE 'writes %'")
          await asPromised(document, operation, await ask(operation, { ...whole(operation), [field]: word }))
        }
      }
    }
  })

  it('names each field that is broken, missing or unknown', async () => {
    for (const operation of each(/POST|PUT|PATCH/).filter(({ body }) => body)) {
      const { body } = operation
      const refused = async (sent: unknown) => {
        await stored.run("DELETE FROM rate_limit WHERE id LIKE 'writes %'")
        const answer = await ask(operation, sent)
        expect(answer.status, `${operation.operationId} ${JSON.stringify(sent).slice(0, 200)}`).toBe(422)
        return fieldsRefused(await asPromised(document, operation, answer))
      }
      for (const [field, schema] of propertiesOf(body)) {
        for (const value of broken(document, schema)) {
          expect(
            await refused({ ...whole(operation), [field]: value }),
            `${operation.operationId} ${field}`,
          ).toEqual([field])
        }
      }
      for (const field of Array.isArray(body?.required) ? body.required : []) {
        const { [field]: _, ...rest } = whole(operation)
        expect(await refused(rest)).toEqual([field])
      }
      expect(await refused({ ...whole(operation), 'no-such': 1 })).toEqual(['no-such'])
      expect(await refused('{"date":')).toEqual(['body'])
      expect(await refused([])).toEqual(['body'])
    }
  })

  it('holds for what is removed', async () => {
    for (const operation of each(/DELETE/)) {
      await asPromised(document, operation, await ask(operation))
      await asPromised(document, operation, await ask(operation))
    }
  })
})

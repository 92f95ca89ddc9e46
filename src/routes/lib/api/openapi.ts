/** The API described as OpenAPI 3.1, from the routes as they stand and the schemas that validate. Made when it is asked for. */
import * as z from 'zod'
import type { Config } from '../../../config.ts'
import { bodyOf } from '../json-body.ts'
import { type Operation, operationOf, TAGS } from './operation.ts'

type Route = { method: string; path: string; handler: object }
type Described = { method: string; path: string; operation: Operation; body: z.ZodType | null }
export type JsonSchema = z.core.JSONSchema.BaseSchema

type Content = Record<string, { schema: JsonSchema }>
type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema: JsonSchema
}
/** As far as it is read here; the rest is for programs. */
type OperationObject = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters?: Parameter[]
  security?: Record<string, string[]>[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

/** What is described of each route, its handlers together. */
function described(routes: readonly Route[]): Described[] {
  return routes.flatMap(({ method, path, handler }) => {
    const operation = operationOf(handler)
    if (!operation) return []
    const body = routes
      .filter((other) => other.method === method && other.path === path)
      .map((other) => bodyOf(other.handler))
      .find((schema) => schema !== null)
    return [{ method: method.toLowerCase(), path, operation, body: body ?? null }]
  })
}

type Operator = Pick<Config, 'BASE_URL' | 'OPERATOR_NAME' | 'OPERATOR_EMAIL'>

const made = new WeakMap<Operator, ReturnType<typeof describe>>()

/** Made once for an installation: anybody may ask for it, known or not. */
export function describeApi(routes: readonly Route[], config: Operator) {
  const description = made.get(config) ?? describe(routes, config)
  made.set(config, description)
  return description
}

function describe(routes: readonly Route[], config: Operator) {
  const schemas: Record<string, JsonSchema> = {}
  const shapeOf = shapesInto(schemas)
  const problem = shapeOf(problemSchema, 'output')
  const paths: Record<string, Record<string, OperationObject>> = {}
  for (const each of described(routes)) {
    const path = each.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [each.method]: operationObject(each, shapeOf, problem) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Legwork',
      version: '1',
      description: INTRODUCTION,
      contact: { name: config.OPERATOR_NAME, email: config.OPERATOR_EMAIL, url: config.BASE_URL },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${config.BASE_URL}/api/v1` }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token from /me/tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'legwork_session',
          description: 'The session of a signed-in browser, from our own pages only.',
        },
      },
    },
  }
}

const INTRODUCTION = `What Legwork knows, for your own apps. Make a token at /me/tokens and send it as \`Authorization: Bearer legwork_…\`; unless you choose otherwise it can only read.

Distances are in metres, times in seconds, local days \`YYYY-MM-DD\`, instants RFC 3339. Send bodies as \`Content-Type: application/json\`. Problems are RFC 9457 and name the field under \`errors\`; unknown fields and parameters are refused.

Lists come in pages: \`Link\` leads to the next. Answers to reads carry an \`ETag\`: send it as \`If-None-Match\` and get 304 while nothing changed. A \`POST\` with an \`Idempotency-Key\` is carried out once, and gets the same answer for a day. \`RateLimit\` says how many calls are left.

While the training is being read from its source, the answer is 503 with \`Retry-After\`, never an empty list.`

const problemSchema = z.lazy(() =>
  z
    .object({
      title: z.string(),
      detail: z.string(),
      status: z.int(),
      errors: z
        .array(z.object({ field: z.string(), expected: z.string() }))
        .optional()
        .describe('Which fields do not fit, and what was expected.'),
    })
    .meta({ id: 'Problem', description: 'A problem, as RFC 9457 describes it.' }),
)

type ShapeOf = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema

/** A schema as OpenAPI has it; what has a name of its own goes among the named ones. */
const shapesInto =
  (named: Record<string, JsonSchema>): ShapeOf =>
  (schema, io) => {
    const { $schema, $defs = {}, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    for (const [name, each] of Object.entries($defs)) named[name] = relinked(each)
    return relinked(shape)
  }

function relinked<T extends object>(shape: T): T {
  return JSON.parse(JSON.stringify(shape).replaceAll('#/$defs/', '#/components/schemas/'))
}

function operationObject(
  { method, path, operation, body }: Described,
  shapeOf: ShapeOf,
  problem: JsonSchema,
): OperationObject {
  const { id, tag, summary, description, query, by } = operation
  const parameters: Parameter[] = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const, ...(name === 'date' ? { format: 'date' } : {}) },
    })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => {
      const { description = '', ...shape } = shapeOf(schema, 'input')
      return { name, in: 'query' as const, description, schema: shape }
    }),
    ...(method === 'post' ? [IDEMPOTENCY_KEY] : []),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(by === 'session' ? { security: [{ session: [] }] } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: shapeOf(body, 'input') } },
          },
        }
      : {}),
    responses: { ...answersOf(operation, shapeOf), ...problemsOf(method, path, operation, body, problem) },
  }
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A key of your own, such as a UUID: for a day, the same call with it is carried out once.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const answersOf = ({ answers }: Operation, shapeOf: ShapeOf): OperationObject['responses'] =>
  Object.fromEntries(
    Object.entries(answers()).map(([status, [description, schema]]) => [
      status,
      schema
        ? { description, content: { 'application/json': { schema: shapeOf(schema, 'output') } } }
        : { description },
    ]),
  )

/** What can go wrong, by what the operation is. */
function problemsOf(
  method: string,
  path: string,
  { waits, by }: Operation,
  body: z.ZodType | null,
  schema: JsonSchema,
): OperationObject['responses'] {
  const writes = method !== 'get'
  const words: Record<number, string | false> = {
    304: !writes && 'Nothing has changed.',
    401: 'The token is missing, wrong or revoked.',
    403: (writes || by !== undefined) && 'The token may not do this.',
    404: (path.includes(':') || method === 'delete') && 'You have none with this id or day.',
    409:
      (method === 'post' || waits === true) &&
      (waits ? 'The source has to be connected again.' : 'The same call is already under way.'),
    415: body !== null && '`Content-Type` does not say JSON.',
    422: 'Something does not fit: `errors` names it.',
    429: 'Too many calls: `Retry-After` says when to try again.',
    503: waits === true && 'The training is being read from its source: try again after `Retry-After`.',
  }
  return Object.fromEntries(
    Object.entries(words).flatMap(([status, description]) =>
      description
        ? [
            [
              status,
              status === '304'
                ? { description }
                : { description, content: { 'application/problem+json': { schema } } },
            ],
          ]
        : [],
    ),
  )
}

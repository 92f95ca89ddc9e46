/** The description of the API as a program reads it: its operations, and whether an answer is what it promises. */
import { Validator } from '@cfworker/json-schema'
import { expect } from 'vitest'
import * as z from 'zod'
import type { World } from '../world.ts'

export type Schema = Record<string, unknown>

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional()
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        schema: z.record(z.string(), z.unknown()),
      }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
})
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ description: z.string(), contact: z.object({ email: z.string() }) }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

export type Document = z.output<typeof documentSchema>
export type Described = z.output<typeof operationSchema> & {
  method: string
  path: string
  body: Schema | null
}

export const documentOf = async (world: World): Promise<Document> =>
  documentSchema.parse(await world.json('/api/v1/openapi.json'))

export const operationsIn = ({ paths }: Document): Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      body: operation.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  )

/** What a value lacks to be what the document promises. */
export function lacks({ components }: Document, schema: Schema, value: unknown): string[] {
  const { valid, errors } = new Validator({ ...schema, components }, '2020-12', false).validate(value)
  return valid ? [] : errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)
}

/** The answer is one of those promised, with a body of the shape that was promised. Gives the body. */
export async function asPromised(
  document: Document,
  operation: Described,
  answer: Response,
): Promise<unknown> {
  const promised = operation.responses[String(answer.status)]
  const text = await answer.text()
  expect(promised, `${operation.operationId} answered ${answer.status}: ${text.slice(0, 300)}`).toBeDefined()
  const [[type, { schema }] = [null, { schema: {} }]] = Object.entries(promised?.content ?? {})
  if (type === null) {
    expect(text).toBe('')
    return null
  }
  expect(answer.headers.get('Content-Type')).toBe(type)
  const body: unknown = JSON.parse(text)
  expect(lacks(document, schema, body), text.slice(0, 500)).toEqual([])
  return body
}

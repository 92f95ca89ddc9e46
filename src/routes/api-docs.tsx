/** The page that reads the description of the API out, for people. */
import { Hono } from 'hono'
import { ApiDocs, type ApiDocsProps } from '../pages/public/api-docs.tsx'
import { apiRoutes } from './api/index.ts'
import { describeApi, type JsonSchema } from './lib/api/openapi.ts'
import { type AppEnv, dependenciesOf } from './lib/context.ts'
import { whoIsSignedIn } from './lib/session/who.ts'

export const apiDocsRoutes = new Hono<AppEnv>()

type Shape = JsonSchema | boolean | undefined
type Field = ApiDocsProps['chapters'][number]['operations'][number]['body'][number]

apiDocsRoutes.get('/', async (c) => {
  const { config } = dependenciesOf(c)
  const { info, tags, paths, components } = describeApi(apiRoutes.routes, config)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  )
  const fields = (shape: Shape) => fieldsOf(shape, components.schemas)
  const chapters = tags.map(({ name, description }) => ({
    name,
    says: description,
    operations: operations
      .filter((each) => each.tags.some((tag) => tag === name))
      .map((each) => ({
        id: each.operationId,
        method: each.method,
        path: each.path,
        summary: each.summary,
        says: each.description,
        parameters: (each.parameters ?? []).map((parameter) => ({
          name: parameter.name,
          type: typeOf(parameter.schema),
          required: parameter.required ?? false,
          says: parameter.description ?? '',
        })),
        body: fields(each.requestBody?.content['application/json']?.schema),
        answers: Object.entries(each.responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([status, answer]) => ({
            status,
            says: answer.description,
            fields: fields(answer.content?.['application/json']?.schema),
          })),
      })),
  }))
  const who = (await whoIsSignedIn(c))?.who
  return c.html(
    <ApiDocs
      who={who}
      introduction={info.description.replaceAll('`', '').split('\n\n')}
      api={`${config.BASE_URL}/api/v1`}
      chapters={chapters}
    />,
  )
})

/** The fields of an object, of each item of a list, or of every shape it may take. */
function fieldsOf(shape: Shape, named: Readonly<Record<string, JsonSchema>>): Field[] {
  if (typeof shape !== 'object') return []
  if (shape.$ref) return fieldsOf(named[nameIn(shape.$ref)], named)
  if (shape.items && !Array.isArray(shape.items)) return fieldsOf(shape.items, named)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return either.flatMap((each) => fieldsOf(each, named))
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: shape.required?.includes(name) ?? false,
    says: (typeof property === 'object' && property.description) || '',
  }))
}

/** @example typeOf({ type: 'array', items: { type: 'string', format: 'date' } }) // 'list of date' */
function typeOf(shape: Shape): string {
  if (typeof shape !== 'object') return 'anything'
  if (shape.$ref) return nameIn(shape.$ref)
  if (shape.enum) return shape.enum.map(String).join(' | ')
  if (shape.const !== undefined) return String(shape.const)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return either.map(typeOf).join(' | ')
  if (shape.type === 'array')
    return `list of ${Array.isArray(shape.items) ? 'anything' : typeOf(shape.items)}`
  return shape.format ?? String(shape.type ?? 'anything')
}

const nameIn = (link: string) => link.slice(link.lastIndexOf('/') + 1)

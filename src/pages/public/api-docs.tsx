/** What the API can do, for people: its own description, read out. */
import { Layout, type OfWhom } from '../layout/layout.tsx'

type Field = { name: string; type: string; required: boolean; says: string }

export type ApiDocsProps = {
  introduction: readonly string[]
  /** Where the API is. */
  api: string
  chapters: readonly {
    name: string
    says: string
    operations: readonly {
      id: string
      method: string
      path: string
      summary: string
      says: string
      parameters: readonly Field[]
      body: readonly Field[]
      answers: readonly { status: string; says: string; fields: readonly Field[] }[]
    }[]
  }[]
} & OfWhom

type Entry = ApiDocsProps['chapters'][number]['operations'][number]

export const ApiDocs = ({ introduction, api, chapters, who }: ApiDocsProps) => (
  <Layout
    title="API"
    description="Read your weeks, runs and nudges from your own app, and tell Legwork what no log can know."
    who={who}
  >
    <h1>The API</h1>
    {introduction.map((each) => (
      <p>{each}</p>
    ))}
    <p>
      <code>curl -H "Authorization: Bearer legwork_…" {api}/headroom</code>
    </p>
    <p>
      To generate a client: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
    </p>
    {chapters.map(({ name, says, operations }) => (
      <section aria-labelledby={name}>
        <h2 id={name}>{name}</h2>
        <p class="soft">{says}</p>
        {operations.map((operation) => (
          <Operation operation={operation} />
        ))}
      </section>
    ))}
  </Layout>
)

const Operation = ({ operation }: { operation: Entry }) => (
  <details class="card" id={operation.id}>
    <summary>
      <code>
        {operation.method} {operation.path}
      </code>{' '}
      {operation.summary}
    </summary>
    <p>{operation.says}</p>
    <Fields title="Parameters" fields={operation.parameters} />
    <Fields title="Body" fields={operation.body} />
    {operation.answers.map(({ status, says, fields }) => (
      <>
        <p>
          <code>{status}</code> {says}
        </p>
        <Fields title="" fields={fields} />
      </>
    ))}
  </details>
)

const Fields = ({ title, fields }: { title: string; fields: readonly Field[] }) =>
  fields.length === 0 ? null : (
    <>
      {title ? <h3>{title}</h3> : null}
      <ul>
        {fields.map(({ name, type, required, says }) => (
          <li>
            <code>{name}</code>{' '}
            <span class="soft">
              {type}
              {required ? ', required' : ''}
            </span>{' '}
            {says}
          </li>
        ))}
      </ul>
    </>
  )

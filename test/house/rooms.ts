/** The rooms of the house and what each may import. Everything that is not listed is forbidden. */

export type Room = {
  /** Rooms and root files of ours. */
  ours: readonly string[]
  packages: readonly string[]
}

const room = (ours: string, packages = ''): Room => ({
  ours: ours.split(' ').filter(Boolean),
  packages: packages.split(' ').filter(Boolean),
})

/** The domain is pure, and its rooms stand one on the other in this order. */
const DOMAIN = [
  'access',
  'time',
  'policy',
  'training',
  'standing',
  'recovery',
  'rules',
  'overview',
  'advice',
  'nudges',
  'delivery',
  'events',
  'replay',
]

const domainRooms = Object.fromEntries(
  DOMAIN.map((name, floor) => [
    `domain/${name}`,
    room(
      DOMAIN.slice(0, floor + 1)
        .map((below) => `domain/${below}`)
        .join(' '),
      'date-fns @date-fns/tz @date-fns/utc zod',
    ),
  ]),
)

export const ROOMS: Readonly<Record<string, Room>> = {
  ...domainRooms,
  'result.ts': room(''),
  'log.ts': room(''),
  'json.ts': room(''),
  'call.ts': room('result.ts'),
  // what the command line and the Worker read alike
  settings: room('result.ts', 'zod'),
  // an operator's own accounts at the providers, asked by setup, the Worker and doctor alike
  accounts: room('call.ts result.ts settings', 'zod'),
  'phone-numbers.ts': room('', 'libphonenumber-js'),
  'config.ts': room('phone-numbers.ts result.ts settings'),
  'groundwork.ts': room('accounts call.ts config.ts secrets.ts settings store'),
  'secrets.ts': room('result.ts'),
  'queue.ts': room('log.ts sources', 'zod'),
  'tell-endpoints.ts': room('dependencies.ts log.ts'),
  'tell-operator.ts': room('dependencies.ts domain secrets.ts'),
  'links.ts': room('dependencies.ts domain result.ts secrets.ts store'),
  'dependencies.ts': room(
    'call.ts channels config.ts domain phone-numbers.ts queue.ts secrets.ts sources store',
  ),
  'app.tsx': room('log.ts pages routes', 'hono'),
  'index.ts': room('app.tsx call.ts config.ts dependencies.ts groundwork.ts jobs log.ts settings'),
  text: room('domain'),
  sources: room('accounts call.ts domain json.ts result.ts sources/brands.ts', 'zod'),
  // names and colours, which the style sheet wants and no request brings
  'sources/brands.ts': room('sources'),
  channels: room('call.ts domain result.ts', 'zod twilio'),
  messages: room('domain text', 'hono ts-ics'),
  pages: room('charts domain sources/brands.ts text', 'hono'),
  store: room('domain', 'drizzle-orm zod'),
  // what the operator is told of: a look at everything, and verdicts on it
  // the list of checks alone, which the doctor reads too
  'operator/check.ts': room(''),
  'operator/versions.ts': room(''),
  operator: room(
    'accounts config.ts dependencies.ts domain migrations package.json result.ts sources store text operator/check.ts operator/versions.ts',
  ),
  actions: room(
    'dependencies.ts domain groundwork.ts links.ts log.ts queue.ts result.ts secrets.ts store tell-endpoints.ts tell-operator.ts',
    'zod',
  ),
  jobs: room(
    'channels dependencies.ts domain links.ts log.ts messages operator queue.ts result.ts secrets.ts sources store tell-endpoints.ts tell-operator.ts text',
    'zod',
  ),
  routes: room(
    'actions channels config.ts dependencies.ts domain groundwork.ts links.ts log.ts messages operator pages queue.ts result.ts secrets.ts settings sources store text',
    'hono zod @hono/zod-validator',
  ),
  files: room('domain files result.ts'),
  'files/containers': room('files/expected.ts files/training-file.ts', 'unzipit'),
  'files/recordings': room(
    'domain files/containers files/fields files/training-file.ts',
    'fit-file-parser saxes',
  ),
  'files/garmin-account': room(
    'domain files/collect.ts files/containers files/fields files/lists files/training-file.ts json.ts',
  ),
  'files/training-file.ts': room('domain'),
  'files/expected.ts': room(''),
  'files/fields': room('domain files/training-file.ts'),
  'files/lists': room(
    'domain files/collect.ts files/expected.ts files/fields files/training-file.ts json.ts result.ts',
  ),
  'files/tables': room(
    'domain files/collect.ts files/expected.ts files/fields files/training-file.ts result.ts',
  ),
  'files/collect.ts': room('domain files/fields files/training-file.ts'),
  // drawings, for pages and for the report
  charts: room('domain text', 'hono'),
  report: room('charts domain files messages text', 'hono'),
  // runs in the runner's browser
  browser: room('domain files report'),
  // what stands in for the outside imports nothing of ours, or a misreading would cancel itself out
  sandbox: room('', 'hono zod twilio'),
  // the Worker over a clock of its own, and what plays with it; nothing of it is deployed
  'cli/demo': room('index.ts sandbox', 'node: esbuild hono zod'),
  cli: room(
    'accounts call.ts chaos cli/demo domain files log.ts operator/check.ts operator/versions.ts report result.ts sandbox settings text',
    'node: @clack/prompts esbuild hono miniflare playwright-core smol-toml zod wrangler @hono/node-server',
  ),
}

/** The room a file stands in: `src/store/sync/claim.ts` → `store`, `src/domain/time/calendar.ts` → `domain/time`. */
export function roomOf(file: string): string {
  const [top = '', first = '', second = ''] = file.split('/')
  // beside src and test there is nothing but what tools want there
  if (top !== 'src' && top !== 'test') return top
  const deeper = `${first}/${second}`
  return Object.hasOwn(ROOMS, deeper) || (first === 'domain' && !second.includes('.')) ? deeper : first
}

/** As the formatter writes them; a type may be imported in its place. */
const IMPORT = /^(?:(?:import|export) .*|\} )from '([^']+)'$|^import '([^']+)'$|\bimport\('([^']+)'\)/gm

export const importsIn = (source: string): string[] =>
  [...source.matchAll(IMPORT)].flatMap(([, from, bare, inPlace]) => from ?? bare ?? inPlace ?? [])

/** Where an import of ours leads: `../time/calendar.ts` in `src/domain/rules/x.ts` → `src/domain/time/calendar.ts`. */
export function resolve(file: string, from: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of from.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** What a file imports and may not, in a line each. */
export function violations(file: string, source: string): string[] {
  const name = roomOf(file)
  const room = ROOMS[name]
  if (!room) return [`${file} stands in no room`]
  return importsIn(source)
    .filter((from) => !mayImport(name, room, file, from))
    .map((from) => `${file} imports ${from}`)
}

function mayImport(name: string, { ours, packages }: Room, file: string, from: string): boolean {
  if (!from.startsWith('.'))
    return packages.some((each) => from === each || from.startsWith(each.endsWith(':') ? each : `${each}/`))
  const target = roomOf(resolve(file, from))
  return target === name || ours.some((each) => target === each || target.startsWith(`${each}/`))
}

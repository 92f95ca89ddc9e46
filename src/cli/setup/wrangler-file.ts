/** `wrangler.toml` as setup needs it: the names in it, and the one line it writes. Comments and order stay. */

export type WranglerNames = { worker: string; database: string; databaseId: string; queues: string[] }

/** As it stands in the project, and what a database has that is not made yet. */
export const NO_DATABASE = '00000000-0000-0000-0000-000000000000'

const keyOf = (line: string) => line.slice(0, line.indexOf('=')).trim()

const valuesOf = (text: string, key: string): string[] =>
  text
    .split('\n')
    .filter((line) => keyOf(line) === key)
    .map((line) =>
      line
        .slice(line.indexOf('=') + 1)
        .trim()
        .replaceAll('"', ''),
    )

/** @example namesIn('name = "legwork"\n…') // { worker: 'legwork', database: 'legwork', queues: ['legwork-events', …], … } */
export function namesIn(text: string): WranglerNames {
  const queues = [...valuesOf(text, 'queue'), ...valuesOf(text, 'dead_letter_queue')]
  return {
    worker: valuesOf(text, 'name')[0] ?? 'legwork',
    database: valuesOf(text, 'database_name')[0] ?? 'legwork',
    databaseId: valuesOf(text, 'database_id')[0] ?? NO_DATABASE,
    queues: [...new Set(queues)],
  }
}

export const withDatabaseId = (text: string, id: string): string =>
  text
    .split('\n')
    .map((line) => (keyOf(line) === 'database_id' ? `database_id = "${id}"` : line))
    .join('\n')

const EMAIL = ['[[send_email]]', 'name = "EMAIL"']

export const hasEmail = (text: string): boolean => text.split('\n').includes('[[send_email]]')

/** What stands there as a comment counts from now on. */
export const withEmail = (text: string): string =>
  text
    .split('\n')
    .map((line) => EMAIL.find((each) => line === `# ${each}`) ?? line)
    .join('\n')

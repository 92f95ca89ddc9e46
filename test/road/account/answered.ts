/** A form as a browser sends it, and the page that it leads to. */
import { BASE } from '../../installation.ts'
import type { World } from '../world.ts'

export type Answer = {
  /** Where it leads, with what the browser goes to there. */
  to: string
  status: number
  html: string
  title: string
  /** What is said to be wrong, in sentences; empty where nothing is. */
  problems: string[]
  /** What is said to be done; null where nothing is. */
  saved: string | null
}

type Fields = Record<string, string | readonly string[]>

/** `from` is the page it stands on, as the browser says it. */
export async function answerTo(
  world: World,
  path: string,
  fields: Fields = {},
  from: string | null = null,
): Promise<Answer> {
  return follow(world, await send(world, path, fields, from))
}

/** The same pressed twice at once, as a finger does that is in doubt: what the browser shows is what came last. */
export async function twiceAtOnce(world: World, path: string, fields: Fields, from: string): Promise<Answer> {
  const [, last] = await Promise.all([send(world, path, fields, from), send(world, path, fields, from)])
  return follow(world, last)
}

const follow = (world: World, sent: Response) =>
  sent.status === 303 ? arrive(world, sent.headers.get('Location') ?? '') : read('', sent)

const send = (world: World, path: string, fields: Fields, from: string | null) =>
  world.visit(path, {
    method: 'POST',
    body: new URLSearchParams(
      Object.entries(fields).flatMap(([name, values]) =>
        [values].flat().map((value) => [name, String(value)]),
      ),
    ),
    headers: {
      Origin: BASE,
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(from === null ? {} : { Referer: `${BASE}${from}` }),
    },
  })

/** Goes where it leads, until that is a page. */
export async function arrive(world: World, to: string): Promise<Answer> {
  const page = await world.visit(to.replace(/#.*/, ''))
  const next = page.headers.get('Location')
  return next && new URL(next, BASE).origin === BASE ? arrive(world, next) : read(to, page)
}

async function read(to: string, page: Response): Promise<Answer> {
  const html = await page.text()
  const box = (id: string) => html.match(new RegExp(`<(div|p) id="${id}".*?</\\1>`, 's'))?.[0] ?? ''
  const wordsIn = (part: string) => plain(part.replaceAll(/<[^>]+>/g, ''))
  return {
    to,
    status: page.status,
    html,
    title: plain(html.match(/<title>(.*?)<\/title>/)?.[1] ?? ''),
    problems: [...box('problem').matchAll(/<li>(.*?)<\/li>/gs)].map(([, words = '']) => wordsIn(words)),
    saved: wordsIn(box('saved')) || null,
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
}
const plain = (text: string) => text.replaceAll(/&\w+;|&#39;/g, (entity) => ENTITIES[entity] ?? entity)

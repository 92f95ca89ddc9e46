/** A simulated repository: whoever asks for its tags as git does (protocol 2) is told them. */
import { empty } from './http.ts'

export type RepositorySandbox = {
  /** Its tags; null, and it is not for everybody. */
  tags: string[] | null
  fetch(request: Request): Promise<Response>
}

const OBJECT = '5d41402abc4b2a76b9719d911017c592aabbccdd'
const packet = (line: string) => (line.length + 4).toString(16).padStart(4, '0') + line

/** Commands and arguments of a request, each line as long as it says. */
function linesOf(body: string): string[] {
  const lines: string[] = []
  for (let at = 0; at < body.length; ) {
    const length = Number.parseInt(body.slice(at, at + 4), 16)
    if (length > 4) lines.push(body.slice(at + 4, at + length).trimEnd())
    at += Math.max(length, 4)
  }
  return lines
}

export function createRepository(): RepositorySandbox {
  const repository: RepositorySandbox = {
    tags: [],
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (repository.tags === null) return empty(404)
      if (request.method !== 'POST' || !pathname.endsWith('.git/git-upload-pack')) return empty(404)
      if (request.headers.get('Git-Protocol') !== 'version=2') return empty(400)
      const [command, ...prefixes] = linesOf(await request.text())
      if (command !== 'command=ls-refs') return empty(400)
      const wanted = prefixes.map((line) => line.replace('ref-prefix ', ''))
      const refs = ['refs/heads/main', ...repository.tags.map((tag) => `refs/tags/${tag}`)]
      const listed = refs.filter((ref) => wanted.some((prefix) => ref.startsWith(prefix)))
      return new Response(`${listed.map((ref) => packet(`${OBJECT} ${ref}\n`)).join('')}0000`, {
        headers: { 'Content-Type': 'application/x-git-upload-pack-result' },
      })
    },
  }
  return repository
}

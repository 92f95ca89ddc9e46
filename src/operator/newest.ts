/** Which release is the newest in the repository a copy came from: asked as git asks (protocol 2), so that any host will do. */

import { err, ok, type Result } from '../result.ts'
import { newestIn } from './versions.ts'

const TIMEOUT_MS = 5_000

/** A line as git writes it: its length, these four digits among it, in front. */
const packet = (line: string) => `${(line.length + 4).toString(16).padStart(4, '0')}${line}`
const DELIMITER = '0001'
const END = '0000'

/** For the names of tags alone: a host may keep a reference for every change that was ever proposed. */
const TAGS = [packet('command=ls-refs\n'), DELIMITER, packet('ref-prefix refs/tags/\n'), END].join('')

type Ask = { call: (request: Request, timeoutMs: number) => Promise<Result<Response, { why: string }>> }

/** Null where nothing was released there yet; else why nobody can tell. */
export async function newestRelease(
  { call }: Ask,
  repository: string,
): Promise<Result<string | null, string>> {
  const request = new Request(`${repository}${repository.endsWith('.git') ? '' : '.git'}/git-upload-pack`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-git-upload-pack-request',
      Accept: 'application/x-git-upload-pack-result',
      'Git-Protocol': 'version=2',
      'User-Agent': 'git/2.0 (legwork)',
    },
    body: TAGS,
  })
  const answer = await call(request, TIMEOUT_MS)
  if (!answer.ok) return err(answer.error.why)
  if (!answer.value.ok) {
    await answer.value.body?.cancel()
    return err(`it answered ${answer.value.status}`)
  }
  const listed = await answer.value.text().catch(() => '')
  // whoever answers with a page for people has no end of this kind
  return listed.endsWith(END) ? ok(newestIn(listed)) : err('it does not answer as git does')
}

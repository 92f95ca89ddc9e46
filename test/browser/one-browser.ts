/** Starts one Chromium for all browser tests, for each start takes seconds; none where there is none. */
import type { TestProject } from 'vitest/node'
import { chromiumPath, serve } from '../../src/cli/chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where it is reached. */
    browser: string
  }
}

export async function setup({ provide }: TestProject) {
  const path = chromiumPath()
  if (path === null) return undefined
  const server = await serve(path)
  provide('browser', server.wsEndpoint())
  return () => server.close()
}
